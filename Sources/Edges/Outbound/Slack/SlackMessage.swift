internal import Notation
internal import Vocabulary

/// A letter as a Slack message with buttons (docs.slack.dev, chat.postMessage and incoming webhooks). The buttons come back as
/// `block_actions`: `action_id` is `ack` or `escalate`, `value` is the incident.
package enum SlackMessage {
    /// Slack takes 50 blocks and about 13,000 characters of them; these keep the largest letter under both.
    private static let itemsMax = 10
    private static let titleMax = 150
    private static let textMax = 2500

    /// `plain` leaves the blocks out, for when Slack did not like them.
    package static func request(_ letter: Letter, _ settings: SlackSettings, plain: Bool = false) -> HTTPRequest {
        var headers = [HTTPRequest.Header("Content-Type", "application/json; charset=utf-8")]
        let url: String
        var channel: String?
        switch settings.door {
        case .api(let base, let token):
            url = base + "/chat.postMessage"
            headers.append(.init("Authorization", "Bearer \(token)"))
            channel = letter.address.isEmpty ? settings.channel : letter.address
        case .incomingWebhook(let address):
            url = address
        }
        return HTTPRequest(url: url, headers: headers, body: document(letter, settings, channel, plain), timeout: settings.timeout)
    }

    private static func document(_ letter: Letter, _ settings: SlackSettings, _ channel: String?, _ plain: Bool) -> [UInt8] {
        var writer = JSONWriter(reserving: 2048)
        writer.object {
            $0.member("channel", ifAny: channel)
            // What a phone's notification shows, and all there is when there are no blocks.
            $0.member("text", plain ? plainText(letter, settings) : headline(letter))
            if !plain { $0.member("blocks") { $0.array { writeBlocks(letter, settings, &$0) } } }
            $0.member("unfurl_links", false)
            $0.member("unfurl_media", false)
            if channel != nil {
                $0.member("metadata") {
                    $0.object {
                        $0.member("event_type", "runbell_letter")
                        $0.member("event_payload") { $0.object { $0.member("id", letter.id.description) } }
                    }
                }
            }
        }
        return writer.bytes
    }

    private static func headline(_ letter: Letter) -> String {
        (mentions(letter) + [escaped(Wording.headline(letter), 300)]).joined(separator: " ")
    }

    private static func plainText(_ letter: Letter, _ settings: SlackSettings) -> String {
        let links = letter.items.prefix(itemsMax).map { item in
            ["<\(link(item.link))|\(item.incident)>", dashboardLink(item), acknowledgeLink(item, letter, settings)].compactMap(\.self)
                .joined(separator: " ")
        }
        return ([headline(letter), escaped(letter.text, textMax)].filter { !$0.isEmpty } + links).joined(separator: "\n")
    }

    /// The signed link is its person's own, so it is only shown where nobody else reads: in a conversation with that person.
    private static func acknowledgeLink(_ item: Letter.Item, _ letter: Letter, _ settings: SlackSettings) -> String? {
        guard case .api = settings.door, let first = letter.address.first, first == "U" || first == "W" else { return nil }
        return item.acknowledge.map { "<\(link($0))|Acknowledge>" }
    }

    private static func dashboardLink(_ item: Letter.Item) -> String? { item.dashboard.map { "<\(link($0))|Dashboard>" } }

    private static func writeBlocks(_ letter: Letter, _ settings: SlackSettings, _ writer: inout JSONWriter) {
        let count = letter.items.count + letter.more
        if letter.person == nil || count != 1 {
            let title = count > 1 && letter.person != nil ? "\(count) incidents" : Wording.oneLine(letter.title)
            section((mentions(letter) + ["*\(escaped(title, titleMax))*"]).joined(separator: " "), &writer)
        }
        for item in letter.items.prefix(itemsMax) { writeItem(item, letter, settings, &writer) }
        if !letter.text.isEmpty { section(escaped(letter.text, textMax), &writer) }
        let hidden = letter.more + max(0, letter.items.count - itemsMax)
        if hidden > 0 { section("and \(hidden) more", &writer) }
    }

    private static func writeItem(_ item: Letter.Item, _ letter: Letter, _ settings: SlackSettings, _ writer: inout JSONWriter) {
        let alone = letter.person != nil && letter.items.count + letter.more == 1
        let title = alone && !letter.title.isEmpty ? letter.title : item.title
        let names = alone ? mentions(letter).map { $0 + " " }.joined() : ""
        let links = [settings.buttons ? nil : acknowledgeLink(item, letter, settings), dashboardLink(item)].compactMap(\.self)
        section(
            "\(names)*<\(link(item.link))|\(item.incident)>* · \(escaped(item.severity.text, 60)) · \(escaped(item.service.text, 60))\n"
                + escaped(Wording.oneLine(title), titleMax) + (links.isEmpty ? "" : "\n" + links.joined(separator: " ")), &writer)
        guard letter.person != nil, settings.buttons else { return }
        writer.object {
            $0.member("type", "actions")
            $0.member("block_id", item.incident.description.lowercased())
            $0.member("elements") {
                $0.array {
                    button("ack", "Acknowledge", "primary", item, &$0)
                    button("escalate", "Escalate", "danger", item, &$0)
                }
            }
        }
    }

    private static func section(_ markdown: String, _ writer: inout JSONWriter) {
        writer.object {
            $0.member("type", "section")
            $0.member("text") {
                $0.object {
                    $0.member("type", "mrkdwn")
                    $0.member("text", markdown)
                }
            }
        }
    }

    private static func button(_ action: String, _ label: String, _ style: String, _ item: Letter.Item, _ writer: inout JSONWriter) {
        writer.object {
            $0.member("type", "button")
            $0.member("action_id", action)
            $0.member("style", style)
            $0.member("text") {
                $0.object {
                    $0.member("type", "plain_text")
                    $0.member("text", label)
                }
            }
            $0.member("value", item.incident.description)
        }
    }

    /// Only what is shaped like a Slack id becomes a mention; `<!channel>` out of an alert never does.
    private static func mentions(_ letter: Letter) -> [String] {
        letter.mentions.compactMap { id in
            guard id.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else { return nil }
            return switch id.first {
            case "U", "W": "<@\(id)>"
            case "S": "<!subteam^\(id)>"
            default: nil
            }
        }
    }

    /// Slack's three (docs.slack.dev/messaging/formatting-message-text, "Escaping text"). Cut after escaping, since the limits count so.
    private static func escaped(_ text: String, _ max: Int = .max) -> String {
        var escaped = ""
        var size = 0
        for character in text {
            let piece = character == "&" ? "&amp;" : character == "<" ? "&lt;" : character == ">" ? "&gt;" : String(character)
            size += piece.utf16.count
            if size >= max { return escaped + "…" }
            escaped += piece
        }
        return escaped
    }

    private static func link(_ url: String) -> String { escaped(url).replacing("|", with: "%7C") }
}
