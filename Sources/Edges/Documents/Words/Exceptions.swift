/// Finds what takes something away from what is said: `unless`, `not`, `except for`. Who does not understand it must not take the rest.
enum Exceptions {
    private static let exceptions: [Phrase] = [
        "unless", "except", "excluding", "apart from", "other than", "not", "never", "don t", "doesn t", "cannot", "nicht", "kein*", "nie", "niemals",
        "ausser",
        "ausgenommen", "sofern", "falls", "pas", "jamais", "sauf", "hormis", "excepte", "nunca", "salvo", "excepto", "nao", "exceto", "jamas",
        "subject to", "vorbehaltlich",
    ]
    private static let conditions: [Phrase] = ["if", "when", "where", "wenn", "si", "lorsque", "quand", "cuando", "quando", "se", "caso", "provided"]
    /// These say a length once more.
    private static let idioms = [
        "not later than", "no later than", "not more than", "no more than", "not longer than", "nicht später als", "nicht länger als", "pas plus de",
        "pas plus tard que", "if possible", "if at all", "when on call", "when possible",
    ]

    /// Whether a text takes something away from what it says, or says the length only of a case named behind it.
    static func isLimited(_ text: String, behind place: String.Index? = nil) -> Bool {
        func folded(_ text: String) -> Folded { Folded(idioms.reduce(text.lowercased()) { $0.replacing($1, with: " ") }) }
        if folded(text).contains(anyOf: exceptions) { return true }
        guard let place else { return false }
        let rest = text[place...].split { ",;".contains($0) }.first.map(String.init) ?? ""
        return folded(rest).contains(anyOf: conditions)
    }
}
