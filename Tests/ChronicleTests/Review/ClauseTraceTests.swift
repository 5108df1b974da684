import Chronicle
import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Whether the runbook was followed")
struct ClauseTraceTests {
    /// A draft's part about it, of an incident that goes on as told after it was raised and an answer was owed.
    private func told(_ later: [(Double, Author, IncidentEvent.What)], _ change: (inout Runbook) -> Void = { _ in }) -> String {
        var source = Outage.source
        let rest = later.map { IncidentEvent(at: Outage.at($0.0), by: $0.1, $0.2) }
        source.events = Array(Outage.events.prefix(2)) + rest
        source.incident = Incident.fold(source.events, id: Outage.id) ?? source.incident
        change(&source.runbook)
        let section = ReviewDraft(of: source).sections.first { $0.isNamed("Did we follow the runbook?") }
        return section?.body ?? ""
    }

    private let answered: [(Double, Author, IncidentEvent.What)] = [
        (5, .person("ana"), .acknowledged(via: .call)), (5, .runbell, .staff(.filled("commander", by: "ana", because: .firstToAcknowledge))),
        (5, .runbell, .dutyKept("acknowledge", late: false)),
    ]

    @Test("a clause leads to the event that kept it, whatever else happened at that moment")
    func kept() {
        let text = told(answered)
        #expect(text.contains("Yes: the one promise that came due was kept in time."))
        let clause = "`severities.P1.acknowledge_within` (runbook.yaml:9)"
        #expect(text.contains("| \(clause) | acknowledge | the ladder | 14:52 | in time | 14:50 ana acknowledged it by call |"))
    }

    @Test("what was missed says that nothing came, and what was waived who said so")
    func broken() {
        #expect(told([(7, .runbell, .dutyMissed("acknowledge"))]).contains("| 14:52 | missed | nothing came |"))
        let waived = told([(6, .person("bo"), .dutyWaived("acknowledge", because: "a drill"))])
        #expect(waived.contains("| waived: a drill | 14:51 by bo |") && !waived.contains("Yes") && !waived.contains("Not in all"))
    }

    @Test("a duty whose clause is gone has its row without one, and what was owed no more has none")
    func gone() {
        #expect(told(answered) { $0.severities = [] }.contains("|  | acknowledge | the ladder | 14:52 | in time |  |"))
        #expect(told([(6, .runbell, .dutyMoot("acknowledge"))]) == "")
    }

    @Test("a section about follow-up actions is one about actions")
    func names() {
        #expect(ReviewPart("Follow-up actions") == .actions)
        #expect(ReviewPart("Was the runbook followed?") == .duties)
    }
}
