/// Knows what people leave for others to fill in, and what they write where there is nothing.
enum Fillable {
    /// `-`, `—`, `n/a`: nothing is said.
    static func isEmpty(_ text: String) -> Bool {
        let text = text.trimmingSpaces.lowercased()
        return !text.contains { $0.isLetter || $0.isNumber } || ["n/a", "na", "k. a.", "k.a.", "s/o", "n. a.", "n.a."].contains(text)
    }

    /// `None`, `Keine`: it is said that there is none.
    static func isNone(_ text: String) -> Bool {
        [
            "none", "no", "keine", "keiner", "kein", "aucun", "aucune", "ninguno", "ninguna", "no escalation", "not applicable", "never", "nie",
            "jamais", "nunca", "no sla", "nein", "non",
        ]
        .contains(text.trimmingSpaces.lowercased())
    }

    /// `[Contact Information]`, `TBD`, `to be configured`, `<phone>`, `xxx`.
    static func isPlaceholder(_ text: String) -> Bool {
        let text = text.trimmingSpaces
        let folded = Folded(text)
        // `n. n.`: nobody is named.
        if ["n. n.", "n.n.", "nn", "n. b.", "n.b."].contains(text.lowercased()) { return true }
        if text.hasPrefix("["), text.hasSuffix("]") || text.hasPrefix("<") && text.hasSuffix(">") { return true }
        if text.hasPrefix("{"), text.hasSuffix("}") { return true }
        let phrases: [Phrase] = [
            "tbd", "tba", "tbc", "placeholder", "fill in", "to be configured", "to be defined", "to be determined", "to be added", "insert",
            "noch offen",
            "noch festzulegen", "wird noch", "einzutragen", "bitte eintragen", "nachzutragen", "a definir", "a completer", "a renseigner",
            "por definir",
            "pendiente", "por completar", "your name", "vacant", "vakant", "unbesetzt", "vacante", "a designer", "a designar",
        ]
        return folded.contains(anyOf: phrases) || text.lowercased().contains("xxx") || text.contains("???")
    }
}
