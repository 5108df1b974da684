internal import Runbooks
internal import Vocabulary

/// Reads the moments something is counted from, or made needless by: `declared`, `review published`, `fact legal cleared`.
enum OccasionWords {
    static let plain: [(word: String, means: Occasion)] = [
        ("declared", .raised), ("raised", .raised), ("acknowledged", .acknowledged), ("mitigated", .mitigated), ("resolved", .resolved),
        ("review published", .reviewed(milestone: ReviewPolicy.published)),
    ]
    /// Every other word a clock starts with is the name of a fact.
    static let clockStarts = plain.map(\.word)
    private static let prefixes: [(word: String, noun: Noun)] = [("fact ", .fact), ("phase ", .phase), ("drill ", .drill)]

    /// A word, or one of these before a name.
    static func occasion(_ text: String) -> Occasion? {
        if let plain = plain.first(where: { $0.word == text }) { return plain.means }
        guard let (prefix, noun) = prefixes.first(where: { text.hasPrefix($0.word) }) else { return nil }
        let name = String(text.dropFirst(prefix.count))
        switch noun {
        case .fact: return .fact(FactName(name))
        case .phase: return .phaseEntered(PhaseName(name))
        default: return .drillHeld(DrillName(name))
        }
    }

    /// A word, or else the name of a fact.
    static func occasionOrFact(_ text: String) -> Occasion { plain.first { $0.word == text }?.means ?? .fact(FactName(text)) }

    static func objection(to text: String, known: KnownNames) -> Objection? {
        if let (prefix, noun) = prefixes.first(where: { text.hasPrefix($0.word) }) {
            return Word.referenceObjection(String(text.dropFirst(prefix.count)), [noun], known)
        }
        guard occasion(text) == nil else { return nil }
        let words = plain.map(\.word)
        return Objection(
            .badWord, "'\(text)' is no moment of an incident.",
            fix: "Write \(words.joined(separator: ", ")), or 'fact', 'phase' or 'drill' and a name.", nearest: Nearest.name(to: text, among: words))
    }
}

/// Reads where updates go: `slack:#inc-{{incident.slug}}`, `status_page`, `subscribers`, or who gets them.
enum DestinationWords {
    static let words = ["status_page", "subscribers"]

    static func objection(to text: String, known: KnownNames) -> Objection? {
        guard !text.contains(":") else { return AudienceWords.objection(to: text, known: known) }
        return Word.referenceObjection(text, [.connection] + Language.parties, or: words + Language.everybody, known)
    }
}

/// Reads how often somebody hears more.
enum CadenceWords {
    static let fix = "Write a span such as '30m', 'as needed', 'start and end' or 'none'."

    static func cadence(_ text: String) -> Communication.Cadence? {
        switch text {
        case "as needed": .asNeeded
        case "start and end": .startAndEnd
        case "none": .never
        default: SpanWords.span(text).map { .every($0) }
        }
    }
}

/// Reads whether customers are told on the status page.
enum StatusPageWords {
    private static let words: [String: Severity.StatusPagePolicy] = [
        "always": .always, "never": .never, "optional": .optional, "when customer visible": .whenCustomerVisible,
    ]

    static func policy(_ text: String) -> Severity.StatusPagePolicy? {
        if let policy = words[text] { return policy }
        return text.hasPrefix("after ") ? SpanWords.duration(String(text.dropFirst(6))).map { .after($0) } : nil
    }

    static func objection(to text: String) -> Objection? {
        guard policy(text) == nil else { return nil }
        return Objection(
            .badWord, "'\(text)' does not say whether customers are told.",
            fix: "Write 'always', 'never', 'optional', 'after 1h' or 'when customer visible'.",
            nearest: Nearest.name(to: text, among: words.keys.sorted()))
    }
}
