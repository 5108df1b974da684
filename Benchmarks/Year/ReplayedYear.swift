internal import Chronicle
internal import Rehearsal
internal import Runbooks
internal import Storage
internal import Vocabulary

/// The year that was rehearsed, played through the runbook it was rehearsed with, which must bring about the same, and through one
/// whose second rung comes sooner.
struct ReplayedYear {
    private let past: Past
    private let runbook: Runbook

    init(_ record: Record, _ journal: any Journal, _ runbook: Runbook) async throws {
        past = try await Past(of: journal, since: record.scenario.start, until: record.end)
        self.runbook = runbook
    }

    /// Whether both keep the promises: no difference, and less than ten seconds.
    func isQuick() async throws -> Bool {
        var sooner = runbook
        sooner.ladders["urgent"]?.rungs[1].at = .minutes(5)
        let (same, sameTime) = try await played(runbook)
        let (changed, changedTime) = try await played(sooner)
        print(
            """
            replayed     \(past.incidents.count)
            as it was    \(sameTime), \(same.different.count) different
            sooner       \(changedTime), \(changed.different.count) different
            pages        \(changed.pages.before), \(changed.pages.after)
            """)
        for one in same.different.prefix(5) { print("\(one.name): \(one.words)") }
        return same.different.isEmpty && max(sameTime, changedTime) < .seconds(10)
    }

    private func played(_ runbook: Runbook) async throws -> (Replay, Duration) {
        let clock = ContinuousClock()
        let began = clock.now
        let replay = try await ReplayRun(past, under: runbook).run()
        _ = replay.markdown()
        return (replay, clock.now - began)
    }
}
