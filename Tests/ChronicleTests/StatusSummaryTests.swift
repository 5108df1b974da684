import Chronicle
import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("What the status page shows")
struct StatusSummaryTests {
    private static let midnight = Moment(seconds: 86_400 * 20_000)
    private static let page = StatusPage(title: "Shop", components: [StatusPage.Component(name: "Checkout"), StatusPage.Component(name: "Mail")])
    private static let days = [
        StatusSummary.Date(name: "yesterday", start: midnight - .hours(24), end: midnight),
        StatusSummary.Date(name: "today", start: midnight, end: midnight + .hours(24)),
    ]

    private static func at(_ minutes: Int64) -> Moment { midnight + .minutes(minutes) }

    /// An incident of which only the components tell: each is set to a condition at a minute.
    private static func incident(_ number: Int64, _ set: [(Int64, ComponentName, StatusPage.Condition)]) throws -> PublicIncident {
        let opening = Opening(title: "internal", service: "shop", severity: "P1", severityBecause: .chosen("declared"), tags: [], facts: Facts())
        var events = [IncidentEvent(at: at(-2000), by: .runbell, .raised(opening, runbook: RunbookVersion("0")))]
        events += set.map { IncidentEvent(at: at($0.0), by: .runbell, .play(.componentSet($0.1, $0.2))) }
        let id = IncidentID(number)
        let runbook = Runbook(version: RunbookVersion("0"), name: "Shop", zone: "UTC", business: .init(zone: "UTC", hours: []))
        let incident = try #require(Incident.fold(events, id: id))
        return try #require(PublicIncident(incident, events: events, runbook: runbook))
    }

    private static func summary(_ incidents: [PublicIncident], _ plans: [Programme.Maintenance] = [], at minute: Int64) -> StatusSummary {
        StatusSummary(page, incidents: incidents, maintenance: plans, days: days, at: at(minute))
    }

    @Test("minutes that several incidents cover count once, and belong to the day they were in")
    func minutes() throws {
        let one = try Self.incident(1, [(-10, "Checkout", .majorOutage), (20, "Checkout", .operational)])
        let two = try Self.incident(2, [(10, "Checkout", .partialOutage), (30, "Checkout", .degradedPerformance), (45, "Checkout", .operational)])
        let checkout = Self.summary([one, two], at: 60).components[0]
        #expect(checkout.days.map(\.outageMinutes) == [10, 30] && checkout.days.map(\.degradedMinutes) == [0, 15])
        #expect(checkout.days.map(\.worst) == [.majorOutage, .majorOutage] && checkout.condition == .operational)
    }

    @Test("a component is as bad as the worst that is said of it, and the page as its worst component")
    func worst() throws {
        let one = try Self.incident(1, [(0, "Checkout", .degradedPerformance)])
        let two = try Self.incident(2, [(5, "Checkout", .partialOutage)])
        let summary = Self.summary([one, two], at: 10)
        #expect(summary.components.map(\.condition) == [.partialOutage, .operational])
        #expect(summary.words == "Partial outage" && summary.condition.indicator == "major")
        #expect(Self.summary([], at: 10).words == "All systems operational")
    }

    @Test("what is still broken counts until now, not until the day ends")
    func still() throws {
        let one = try Self.incident(1, [(0, "Mail", .majorOutage)])
        #expect(Self.summary([one], at: 7).components[1].days.last?.outageMinutes == 7)
    }

    @Test("maintenance shows while it lasts, is announced before, and is no outage")
    func maintenance() throws {
        let plan = Programme.Maintenance(number: 1, title: "Disks", components: ["Mail"], start: Self.at(30), end: Self.at(60))
        #expect(Self.summary([], [plan], at: 10).condition == .operational)
        #expect(Self.summary([], [plan], at: 10).maintenance.count == 1)
        let during = Self.summary([], [plan], at: 40)
        #expect(during.words == "Under maintenance" && during.components[1].days.last?.outageMinutes == 0)
        #expect(Self.summary([], [plan], at: 60).maintenance.isEmpty)
    }
}
