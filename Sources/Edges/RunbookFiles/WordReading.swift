internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Why a single value cannot be taken.
struct Objection: Error {
    var code: DiagnosticCode
    var message: String
    var fix: String?
    var nearest: String?

    init(_ code: DiagnosticCode, _ message: String, fix: String? = nil, nearest: String? = nil) {
        self.code = code
        self.message = message
        self.fix = fix
        self.nearest = nearest
    }
}

extension Word {
    /// What is wrong with the text, or nil. A secret's text is never repeated.
    func objection(to text: String, known: KnownNames) -> Objection? {
        let objection = ownObjection(to: text, known: known)
        // What was left to be filled in is not a name nobody knows.
        return objection != nil && Placeholder.isUnsaid(text) ? Placeholder.objection(to: text) : objection
    }

    private func ownObjection(to text: String, known: KnownNames) -> Objection? {
        switch self {
        case .text: text.isEmpty ? Objection(.badWord, "there is no text here.") : nil
        case .name: Self.isName(text) ? nil : Objection(.badName, "'\(text)' cannot be a name.", fix: Self.nameFix)
        case .version: text == String(Language.version) ? nil : Self.wrongVersion(text)
        case .span: SpanWords.span(text) == nil ? Objection(.badSpan, "'\(text)' is no span.", fix: SpanWords.fix) : nil
        case .duration: Self.durationObjection(text)
        case .target: TargetWords.target(text) == nil ? Objection(.badTarget, "'\(text)' is no target.", fix: TargetWords.fix) : nil
        case .zone: Self.zoneObjection(text)
        case .wallTime: TimeWords.wallTime(text) == nil ? Objection(.badTime, "'\(text)' is no time.", fix: TimeWords.fix) : nil
        case .hours: TimeWords.hours(text) == nil ? Objection(.badHours, "'\(text)' are no hours of the week.", fix: TimeWords.hoursFix) : nil
        case .integer(let range): Self.integerObjection(text, range)
        case .choice(let words): Self.choiceObjection(text, words)
        case .way: Self.choiceObjection(text, Way.allCases.map(\.rawValue))
        case .reachStep: ReachWords.objection(to: text, known: known)
        case .audience: AudienceWords.objection(to: text, known: known)
        case .reference(let nouns, let words): Self.referenceObjection(text, nouns, or: words, known)
        case .occasion: OccasionWords.objection(to: text, known: known)
        case .destination: DestinationWords.objection(to: text, known: known)
        case .cadence: CadenceWords.cadence(text) == nil ? Objection(.badSpan, "'\(text)' is no cadence.", fix: CadenceWords.fix) : nil
        case .letters: LetterWords.objection(to: text, known: known)
        case .statusPagePolicy: StatusPageWords.objection(to: text)
        case .secret: SecretWords.objection(to: text)
        case .setting: SecretWords.objection(toSetting: text)
        case .email, .phone, .anyPhone, .url: Placeholder.objection(to: text) ?? addressObjection(text)
        case .period: PeriodWords.objection(to: text)
        case .goal: GoalWords.goal(text) == nil ? Objection(.badTarget, "'\(text)' is no goal.", fix: GoalWords.fix) : nil
        case .expectation, .percent, .meeting, .statuses, .argument: measureObjection(text)
        case .scenarioFile: Self.scenarioFileObjection(text)
        case .incidentName: IncidentNaming(text) == nil ? Objection(.badName, "'\(text)' names no incidents.", fix: Self.namingFix) : nil
        case .groupingKey: GroupingWords.key(text) == nil ? GroupingWords.objection(to: text) : nil
        case .file: text.hasPrefix("/") || text.contains("..") ? Objection(.unreadableHolidays, "'\(text)' is not beside the runbook.") : nil
        case .scenario(let word): word.objection(to: text, known: known)
        case .path: text.split(separator: ".", omittingEmptySubsequences: false).contains("") ? Self.badPath(text) : nil
        }
    }

    private static func wrongVersion(_ text: String) -> Objection {
        Objection(
            .wrongVersion, "this Runbell knows version \(Language.version) of the language, not '\(text)'.",
            fix: "Write 'runbell: \(Language.version)'.")
    }

    private static func badPath(_ text: String) -> Objection {
        Objection(.badAddress, "'\(text)' is no path.", fix: "Write names and places with dots between them, such as 'alerts.0.title'.")
    }

    private static func durationObjection(_ text: String) -> Objection? {
        guard SpanWords.duration(text) == nil else { return nil }
        let why = SpanWords.span(text) == nil ? "is no span" : "has no fixed length, which is needed here"
        return Objection(.badSpan, "'\(text)' \(why).", fix: SpanWords.durationFix)
    }

