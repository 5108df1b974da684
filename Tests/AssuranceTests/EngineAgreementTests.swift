import Assurance
import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// The proof goes up a ladder by rules of its own; these are the engine's.
@Suite("A proof and the engine")
struct EngineAgreementTests {
    @Test("ask the same people at the same times", arguments: 0..<60)
    func agree(_ seed: Int) throws {
        var it = RandomCase(seed: UInt64(5000 + seed))
        let climb = Proof(of: it.runbook, over: it.window, overrides: it.overrides).climbs[0]
        for moment in it.instants(around: climb.passages.map(\.start), 2) {
            let course = try #require(climb.course(at: moment))
            let (reached, skipped) = try played(it, raisedAt: moment)
            let expected = course.steps.filter { $0.round == 0 }.map { "\($0.rung) \($0.time.moment(raisedAt: moment).rfc3339) \($0.people)" }
            #expect(reached == expected, "\(moment.rfc3339)")
            // The engine also notes a repeat that found nobody.
            #expect(Set(course.skips.map(\.rung)).isSubset(of: skipped), "\(moment.rfc3339)")
        }
    }

    /// Raises an incident and wakes it whenever it wants to be, until its first round is over.
    private func played(_ it: RandomCase, raisedAt raised: Moment) throws -> (reached: [String], skipped: Set<Int>) {
        let id = IncidentID(1), alert = AlertKey(source: "prom", key: "1")
        let opening = Opening(
            title: "Errors", service: "api", severity: "P1", severityBecause: .matched, alerts: [alert], group: "g",
            facts: Facts(source: "prom", summary: "Errors"))
        var incident: Incident?
        var now = raised
        var command = IncidentCommand.raise(opening)
        var reached: [String] = []
        var skipped: Set<Int> = []
        for _ in 0..<200 {
            let circumstances = Circumstances(now: now, runbook: it.runbook, overrides: it.overrides)
            let decision = try Incident.decide(command, by: .runbell, id: id, on: incident, in: circumstances)
            for event in decision.events {
                incident = Incident.evolve(incident, event, id: id)
                switch event.what {
                case .rungReached(let rung, round: 1, let people): reached.append("\(rung) \(now.rfc3339) \(people)")
                case .rungSkipped(let rung, round: 1, _): skipped.insert(rung)
                case .ladderStarted(_, round: 2, _), .ladderExhausted: return (reached, skipped)
                default: break
                }
            }
            let wakes = decision.effects.compactMap { if case .wake(let at?) = $0 { at } else { nil } }
            guard let next = wakes.last else { break }
            (now, command) = (max(now, next), .wake)
        }
        return (reached, skipped)
    }
}
