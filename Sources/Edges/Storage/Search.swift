package import Vocabulary

/// A word somebody typed, looked for anywhere in a text; upper and lower case of ASCII letters are the same.
package struct Search: Sendable {
    private let needle: [UInt8]

    package init(_ text: String) { needle = text.utf8.map(Search.lowered) }

    package func matches(_ text: String) -> Bool {
        guard !needle.isEmpty else { return true }
        var text = text
        return text.withUTF8 { hay in
            guard hay.count >= needle.count else { return false }
            let first = needle[0]
            for start in 0...(hay.count - needle.count) where Search.lowered(hay[start]) == first {
                if (1..<needle.count).allSatisfy({ Search.lowered(hay[start + $0]) == needle[$0] }) { return true }
            }
            return false
        }
    }

    package func matches(_ alert: Alert) -> Bool {
        matches(alert.key.key) || matches(alert.summary) || alert.labels.contains { matches($0.value) }
    }

    package func matches(_ row: IncidentRow) -> Bool {
        matches(row.title) || matches(row.service.text) || matches(row.id.description)
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
