package import Vocabulary

/// Who is woken, and who next when nobody answers. Times count from when the ladder was started.
package struct Ladder: Hashable, Sendable {
    package var name: LadderName
    package var rungs: [Rung]
    /// How often the ladder is climbed before it is given up with an alarm.
    package var rounds: Int
    /// From the last rung's time until the next round begins, when there is one.
    package var pause: Duration

    package init(name: LadderName, rungs: [Rung], rounds: Int = 1, pause: Duration = .seconds(600)) {
        self.name = name
        self.rungs = rungs
        self.rounds = rounds
        self.pause = pause
    }

    /// Nobody is woken and nobody named, so nobody is expected to answer.
    package var isOnlyTickets: Bool {
        !rungs.isEmpty && rungs.allSatisfy { if case .ticket = $0.action { true } else { false } }
    }
}
