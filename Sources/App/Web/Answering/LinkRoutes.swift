package import Engine
internal import HTTPTypes
internal import HummingbirdCore
package import Runbooks
internal import Runtime
package import Screens
internal import Storage
package import Vocabulary

/// The signed link in every message. Opening it shows the incident and one button; only the button (or ntfy's action, which sends
/// the same request) acknowledges, because mail scanners open every link they see.
enum LinkRoutes {
    static let routes = [
        Route(.get, "/a/{token}", .free) { visit, site in
            let link = try await site.link(visit)
            return try await site.linkPage(link, token: visit.arguments[0])
        },
        Route(.post, "/a/{token}", .free, bodyBytes: Limits.formBytes, LinkRoutes.acknowledge),
    ]

    private static func acknowledge(_ visit: Visit, _ site: Site) async throws -> Response {
        let link = try await site.link(visit)
        let words: String
        do throws(Trouble) {
            _ = try await site.dispatcher.perform(.acknowledge(via: .link), on: link.incident, by: .person(link.person))
            words = "\(link.incident) is acknowledged by \(link.person)."
        } catch {
            // Late is not wrong: whoever answers hears how it stands.
            guard case .refused = error else { throw error }
            words = "\(link.incident): \(ProblemDocument(error).detail)."
        }
        if visit.request.headers.contains("text/html", in: .accept) { return .seeOther("/a/\(visit.arguments[0])") }
        return .text(200, words + "\n")
    }
}

extension Site {
    fileprivate func link(_ visit: Visit) async throws -> ReplyLink {
        guard let link = ReplyLink(token: visit.arguments[0], key: wiring.serverKey) else {
            throw ProblemDocument.brokenLink
        }
        guard now < link.expires else {
            throw ProblemDocument.expiredLink(of: link.incident)
        }
        return link
    }

    fileprivate func linkPage(_ link: ReplyLink, token: String) async throws -> Response {
        guard let incident = try await dispatcher.incident(link.incident) else { throw ProblemDocument.notFound("there is no \(link.incident)") }
        let runbook = await dispatcher.library.runbook(incident.runbook)
        var response = screens.page(LinkScreen(of: incident, for: link.person, link: token, under: runbook, at: now))
        response.headers[.cacheControl] = "no-store"
        response.headers[.robots] = "noindex"
        return response
    }
}

extension LinkScreen {
    /// For whoever it was sent to, signed in or not.
    package init(of incident: Incident, for person: PersonName, link: String, under runbook: Runbook, at now: Moment) {
        let frame = Frame("\(incident.name) \(incident.opening.title)", at: nil, viewer: .stranger, zone: runbook.zone)
        self.init(IncidentRow(incident), for: person, link: link, under: runbook, at: now, frame: frame)
    }
}

extension ProblemDocument {
    package static let brokenLink = ProblemDocument.notFound(
        "this link is not one of ours, or a part of it was lost on the way: open it from the message again")
    /// Of an invitation, or of the first account.
    package static let goneLink = ProblemDocument.notFound("this link was used, is too old, or was never one: ask an administrator for another")

    package static func expiredLink(of incident: IncidentID) -> ProblemDocument {
        ProblemDocument(
            status: 410, kind: "expired", title: "This link has expired", detail: "sign in to see \(incident), or answer a newer message")
    }
}
