internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
package import OnCall
internal import Runbooks
internal import Runtime
package import Screens
internal import Storage
package import Vocabulary

/// Saying who one is where everybody is believed, and the built-in capture.
enum PlainRoutes {
    static let all = [
        Route(.get, "/captured", .browser(.read)) { visit, site in
            guard let captured = site.wiring.captured else { throw ProblemDocument.notFound("no connection of the runbook is a capture") }
            let frame = try await site.frame(visit, "Captured messages", at: nil, position: site.journal.lastPosition)
            return site.screens.page(
                CapturedScreen(
                    of: try await site.messages(await captured(), for: visit.caller), at: site.now, on: .of(site.dispatcher.library.current.zone),
                    frame: frame))
        },
        Route(.post, "/me", .browser(.read), bodyBytes: Limits.formBytes, PlainRoutes.name),
    ]

    /// In an open house people say who they are, and the browser remembers it.
    private static func name(_ visit: Visit, _ site: Site) async throws -> Response {
        let fields = try visit.form(site)
        guard site.access.policy == .open else { throw ProblemDocument.forbidden("who you are is what you signed in as") }
        _ = try site.access.everybody(named: fields["person"])
        var response = Response.seeOther(OwnPath.of(visit.request.headers[.referer]))
        response.headers[.setCookie] = NameCookie.header(fields["person"] ?? "")
        return response
    }
}

extension Site {
    /// What came to somebody by name has links that act in that name, and codes: it is theirs, and an administrator's. A notice is for
    /// whoever may see every incident it tells of.
    fileprivate func messages(_ all: [CapturedMessage], for caller: Caller) async throws -> [CapturedMessage] {
        guard !caller.may(.admin) else { return all }
        var theirs: [CapturedMessage] = []
        for message in all {
            var isTheirs = message.person.map { caller.author == .person($0) } ?? true
            if message.person == nil { for id in message.incidents where try await !maySee(id, caller) { isTheirs = false } }
            if isTheirs { theirs.append(message) }
        }
        return theirs
    }
}

extension CapturedScreen {
    package init(of messages: [CapturedMessage], at now: Moment, on clock: WallClock, frame: Frame) {
        let lines = messages.prefix(Limits.listLines).map {
            Line(at: When($0.at, at: now, on: clock), way: $0.way, to: $0.to, title: $0.title, text: $0.text, acknowledge: $0.acknowledge)
        }
        self.init(lines, frame: frame)
    }
}

/// Paths of our own, and no other site's.
enum OwnPath {
    static func safe(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\\") && $0 < 0x7F })
        else { return "/" }
        return path
    }

    /// The path of the page a form was on; browsers send it within a site.
    static func of(_ referer: String?) -> String {
        guard let referer, let scheme = referer.firstRange(of: "://") else { return "/" }
        let rest = referer[scheme.upperBound...]
        return safe(rest.firstIndex(of: "/").map { String(rest[$0...]) })
    }
}

/// Who somebody said they are, where everybody is believed.
enum NameCookie {
    private static let name = "runbell_person"

    static func header(_ person: String) -> String {
        "\(name)=\(PercentEncoding.encode(person)); Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"
    }

    static func person(in header: String) -> String? {
        Cookie.value(of: name, in: header).flatMap(PercentEncoding.decode).flatMap { $0.isEmpty ? nil : $0 }
    }
}
