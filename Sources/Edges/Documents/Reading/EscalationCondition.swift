/// On what an escalation depends besides the time: `if unresolved`, `if no progress`, `if recurring`.
enum EscalationCondition: Hashable {
    case unresolved, unstable, idle, recurring

    static let reviews: [Phrase] = ["review*", "besprechung", "revue", "revision"]

    private static let idleWords: [Phrase] = ["no progress", "kein fortschritt", "keinen fortschritt", "pas de progres", "sin progreso"]
    private static let recurringWords: [Phrase] = [
        "recurring", "recurs", "repeated", "wiederkehrend*", "wiederholt*", "recurrent*", "recurrente*", "se repite",
    ]
    private static let conditionWords: [Phrase] = ["if", "unless", "except", "wenn", "falls", "sofern", "ausser", "si", "sauf", "cuando", "salvo"]

    /// Nil when it is only for cases this does not understand: `within 30 minutes if payments are affected`.
    init?(_ text: String) {
        let folded = Folded(text)
        // A review asks whether anything was done; people are woken until the harm is stopped.
        if folded.contains(anyOf: Self.idleWords), folded.contains(anyOf: Self.reviews) {
            self = .idle
        } else if folded.contains(anyOf: DocumentReading.unstableWords) {
            self = .unstable
        } else if folded.contains(anyOf: Self.recurringWords) {
            self = .recurring
        } else if folded.contains(anyOf: DocumentReading.unresolvedWords + DocumentReading.unansweredWords)
            || !folded.contains(anyOf: Self.conditionWords)
        {
            self = .unresolved
        } else {
            return nil
        }
    }

    /// What makes the escalation needless.
    var unless: String {
        switch self {
        case .unresolved, .recurring: "resolved"
        case .unstable: "mitigated"
        case .idle: "progress made"
        }
    }
}
