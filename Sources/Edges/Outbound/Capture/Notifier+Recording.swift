internal import Synchronization

/// A notifier for tests: answers from a list, and remembers what it was asked.
package final class Recording: Sendable {
    private struct State {
        var letters: [Letter] = []
        var answers: [Verdict]
    }

    private let state: Mutex<State>

    /// `answers` are given in turn; after the last one everything is delivered.
    package init(answers: [Verdict] = []) { state = Mutex(State(answers: answers)) }

    package var letters: [Letter] { state.withLock { $0.letters } }

    fileprivate func answer(_ letter: Letter) -> Verdict {
        state.withLock {
            $0.letters.append(letter)
            return $0.answers.isEmpty ? .delivered : $0.answers.removeFirst()
        }
    }
}

extension Notifier {
    package static func recording(_ recording: Recording) -> Notifier { .judging { recording.answer($0) } }
}
