import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Whom an exercise wakes")
struct DrillPagingTests {
    static let cases: [(DrillPlan.Paging, Set<PersonName>, [String])] = [
        (.optedIn, ["ana"], ["ana call", "ana email", "ana sms", "bo email"]), (.optedIn, [], ["ana email", "bo email"]),
        (.mail, ["ana"], ["ana email", "bo email"]), (.nobody, ["ana"], []),
    ]

    @Test("an exercise wakes only those who agreed to it", arguments: cases)
    func paging(paging: DrillPlan.Paging, optedIn: Set<PersonName>, wanted: [String]) throws {
        #expect(try pages(drill: "tabletop", paging, optedIn) == wanted)
    }

    @Test("an incident that is no exercise wakes everybody on the rung")
    func noDrill() throws {
        #expect(try pages(drill: nil, .nobody, []).count == 6)
    }

    private func pages(drill: DrillName?, _ paging: DrillPlan.Paging, _ optedIn: Set<PersonName>) throws -> [String] {
        let runbook = Runbook.keeping { runbook in
            runbook.drills = [DrillPlan(name: "tabletop", every: .quarters(1), paging: paging)]
            runbook.severities = [Severity(name: "P1", ladder: "p1")]
            runbook.ladders["p1"] = Ladder(name: "p1", rungs: [Rung(action: .page([.person("ana"), .person("bo")]))])
            runbook.connections.append(Connection(name: "phone", kind: .twilio))
        }
        let opening = Opening(title: "Drill: all down", service: "api", severity: "P1", severityBecause: .chosen("declared"), drill: drill)
        let circumstances = Circumstances(now: Moment(seconds: 1_795_248_000), runbook: runbook, optedIn: optedIn)
        let decision = try Incident.decide(.raise(opening), by: .person("bo"), id: IncidentID(1), on: nil, in: circumstances)
        return decision.effects.compactMap { effect in
            guard case .page(let page) = effect else { return nil }
            return "\(page.person) \(page.way.rawValue)"
        }.sorted()
    }
}
