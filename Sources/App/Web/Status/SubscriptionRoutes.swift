internal import Chronicle
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Logging
internal import Notation
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Subscribing to the status page by mail. Nobody is told anything before they have pressed the button behind the link in the first mail,
/// and one request ends it. No answer says whether an address is known.
enum SubscriptionRoutes {
    static let routes = [
        Route(.post, "/status/subscribe", .free, bodyBytes: Limits.formBytes, subscribe),
        Route(.get, "/status/confirm/{token}", .free) { visit, site in site.screens.said(.confirming(visit.arguments[0])) },
        Route(.post, "/status/confirm/{token}", .free, bodyBytes: Limits.formBytes, confirm),
        Route(.get, "/status/unsubscribe/{token}", .free) { visit, site in site.screens.said(.leaving(visit.arguments[0])) },
        Route(.post, "/status/unsubscribe/{token}", .free, bodyBytes: Limits.formBytes) { visit, site in
            _ = try await site.journal.drop(subscriber: SubscriberLink.digest(of: visit.arguments[0]))
            return site.said(visit, 200, "You get no more mail", "If you were subscribed by this link, you are not any more.")
        },
    ]

    private static func subscribe(_ visit: Visit, _ site: Site) async throws -> Response {
        let runbook = site.dispatcher.library.current
        guard runbook.hasSubscribers else { throw ProblemDocument.notFound("this status page sends no mail") }
        let wish = try Wish(visit)
        let known = runbook.statusPage.components.map(\.name)
        for component in wish.components where !known.contains(component) {
            throw ProblemDocument.invalid("#/components", "the status page shows no '\(component)'")
        }
        guard site.strangers.take("subscribe", atMost: Limits.subscriptionsEachMinute, at: site.now) else {
            throw ProblemDocument.tooMany(retryAfter: 60, "many people subscribe just now; try again in a minute")
        }
        if site.strangers.isFirst("mail \(wish.email)", within: Limits.confirmationPause, at: site.now) { try await site.invite(wish, runbook) }
        return site.said(
            visit, 202, "Look into your mail", "If the address is right, a mail with a link is on its way. You are told nothing before you follow it."
        )
    }

    private static func confirm(_ visit: Visit, _ site: Site) async throws -> Response {
        let digest = SubscriberLink.digest(of: visit.arguments[0])
        guard try await site.journal.confirm(subscriber: digest, at: site.now) != nil else {
            throw ProblemDocument(
                status: 410, kind: "expired", title: "This link has expired", detail: "subscribe again on the status page to get another")
        }
        return site.said(visit, 200, "You are subscribed", "Every mail has a link to end it.")
    }
}

/// What somebody filled in.
private struct Wish {
    let email: String
    /// Empty: all.
    let components: [ComponentName]

    init(_ visit: Visit) throws {
        var address = ""
        var names: [String] = []
        if visit.request.headers.contains("json", in: .contentType) {
            guard let json = try? JSON(parsing: visit.body, depth: 4) else { throw ProblemDocument.malformed("the body is not JSON") }
            address = json["email"]?.string ?? ""
            names = json["components"]?.array?.compactMap(\.string) ?? []
        } else {
            let form = try Form(visit.body)
            address = form["email"] ?? ""
            names = form.all("component")
        }
        guard let email = Wish.address(address) else { throw ProblemDocument.invalid("#/email", "must be a mail address, such as ana@shop.example") }
        self.email = email
        components = Set(names.filter { !$0.isEmpty }.prefix(Limits.runbookEntries)).sorted().map { ComponentName($0) }
    }

    /// Only what every mail server takes; the domain in small letters, so that one address is one.
    private static func address(_ text: String) -> String? {
        let bytes = Array(text.utf8.drop { $0 == 32 }.reversed().drop { $0 == 32 }.reversed())
        let forbidden = Set("<>()[]\\,;:\"".utf8)
        guard bytes.count <= 254, bytes.allSatisfy({ (33...126).contains($0) && !forbidden.contains($0) }) else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count) else { return nil }
        let domain = String(decoding: parts[1], as: UTF8.self).lowercased()
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ (1...63).contains($0.utf8.count) }) else { return nil }
        return "\(String(decoding: parts[0], as: UTF8.self))@\(domain)"
    }
}

extension Site {
    /// Keeps the wish and sends the mail to confirm it once the answer is given, so that its time tells nothing either.
    fileprivate func invite(_ wish: Wish, _ runbook: Runbook) async throws {
        let (subscriber, token) = SubscriberLink.subscriber(email: wish.email, components: wish.components, at: now, key: wiring.serverKey)
        try await journal.put(subscriber)
        let page = runbook.statusTitle
        let about = wish.components.isEmpty ? "" : " about \(wish.components.map(\.text).joined(separator: ", "))"
        let text = """
            Somebody, we hope you, wants to get what \(page) posts\(about) at this address.

            To confirm it, open this link and press the button: \(wiring.publicURL)/status/confirm/\(token)

            If it was not you, do nothing: you will hear nothing more of it.
            """
        let mail = SubscriberMail(to: wish.email, title: "\(page): do you want to be told?", text: text, page: page, token: token)
        if !errands.add({ [wiring] in await wiring.mail(mail) }) {
            wiring.logger.warning("a mail to confirm a subscription was not sent: too many wait")
        }
    }

    /// A page for a browser, one line for a program.
    func said(_ visit: Visit, _ status: Int, _ title: String, _ text: String) -> Response {
        if visit.request.headers.contains("text/html", in: .accept) { return screens.said(StatusSaidScreen(title, text, status: status)) }
        return .json(status) {
            $0.object {
                $0.member("title", title)
                $0.member("detail", text)
            }
        }
    }
}
