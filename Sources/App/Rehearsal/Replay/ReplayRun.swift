package import Chronicle
internal import Engine
package import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Plays a past through a runbook, with the production server on virtual time, and sets what comes of it against what happened.
package struct ReplayRun: Sendable {
    private let past: Past
    private let runbook: Runbook
    private let seed: UInt64

    package init(_ past: Past, under runbook: Runbook, seed: UInt64 = 1) {
        self.past = past
        self.runbook = runbook.settlingDuties()
        self.seed = seed
    }

    package func run() async throws -> Replay {
        let player = PastPlayer(past, under: runbook, seed: seed)
        let world = World(runbook, at: past.from, hand: player.hand, player: player)
        try await world.run(until: past.until)
        let after = try await Past(of: world.journal, since: .distantPast, until: past.until)
        let tally = player.tally
        return Replay(
            before: past.incidents, after: after.incidents, becameOf: player.becameOf, runbook: runbook, from: past.from, until: past.until,
            answers: tally.answers, silences: tally.silences, refused: tally.refused, incomplete: past.incomplete)
    }
}

extension PastPlayer {
    /// A step comes to what it came to then; one that was not carried out then is not now.
    fileprivate var hand: StepHand {
        StepHand { [self] order in
            let before = look { $0.madeOf[order.incident] ?? [] }
            let known = before.lazy.compactMap { self.incidents[$0]?.steps[PastIncident.StepPlace(order.playbook, order.number)] }.first
            return known ?? StepOutcome(.refused, reason: "nothing is carried out in a replay")
        }
    }
}
