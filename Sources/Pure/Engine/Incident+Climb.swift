internal import Runbooks
internal import Vocabulary

/// When the ladder moves next.
extension Incident {
    /// The ladder that is being climbed; nil when none is, because the severity has none or another one by now.
    func ladder(under runbook: Runbook) -> Ladder? {
        guard let climb, let name = runbook.severity(named: severity)?.ladder, name == climb.ladder else { return nil }
        return runbook.ladders[name]
    }

    func ladderStep(under runbook: Runbook) -> (at: Moment, what: LadderStep)? {
        guard let climb, !climb.exhausted, let ladder = ladder(under: runbook) else { return nil }
        let again = climb.nextRepeat(on: ladder)
        if climb.next < ladder.rungs.count {
            let rung = climb.startedAt + climb.slot(on: ladder)
            if let again, again < rung { return (again, .again) }
            return (rung, .rung)
        }
        if let again { return (again, .again) }
        return (climb.roundEnd(on: ladder), .roundEnds)
    }
}

extension Incident.Climb {
    /// When the next rung comes, counted from the start. A skipped rung hands its time to the one after it, so nobody waits for a rung
    /// on which nobody was asked; but the people of a rung that was reached keep the time the ladder gives them to answer.
    func slot(on ladder: Ladder) -> Duration {
        guard let last = ladder.rungs.last else { return .zero }
        guard let reached, ladder.rungs.indices.contains(reached) else { return ladder.rungs[0].at }
        let given = ladder.rungs[reached].at
        let after = ladder.rungs[(reached + 1)...].prefix(max(0, next - reached))
        return after.first { $0.at > given }?.at ?? min(max(given, ladder.rungs[min(next, ladder.rungs.count - 1)].at), last.at)
    }

    func nextRepeat(on ladder: Ladder) -> Moment? {
        guard let reached, let reachedAt, ladder.rungs.indices.contains(reached), let again = ladder.rungs[reached].again, repeats < again.times
        else { return nil }
        return reachedAt + max(again.every, Limits.rungRepeatMin)
    }

    /// A round in which nobody could be asked is over at once. After one that came late, as after a long sleep, its people still get
    /// the pause to answer in.
    func roundEnd(on ladder: Ladder) -> Moment {
        guard let reachedAt else { return startedAt }
        return max(startedAt + slot(on: ladder), reachedAt) + max(ladder.pause, Limits.rungRepeatMin)
    }
}
