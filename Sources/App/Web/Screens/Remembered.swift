internal import OnCall
internal import Runbooks
internal import Synchronization
internal import Vocabulary

/// The last thing that was worked out, once for all who ask at the same time, and behind whatever is more urgent: a year takes a moment to
/// prove, and no page may wait for it.
package final class Remembered<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let kept = Mutex<(question: Question, answer: Task<Answer, Never>)?>(nil)

    package init() {}

    package func answer(to question: Question, orWork workOut: @escaping @Sendable () -> Answer) async -> Answer {
        let task = kept.withLock { kept in
            if let known = kept, known.question == question { return known.answer }
            let task = Task(priority: .utility) { workOut() }
            kept = (question, task)
            return task
        }
        return await task.value
    }
}

/// What is proved of a runbook: a year is looked at once a day, and when somebody else stands in or is reached otherwise.
struct ProvenYear: Hashable, Sendable {
    let runbook: RunbookVersion
    let day: CivilDay
    let overrides: [Override]
    let own: [PersonName: OwnReach]
}

/// Two versions that are compared, from when the later one came into force.
struct VersionPair: Hashable, Sendable {
    let before: RunbookVersion
    let after: RunbookVersion
    let start: Moment
}
