internal import Engine
package import Outbound
internal import Runbooks
internal import Storage
package import Vocabulary

/// Draws a letter from what the outbox holds: the words, the links and the signed way to answer.
package struct LetterPress: Sendable {
    /// Where people reach this server, without a slash at the end: `https://runbell.example`.
    private let publicURL: String
    private let key: [UInt8]
    /// Where people look first when that service has trouble.
    private let dashboard: @Sendable (ServiceName) -> String?

    package init(publicURL: String, key: [UInt8], dashboard: @escaping @Sendable (ServiceName) -> String? = { _ in nil }) {
        self.publicURL = publicURL
        self.key = key
        self.dashboard = dashboard
    }

    /// One letter for one page, or for several of one person's that go together.
    package func letter(for pages: [Page]) -> Letter {
        let first = pages[0]
        let items = pages.prefix(Limits.bundleItems).map { page in
            Letter.Item(
                incident: page.id.incident, title: page.title, severity: page.severity, service: page.service, link: link(to: page.id.incident),
                dashboard: dashboard(page.service), acknowledge: acknowledgeLink(for: page), isPrivate: page.isPrivate)
        }
        let title = pages.count == 1 ? first.title : "\(pages.count) incidents: \(first.title) and more"
        return Letter(
            id: first.id, person: first.person, way: first.way, connection: first.connection, address: first.address, title: title,
            text: pages.count == 1 ? first.why : "", items: items, more: pages.count - items.count)
    }

    package func letter(for notice: Notice) -> Letter {
        // What is published is the text itself; every other notice says where to look.
        let isBare = [ConnectionName.folder, .subscribers].contains(notice.connection)
        let isOfNoIncident = notice.id.incident == Programme.id
        let link = notice.way != nil ? "\(publicURL)/people" : isOfNoIncident ? link(to: notice.duty) : link(to: notice.id.incident)
        let text = isBare ? notice.text : notice.text.isEmpty ? link : "\(notice.text)\n\(link)"
        return Letter(
            id: notice.id, way: notice.way, connection: notice.connection, address: notice.destination, mentions: notice.mentions,
            title: notice.title, text: text)
    }

    /// A duty of the programme on its page for people; the page itself where it is about none.
    private func link(to duty: DutyName?) -> String { "\(publicURL)/programme\(duty.map { "#\($0.anchor)" } ?? "")" }

    package func link(to incident: IncidentID) -> String { "\(publicURL)/incidents/\(incident)" }

    /// Valid as long as the page could still be the reason somebody is awake.
    private func acknowledgeLink(for page: Page) -> String {
        let reply = ReplyLink(incident: page.id.incident, person: page.person, expires: page.due + Limits.replyLinkLifetime)
        return "\(publicURL)/a/\(reply.token(key: key))"
    }
}

extension DutyName {
    /// Its place on a page: `drill tabletop 2026-Q4` is `drill-tabletop-2026-q4`.
    package var anchor: String {
        var anchor = ""
        for character in text.lowercased() {
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            if isPlain || anchor.last != "-" { anchor.append(isPlain ? character : "-") }
        }
        return anchor
    }
}
