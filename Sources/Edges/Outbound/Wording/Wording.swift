internal import Vocabulary

/// How a letter reads, before any medium's own escaping. What alerts say is a stranger's text: here it loses its line breaks and
/// control characters, and each channel escapes the rest in its own way.
package enum Wording {
    /// `P1 INC-42 5xx on checkout`, `7 incidents: P1 INC-42 5xx on checkout; P2 INC-43 slow search; 5 more`, or a notice's own title.
    package static func headline(_ letter: Letter) -> String {
        guard letter.person != nil, let first = letter.items.first else { return oneLine(letter.title) }
        let count = letter.items.count + letter.more
        if count == 1 { return line(first, title: letter.title) }
        let lines = letter.items.map { line($0, title: $0.title) } + (letter.more > 0 ? ["\(letter.more) more"] : [])
        return "\(count) incidents: " + lines.joined(separator: "; ")
    }

    /// `P1 INC-42 5xx on checkout`; a title that names its incident is left as it is, and one that begins with what the runbook calls it
    /// (`OPS-2026-0042 5xx on checkout`) needs no other name.
    package static func line(_ item: Letter.Item, title: String) -> String {
        let title = oneLine(title.isEmpty ? item.title : title)
        if title.contains(item.incident.description) { return title }
        let isNamed = IncidentID(named: title.prefix { $0 != " " }) == item.incident
        return isNamed ? "\(oneLine(item.severity.text)) \(title)" : "\(oneLine(item.severity.text)) \(item.incident) \(title)"
    }

    /// What one text message says: `P1 INC-42 5xx on checkout. Reply ACK 42`. The answer's wording is never cut off, the title is. A notice has
    /// two segments: what it says is in its text, and where to look stands at its end.
    package static func short(_ letter: Letter) -> String {
        guard letter.person != nil else { return shortNotice(letter) }
        var reply = ""
        if let first = letter.items.first {
            let one = "ACK \(first.incident.number)"
            reply = letter.items.count + letter.more == 1 ? ". Reply \(one)" : ". Reply ACK ALL or \(one)"
        }
        return SMSText.fit([headline(letter), reason(letter)].filter { !$0.isEmpty }.joined(separator: ". "), ending: reply)
    }

    private static func shortNotice(_ letter: Letter) -> String {
        var lines = letter.text.split(separator: "\n").map { oneLine($0) }.filter { !$0.isEmpty }
        var ending = ""
        if let last = lines.last, last.hasPrefix("https://") || last.hasPrefix("http://") {
            ending = " " + last
            lines.removeLast()
        }
        let sentences = ([oneLine(letter.title)] + lines).map { $0.last.map { ".:?!".contains($0) } == true ? $0 : $0 + "." }
        return SMSText.fit(sentences.joined(separator: " "), ending: ending, segments: 2)
    }

    /// What a voice says before it names the keys: `P1. Incident 42. 5xx on checkout.`
    package static func spoken(_ letter: Letter) -> String {
        guard letter.person != nil, let first = letter.items.first else { return cut(oneLine(letter.title), 300) }
        let title = cut(oneLine(first.title), 200)
        let why = reason(letter)
        let incident = "\(oneLine(first.severity.text)). Incident \(first.incident.number). \(title).\(why.isEmpty ? "" : " \(cut(why, 200)).")"
        let count = letter.items.count + letter.more
        return count == 1 ? incident : "\(count) incidents. The first: \(incident)"
    }

    /// Why this person is paged, without its full stop; empty when the title says enough.
    private static func reason(_ letter: Letter) -> String {
        let text = oneLine(letter.text)
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Every run of white space and control characters becomes one space.
    package static func oneLine(_ text: some StringProtocol) -> String {
        text.unicodeScalars.split { $0.value < 33 || $0.value == 127 || $0.properties.isWhitespace || $0.properties.generalCategory == .control }
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    /// At most `max` characters, the last of them an ellipsis when something was cut.
    package static func cut(_ text: String, _ max: Int) -> String {
        text.count <= max ? text : String(text.prefix(Swift.max(0, max - 1))) + "…"
    }

    /// At most `max` bytes of UTF-8, without cutting a character in two.
    package static func cut(_ text: String, bytes max: Int) -> String {
        guard text.utf8.count > max else { return text }
        var kept = ""
        var size = 3
        for character in text {
            size += character.utf8.count
            if size > max { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// For text and attribute values of HTML and XML.
    package static func escapedXML(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // Control characters may not stand in XML even as references.
            case _ where scalar.value < 32 && scalar != "\n" && scalar != "\t": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
