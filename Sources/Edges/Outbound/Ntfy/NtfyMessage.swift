internal import Notation

/// A letter as an ntfy push: it rings through "do not disturb", a tap opens the incident, a button acknowledges it
/// (docs.ntfy.sh/publish, "Publish as JSON").
package enum NtfyMessage {
    /// Longer ones become an attachment, which nobody reads at night. ntfy's limit is 4096 bytes.
    private static let messageBytesMax = 3500
    private static let actionsMax = 3

    package static func request(_ letter: Letter, _ settings: NtfySettings) -> HTTPRequest {
        var headers: [HTTPRequest.Header] = [.init("Content-Type", "application/json")]
        if let authorization = settings.authorization { headers.append(.init("Authorization", authorization)) }
        return HTTPRequest(url: settings.url + "/", headers: headers, body: document(letter, topic(letter, settings)), timeout: settings.timeout)
    }

    package static func topic(_ letter: Letter, _ settings: NtfySettings) -> String { letter.address.isEmpty ? settings.topic : letter.address }

    /// ntfy's own rule: letters, digits, `-` and `_`, at most 64.
    package static func isTopic(_ text: String) -> Bool {
        1...64 ~= text.utf8.count
            && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95 }
    }

    /// The answer's `error` is put into the reason; 507 and 429 mean the server's limits.
    package static func verdict(_ result: HTTPResult) -> Verdict {
        RetryTable.verdict(result) { answer in (try? JSON(parsing: answer.body))?["error"]?.string }
    }

    private static func document(_ letter: Letter, _ topic: String) -> [UInt8] {
        let isPage = letter.person != nil
        var writer = JSONWriter(reserving: 1024)
        writer.object {
            $0.member("topic", topic)
            $0.member("title", Wording.cut(Wording.headline(letter), bytes: 250))
            $0.member("message", Wording.cut(message(letter), bytes: messageBytesMax))
            $0.member("priority", isPage ? 5 : 3)
            $0.member("tags") { $0.array { $0.value(isPage ? "rotating_light" : "speech_balloon") } }
            $0.member("click", ifAny: letter.items.first?.link)
            let buttons = letter.items.filter { $0.acknowledge != nil }.prefix(actionsMax)
            if !buttons.isEmpty { $0.member("actions") { $0.array { for item in buttons { write(item, &$0) } } } }
        }
        return writer.bytes
    }

    private static func message(_ letter: Letter) -> String {
        let count = letter.items.count + letter.more
        var lines = count > 1 ? letter.items.map { Wording.line($0, title: $0.title) } : letter.items.map { "Service \($0.service)" }
        if letter.more > 0 { lines.append("and \(letter.more) more") }
        if !letter.text.isEmpty { lines.append(letter.text) }
        return lines.isEmpty ? Wording.oneLine(letter.title) : lines.joined(separator: "\n")
    }

    private static func write(_ item: Letter.Item, _ writer: inout JSONWriter) {
        writer.object {
            $0.member("action", "http")
            $0.member("label", "Acknowledge \(item.incident)")
            $0.member("url", item.acknowledge ?? "")
            $0.member("method", "POST")
            // The push goes away once the server has said yes.
            $0.member("clear", true)
        }
    }
}
