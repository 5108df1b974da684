internal import Runbooks

/// Knows what people write where the real thing is still missing: `[Contact Information]`, `to be configured`, `TBD`, `xxx`.
enum Placeholder {
    /// What `runbell import` writes where something is needed that the document does not say.
    static let unsaid = "TBD"
    /// A line in a column of a table: nobody.
    private static let dashes: Set<String> = ["-", "–", "—"]
    private static let words: Set<String> = [
        "tbd", "tba", "tbc", "???", "placeholder", "changeme", "change me", "fill in", "fill me in", "your name here",
    ]

    /// Nothing is meant by it, not even another name.
    static func isUnsaid(_ text: String) -> Bool { text == unsaid || dashes.contains(text) }

    static func isOne(_ text: String) -> Bool {
        let text = text.lowercased().split(separator: " ").joined(separator: " ")
        if words.contains(text) || dashes.contains(text) || text.hasPrefix("to be ") || text.hasPrefix("insert ") { return true }
        if text.hasPrefix("[") && text.hasSuffix("]") || text.hasPrefix("<") && text.hasSuffix(">") { return true }
        return text.contains("xxx")
    }

    static func objection(to text: String) -> Objection? {
        guard isOne(text) else { return nil }
        return Objection(.placeholder, "'\(text)' was never filled in.", fix: "Write the real one, or remove the line until there is one.")
    }

    /// `phone: [Contact Information]` is a list to YAML.
    static func objection(to node: YAMLNode) -> Objection? {
        guard let items = node.list, items.count == 1, let text = items[0].text, text.allSatisfy({ $0.isLetter || " _-".contains($0) }) else {
            return nil
        }
        return objection(to: "[\(text)]")
    }
}
