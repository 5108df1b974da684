/// Who has a role, in a sentence: `The **Incident Manager** is the Duty Manager. The deputy is the Head of Operations.`
extension DocumentReading {
    mutating func readNamedRoles() {
        var last: (role: String, line: Int)?
        for sentence in sentences {
            guard let (who, whom) = Self.isSomebody(sentence.text), isPart(whom), Folded(whom).words.count <= 6 else { continue }
            let isDeputy = Folded(who).contains(anyOf: ["deputy", "backup", "stand in", "alternate"]) && Folded(who).words.count == 1
            if isDeputy, let role = last?.role, last?.line == sentence.line, draft["roles", role, "backup"] == nil {
                if let seat = seat(whom, line: sentence.line) { draft.set(["roles", role, "backup"], seat, line: sentence.line) }
            } else if sentence.raw.contains("**\(who)**"), isPart(who) {
                let role = Naming.slug(cleaned(who), joiner: "_")
                guard draft["roles", role, "default"] == nil, draft["seats", role] == nil, let seat = seat(whom, line: sentence.line) else {
                    continue
                }
                draft.set(["roles", role, "default"], seat, line: sentence.line)
                last = (role, sentence.line)
            }
        }
    }

    /// The two of `The … is the …`, where nothing else is said.
    private static func isSomebody(_ text: String) -> (who: String, whom: String)? {
        var text = text.drop { $0.isNumber || $0 == "." || $0 == " " }
        while let last = text.last, ".;".contains(last) { text.removeLast() }
        guard text.hasPrefix("The "), let range = text.firstRange(of: " is the ") ?? text.firstRange(of: " is ") else { return nil }
        let who = String(text[..<range.lowerBound].dropFirst(4)), whom = String(text[range.upperBound...])
        return who.contains(",") || whom.contains(",") ? nil : (who, whom)
    }
}
