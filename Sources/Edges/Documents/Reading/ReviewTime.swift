internal import Runbooks

/// By when reviews are published, as one line says it.
struct ReviewTime: Hashable, Sendable {
    var target: String
    /// Empty: of all that are reviewed.
    var names: [String]
    var line: Int
}

/// What the document says of when reviews are due, put together once all of it is read.
extension DocumentReading {
    static let meetingWords: [Phrase] = ["meeting", "meetings", "meet", "besprechung", "reunion", "reunir*", "we talk about", "discuss*"]

    mutating func sayReviewWithin(_ target: String, names: [String], line: Int) {
        settled.insert(line)
        draft.understand(line)
        for name in names { draft.add(["reviews", "for"], name, line: line) }
        let time = ReviewTime(target: target, names: names, line: line)
        if !reviewTimes.contains(time) { reviewTimes.append(time) }
    }

    /// `Retro within 48 hours for SEV0, within 5 days for SEV1`: each length with its severity, or none of them.
    mutating func readReviewTimes(_ sentence: Sentence) -> Bool {
        let pieces = alternatives(sentence.text)
        guard pieces.count > 1, lexicon.mentions(.review, in: sentence.text) || isReview(sentence.section),
            !sentence.says(Self.meetingWords + ["draft", "drafts", "entwurf", "action*", "massnahme*", "acciones"]), !isVague(sentence.text)
        else { return false }
        var times: [(target: String, names: [String])] = []
        for piece in pieces {
            let names = severities.mentioned(in: piece)
            guard let found = SpanProse.only(in: piece), found.span != nil, ![.every, .lasting, .more].contains(found.lead), !names.isEmpty,
                firm(names, in: piece) == names, found.isFromEnd(in: piece), times.allSatisfy({ Set($0.names).isDisjoint(with: names) })
            else { return false }
            times.append((found.target.written, names))
        }
        for time in times { sayReviewWithin(time.target, names: time.names, line: sentence.line) }
        return true
    }

    /// One time is that of all; several are each of their severities. Two of one severity contradict each other.
    mutating func sayReviewTimes() {
        let targets = Set(reviewTimes.map(\.target))
        let reviewed = draft["reviews", "for"]?.items.compactMap(\.text) ?? []
        let isOfSome = reviewTimes.contains { !$0.names.isEmpty && Set($0.names) != Set(reviewed) }
        guard targets.count > 1 && reviewTimes.contains(where: { !$0.names.isEmpty }) || isOfSome && reviewTimes.allSatisfy({ !$0.names.isEmpty })
        else {
            for time in reviewTimes { draft.set(["reviews", "within"], time.target, line: time.line) }
            return
        }
        for time in reviewTimes {
            for name in time.names.isEmpty ? ["default"] : time.names {
                draft.set(["reviews", "within", name], time.target, line: time.line)
            }
        }
    }

    /// `mandatory for SEV1 and SEV2, and optional for SEV3`: those of whom it is said without a condition.
    func firm(_ names: [String], in text: String) -> [String] {
        let soft: [Phrase] = [
            "optional*", "facultati*", "opcional*", "decide*", "discretion", "may", "can", "recommended", "freiwillig*", "fakultativ*", "if", "when",
            "wenn", "falls", "si", "longer", "more than", "lasting", "no requiere*", "not required", "not", "kein*", "on request", "auf wunsch",
            "asks",
        ]
        if names.count == 1 { return Folded(text).contains(anyOf: soft) ? [] : names }
        let pieces = text.replacing(". ", with: ";").replacing(" (", with: ";").split { ",;".contains($0) }.map(String.init)
        let doubted = Set(pieces.filter { Folded($0).contains(anyOf: soft) }.flatMap { severities.mentioned(in: $0) })
        return names.filter { !doubted.contains($0) }
    }

    /// A goal beside a limit is not the limit.
    func isVague(_ text: String) -> Bool {
        Folded(text).contains(anyOf: ["the target is", "target is", "ideally", "we aim", "the goal", "idealerweise", "idealement"])
            || severities.mentioned(in: text).isEmpty && Folded(text).contains(anyOf: ["optional*", "facultati*", "opcional*", "freiwillig*"])
    }
}
