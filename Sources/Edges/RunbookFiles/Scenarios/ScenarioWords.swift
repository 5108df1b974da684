internal import Runbooks
internal import Vocabulary

/// Single values that only scenario files have.
enum ScenarioWord: Hashable, Sendable {
    case instant
    /// `-10m`
    case ago
    case habit
    /// `http-5xx 1`
    case stepName
    /// A number from 1, or `all`.
    case item
    /// A triage question's number, or a playbook and the number of its step.
    case question
    case number
    case server
    case clock
    case expectation
    /// The rest of a sentence that began with `at`.
    case expectationAt

    func objection(to text: String, known: KnownNames) -> Objection? {
        switch self {
        case .instant:
            Moment(rfc3339: text) == nil
                ? Objection(.badTime, "'\(text)' is no moment.", fix: "Write '2026-10-25T02:30:00+02:00', with an offset.") : nil
        case .ago: ScenarioWords.ago(text) == nil ? Objection(.badSpan, "'\(text)' is no time in the past.", fix: "Write '-10m'.") : nil
        case .habit: ScenarioWords.habit(text) == nil ? ScenarioWords.noHabit(text) : nil
        case .stepName: ScenarioWords.stepObjection(text, known)
        case .item: text == "all" || Int(text).map { $0 >= 1 } == true ? nil : Objection(.badNumber, "'\(text)' is no number from 1.")
        case .question: Int(text).map { $0 >= 1 } ?? (ScenarioWords.stepObjection(text, known) == nil) ? nil : ScenarioWords.noQuestion(text)
        case .number: ConditionWords.number(text) == nil ? Objection(.badNumber, "'\(text)' is no number.", fix: "Write '7' or '0.5 %'.") : nil
        case .server:
            ScenarioWords.server(text) == nil
                ? Objection(.badWord, "nothing like '\(text)' happens to a server.", fix: "Write 'killed' or 'down for 10m'.") : nil
        case .clock: ScenarioWords.jump(text) == nil ? Objection(.badSpan, "'\(text)' is nothing a clock does.", fix: "Write 'jumps 1h'.") : nil
        case .expectation: ExpectationWords(known: known).objection(to: text)
        case .expectationAt: ExpectationWords(known: known).objection(to: "at \(text)")
        }
    }
}

/// Reads them.
enum ScenarioWords {
    static func ago(_ text: String) -> Duration? { text.hasPrefix("-") ? SpanWords.duration(String(text.dropFirst())) : nil }

    static func server(_ text: String) -> Scenario.Fault? {
        if text == "killed" { return .serverKilled }
        return text.hasPrefix("down for ") ? SpanWords.duration(String(text.dropFirst(9))).map { .serverDown($0) } : nil
    }

    static func jump(_ text: String) -> Duration? { text.hasPrefix("jumps ") ? SpanWords.duration(String(text.dropFirst(6))) : nil }

    /// `asleep`, `acknowledges after 3m`, `acknowledges after 3m and resolves after 20m`.
    static func habit(_ text: String) -> Scenario.Habit? {
        switch text {
        case "asleep": return .asleep
        case "away": return .away
        case "unreachable": return .unreachable
        default: break
        }
        guard text.hasPrefix("acknowledges") else { return nil }
        let rest = text.dropFirst("acknowledges".count)
        guard let and = rest.firstRange(of: " and resolves after ") else { return after(rest).map { .acknowledges(after: $0) } }
        guard let acknowledges = after(rest[..<and.lowerBound]), let resolves = SpanWords.duration(String(rest[and.upperBound...])) else {
            return nil
        }
        return .acknowledges(after: acknowledges, resolves: resolves)
    }

    private static func after(_ text: Substring) -> Duration? {
        if text.isEmpty || text == " at once" { return .zero }
        return text.hasPrefix(" after ") ? SpanWords.duration(String(text.dropFirst(7))) : nil
    }

    static func noHabit(_ text: String) -> Objection {
        let words = ["asleep", "away", "unreachable"]
        return Objection(
            .badWord, "'\(text)' does not say what somebody does about a page.",
            fix: "Write asleep, away, unreachable, 'acknowledges after 3m' or 'acknowledges after 3m and resolves after 20m'.",
            nearest: Nearest.name(to: text, among: words))
    }

    /// The last word is the number; a playbook's name may have spaces.
    static func step(_ text: String) -> Scenario.StepPlace? {
        guard let space = text.lastIndex(of: " "), let number = Int(text[text.index(after: space)...]), number >= 1 else { return nil }
        return Scenario.StepPlace(PlaybookName(text[..<space]), number)
    }

    static func noQuestion(_ text: String) -> Objection {
        Objection(.badWord, "'\(text)' is no question.", fix: "Write the number of a triage question, or a playbook and a step: 'http-5xx 2'.")
    }

    static func stepObjection(_ text: String, _ known: KnownNames) -> Objection? {
        guard let step = step(text) else {
            return Objection(.badWord, "'\(text)' names no step.", fix: "Write a playbook and a number: 'http-5xx 1'.")
        }
        return Word.referenceObjection(step.playbook.text, [.playbook], known)
    }
}