    private static func zoneObjection(_ text: String) -> Objection? {
        guard WallClock(zone: text) == nil else { return nil }
        return Objection(
            .badZone, "'\(text)' is no time zone.", fix: "Write an IANA name such as 'Europe/Stockholm' or 'UTC'; offsets change with the clocks.")
    }

    private static func integerObjection(_ text: String, _ range: ClosedRange<Int>) -> Objection? {
        if let number = Int(text), range.contains(number) { return nil }
        return Objection(.badNumber, "'\(text)' is no whole number from \(range.lowerBound) to \(range.upperBound).")
    }

    static func choiceObjection(_ text: String, _ words: [String]) -> Objection? {
        guard !words.contains(text) else { return nil }
        let fix = "Write one of: \(words.joined(separator: ", "))."
        return Objection(.badWord, "'\(text)' is not one of the words that may stand here.", fix: fix, nearest: Nearest.name(to: text, among: words))
    }

    private static let namingFix =
        "Write letters, digits, '-', '_', '{year}', '{month}' and '{day}', beginning with a letter and ending with '-{number}'."

    static let nameFix = "Use letters, digits, spaces, '-', '_' and '.', at most 64, beginning with a letter or digit."

    static func isName(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first.isNumber, text.count <= 64, text.last != " " else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || " ._-".contains($0) }
    }

    static func referenceObjection(_ text: String, _ nouns: [Noun], or words: [String] = [], _ known: KnownNames) -> Objection? {
        if words.contains(text) { return nil }
        let kinds = known.kinds(of: text, among: nouns)
        if kinds.count == 1 { return nil }
        if kinds.count > 1 {
            return Objection(
                .ambiguousName, "'\(text)' is both a \(kinds.map(\.rawValue).joined(separator: " and a ")).", fix: "Give one of them another name.")
        }
        let nearest = known.nearest(to: text, among: nouns, or: words)
        let others = words.isEmpty ? "use a name that is there" : "write one of: \(words.joined(separator: ", "))"
        let fix = nearest == nil ? "Write it under '\(nouns.map(\.key).joined(separator: "' or '"))', or \(others)." : nil
        return Objection(.unknownName, "no \(Noun.words(nouns)) is named '\(text)'.", fix: fix, nearest: nearest)
    }

    private static func scenarioFileObjection(_ text: String) -> Objection? {
        let isBeside = text.hasPrefix("scenarios/") && !text.contains("..") && (text.hasSuffix(".yaml") || text.hasSuffix(".yml"))
        if isBeside { return nil }
        return Objection(.missingFile, "'\(text)' is no scenario beside the runbook.", fix: "Write 'scenarios/NAME.yaml' and put the file there.")
    }

    private func measureObjection(_ text: String) -> Objection? {
        switch self {
        case .percent where GoalWords.percent(text) == nil: Objection(.badNumber, "'\(text)' is no share.", fix: "Write '80 %'; at most 100.")
        case .expectation where GoalWords.expectation(text) == nil:
            Objection(.badNumber, "'\(text)' compares with no number.", fix: "Write '< 0.3', '<= 3', '> 5' or '>= 0.5'.")
        case .meeting where MeetingWords.minutes(text) == nil:
            Objection(.badSpan, "'\(text)' is no length of a meeting.", fix: "Write '60m' or '60m to 90m'.")
        case .statuses where AnswerWords.statuses(text) == nil:
            Objection(.badNumber, "'\(text)' is no status of an HTTP answer.", fix: "Write '200' or '200-299'.")
        default: nil
        }
    }

    private func addressObjection(_ text: String) -> Objection? {
        switch self {
        case .email:
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            let isAddress = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains { $0.isWhitespace || "<>,;\"".contains($0) }
            return isAddress ? nil : Objection(.badAddress, "'\(text)' is no mail address.", fix: "Write one address, such as 'ana@pria.example'.")
        case .phone:
            let digits = text.dropFirst().filter { $0 != " " && $0 != "-" }
            let isNumber = text.hasPrefix("+") && (7...15).contains(digits.count) && digits.allSatisfy { ("0"..."9").contains($0) }
            return isNumber
                ? nil
                : Objection(
                    .badAddress, "'\(text)' is no phone number.", fix: "Write it with the country's code and in quotes, such as \"+46700000001\".")
        case .anyPhone:
            let isNumber = text.filter(\.isNumber).count >= 3 && text.allSatisfy { $0.isNumber || " +-()/.".contains($0) }
            return isNumber
                ? nil : Objection(.badAddress, "'\(text)' is no phone number.", fix: "Write digits, such as \"+46 8 657 61 00\" or \"112\".")
        default:
            let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
            return isAddress ? nil : Objection(.badAddress, "'\(text)' is no web address.", fix: "Begin it with 'https://'.")
        }
    }
}
