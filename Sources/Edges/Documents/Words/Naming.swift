/// Makes names of the runbook language from what people write.
enum Naming {
    /// `Incident Commander (IC)` becomes `incident-commander`.
    static func slug(_ text: String, joiner: String = "-") -> String {
        let withoutParts = text.split(separator: "(", maxSplits: 1).first.map(String.init) ?? text
        let words = Folded(withoutParts).words
        var slug = words.joined(separator: joiner)
        while slug.count > 60 { slug = slug.split(separator: Character(joiner)).dropLast().joined(separator: joiner) }
        if let first = slug.first, !first.isLetter, !first.isNumber { return "" }
        return slug
    }

    /// Letters, digits, spaces and `-_.`, as the language wants names.
    static func name(_ text: String) -> String {
        let kept = Inline.plain(text).replacing("/", with: " ").filter { $0.isLetter || $0.isNumber || " ._-".contains($0) }
        var name = kept.split(separator: " ").joined(separator: " ")
        while let first = name.first, !first.isLetter, !first.isNumber { name.removeFirst() }
        while let last = name.last, ".:- ".contains(last) { name.removeLast() }
        return String(name.prefix(60)).trimmingSpaces
    }
}
