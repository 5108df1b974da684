import Engine
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary

@Suite("What the list says of an incident")
struct IncidentRowTests {
    static let noon = Moment(seconds: 1_795_248_000)

    static func incident(_ change: (inout Incident) -> Void = { _ in }) throws -> Incident {
        let opening = Opening(
            title: "Slow", service: "web", severity: "sev2", severityBecause: .byDefault, tags: ["eu"], facts: Facts(impact: ["customers": 7]),
            startedAt: noon - .minutes(9), drill: "failover")
        let raised = IncidentEvent(at: noon, by: .person("bo"), .raised(opening, runbook: RunbookVersion("v1")))
        var incident = try #require(Incident(raised, id: IncidentID(1)))
        change(&incident)
        return incident
    }

    @Test("a new incident says what it was opened with")
    func opened() throws {
        let row = IncidentRow(try Self.incident())
        #expect(row.startedAt == Self.noon - .minutes(9))
        #expect(row.openedBy == .person("bo"))
        #expect(row.drill == "failover" && row.isDrill)
        #expect(row.tags == ["eu"])
        #expect(row.impact == ["customers": 7])
        #expect(!row.isPublic && !row.isPrivate && !row.isFalseAlarm)
        #expect(row.commander == nil && row.phase == nil && row.statusName == nil && row.reviewPublishedAt == nil)
    }

    @Test("it says how far the work is")
    func worked() throws {
        let row = IncidentRow(
            try Self.incident {
                $0.progress.phase = "contain"
                $0.progress.status = "identified"
                $0.knowledge.isPrivate = true
                $0.knowledge.isFalseAlarm = true
                $0.mitigatedAt = Self.noon
                $0.review.publishedAt = Self.noon
            })
        #expect(row.phase == "contain" && row.statusName == "identified")
        #expect(row.isPrivate && row.isFalseAlarm)
        #expect(row.mitigatedAt == Self.noon && row.reviewPublishedAt == Self.noon)
    }

    @Test("whoever holds the runbook's first role leads it; without a runbook, whoever has had a role longest")
    func commander() throws {
        let incident = try Self.incident {
            $0.staff["scribe"] = Incident.Holding(holder: "cy", since: Self.noon)
            $0.staff["lead"] = Incident.Holding(holder: "ana", since: Self.noon + .minutes(1))
            $0.staff["deputy"] = Incident.Holding(offeredTo: "dana")
        }
        #expect(IncidentRow(incident, led: "lead").commander == "ana")
        #expect(IncidentRow(incident, led: "deputy").commander == nil)
        #expect(IncidentRow(incident).commander == "cy")
    }

    @Test("an update makes it public once it is posted, and only when it is for the public")
    func isPublic() throws {
        func row(isPublic: Bool, _ state: Incident.Update.State) throws -> IncidentRow {
            let update = Incident.Update(
                number: 1, audience: "customers", at: Self.noon, by: .person("ana"), subject: "", text: "", status: nil, isPublic: isPublic,
                state: state)
            return IncidentRow(try Self.incident { $0.updates = [update] })
        }
        #expect(try row(isPublic: true, .posted).isPublic)
        #expect(try !row(isPublic: true, .held(.approval)).isPublic)
        #expect(try !row(isPublic: false, .posted).isPublic)
    }

    @Test("only action items that are not as they were are written again")
    func changedActions() {
        func item(_ number: Int, _ state: Incident.ActionItem.State = .open) -> Incident.ActionItem {
            .init(number: number, draft: .init(text: "Alert", owner: .responders), addedAt: Self.noon, due: Self.noon, state: state)
        }
        let before = Incident.Review(actions: [item(1), item(2)])
        let after = Incident.Review(actions: [item(1), item(2, .dropped(because: "Gone.")), item(3)])
        #expect(after.changed(since: before).map(\.number) == [2, 3])
        #expect(after.changed(since: nil).map(\.number) == [1, 2, 3])
        #expect(after.changed(since: after).isEmpty)
    }
}
