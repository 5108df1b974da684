internal import OnCall
internal import Runbooks
internal import Synchronization
internal import Vocabulary

/// The last thing that was worked out, once for all who ask at the same time, and behind whatever is more urgent: a year takes a moment to
/// prove, and no page may wait for it.
package final class Remembered<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Kept: Sendable {
        let question: Question
        let task: Task<Answer, Never>
        /// As soon as there is one.
        var answer: Answer?
    }

    private let kept = Mutex<Kept?>(nil)

    package init() {}

    package func answer(to question: Question, orWork workOut: @escaping @Sendable () -> Answer) async -> Answer {
        await task(for: question, workOut).value
    }

    /// Nil while it is worked out, which is begun where nobody has: whoever asks does not wait.
    package func answerSoFar(to question: Question, orWork workOut: @escaping @Sendable () -> Answer) -> Answer? {
        if let known = kept.withLock({ $0?.question == question ? $0?.answer : nil }) { return known }
        _ = task(for: question, workOut)
        return nil
    }

    private func task(for question: Question, _ workOut: @escaping @Sendable () -> Answer) -> Task<Answer, Never> {
        kept.withLock { kept in
            if let known = kept, known.question == question { return known.task }
            let task = Task(priority: .utility) {
                let answer = workOut()
                note(answer, to: question)
                return answer
            }
            kept = Kept(question: question, task: task)
            return task
        }
    }

    private func note(_ answer: Answer, to question: Question) {
        kept.withLock { if $0?.question == question { $0?.answer = answer } }
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
