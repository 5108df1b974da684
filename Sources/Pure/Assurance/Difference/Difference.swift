package import Runbooks
package import Vocabulary

/// What another text of the runbook would make different, in words a reviewer understands: who would now be woken when, what is owed
/// sooner, later or no longer, and who has to agree. Two runbooks of the same meaning differ in nothing, however they are written.
package struct Difference: Hashable, Sendable {
    package enum Chapter: String, Hashable, Sendable, CaseIterable {
        case waking = "Who is woken"
        case onCall = "Who is on call"
        case alerts = "What becomes of alerts"
        case duties = "What is owed"
        case people = "How people are reached"
        case working = "How an incident is worked on"
        case telling = "Who is told what"
        case upkeep = "How the runbook is kept alive"
    }

    /// What the change does to what was promised.
    package enum Effect: String, Hashable, Sendable, CaseIterable {
        case appears, vanishes
        /// Earlier, more often, or by more people than before.
        case tightens
        /// Somebody is harder to reach, a page comes later or less often, an alert is let go of sooner, or a watch is laxer.
        case loosens
        case changes

        /// What is given up counts, whatever is gained beside it: whoever asks whether anything loosens has to hear of it.
        static func weighed(isLooser: Bool, isTighter: Bool) -> Effect { isLooser ? .loosens : isTighter ? .tightens : .changes }
    }

    package struct Change: Hashable, Sendable {
        package var chapter: Chapter
        package var effect: Effect
        /// The clause of the runbook it is about, such as `ladders.critical`.
        package var clause: String
        /// One sentence.
        package var words: String

        package init(_ chapter: Chapter, _ effect: Effect, _ clause: String, _ words: String) {
            self.chapter = chapter
            self.effect = effect
            self.clause = clause
            self.words = words
        }
    }

    /// By chapter, and in each in the order of the runbook.
    package let changes: [Change]
    /// Who has to agree to the new version, as the new one says.
    package let approvers: [Party]

    package var isEmpty: Bool { changes.isEmpty }

    /// For how long shifts are compared unless somebody asks for another stretch: a quarter, in which every usual rotation comes round.
    package static let daysUsually = 90

    /// - Parameters:
    ///   - window: The stretch of time shifts are compared over; deadlines are compared from its first week.
    package init(from old: Runbook, to new: Runbook, over window: Range<Moment>) {
        let pair = Pair(old: old, new: new, window: window)
        let found = pair.waking + pair.onCall + pair.alerts + pair.duties + pair.people + pair.working + pair.telling + pair.upkeep
        changes = Chapter.allCases.flatMap { chapter in found.filter { $0.chapter == chapter } }
        approvers = new.upkeep.approvers
    }
}

/// The two texts that are compared.
struct Pair {
    let old: Runbook
    let new: Runbook
    let window: Range<Moment>
}

/// Entries of two lists that have the same name, and those that only one has.
struct Matched<Entry: Equatable> {
    var added: [Entry] = []
    var gone: [Entry] = []
    /// In both, and not the same.
    var changed: [(old: Entry, new: Entry)] = []

    init(_ old: [Entry], _ new: [Entry], by name: (Entry) -> String) {
        let before = Dictionary(old.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.map(name))
        gone = old.filter { !after.contains(name($0)) }
        for entry in new {
            guard let was = before[name(entry)] else {
                added.append(entry)
                continue
            }
            if was != entry { changed.append((was, entry)) }
        }
    }
}
