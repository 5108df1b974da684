internal import Synchronization
package import Vocabulary

/// Keeps the latest letters in memory instead of sending them, for a screen to show: how one tries out a runbook without waking anybody.
package final class CaptureBox: Sendable {
    package struct Captured: Hashable, Sendable {
        package let letter: Letter
        package let at: Moment
    }

    private let captured = Mutex<[Captured]>([])
    private let lettersMax: Int

    package init(lettersMax: Int = 200) { self.lettersMax = lettersMax }

    /// Oldest first.
    package var letters: [Captured] { captured.withLock { $0 } }

    package func add(_ letter: Letter, at now: Moment) {
        captured.withLock {
            if $0.count >= lettersMax { $0.removeFirst($0.count - lettersMax + 1) }
            $0.append(Captured(letter: letter, at: now))
        }
    }
}

extension Notifier {
    package static func capture(_ box: CaptureBox, now: @escaping @Sendable () -> Moment) -> Notifier {
        .judging { letter in
            box.add(letter, at: now())
            return .delivered
        }
    }
}
