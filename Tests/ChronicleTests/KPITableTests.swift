import Chronicle
import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("The table of KPIs")
struct KPITableTests {
    static let start = Moment(rfc3339: "2026-11-01T00:00:00Z")!
    static let year = Moment(rfc3339: "2027-11-01T00:00:00Z")!

    static func runbook(_ kpis: KPI...) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("v1"), name: "Test", zone: "Europe/Stockholm", business: BusinessCalendar(zone: "Europe/Stockholm", hours: []),
            severities: [Severity(name: "P1"), Severity(name: "P2")])
        runbook.kpis = kpis
        return runbook
    }

    static func acknowledged(_ lengths: [(SeverityName, Int64)]) -> KPIFacts {
        var facts = KPIFacts(zone: "Europe/Stockholm", now: year)
        facts.cases = lengths.enumerated().map { number, length in
            let openedAt = start + .days(Int64(number) * 10)
            var one = KPIFacts.Case(id: IncidentID(Int64(number + 1)), severity: length.0, service: "api", openedAt: openedAt)
            one.acknowledgedAt = one.openedAt + .minutes(length.1)
            return one
        }
        return facts
    }

    static let mtta = KPI(name: "mtta", measure: .mtta, goalBySeverity: ["P1": .init(.atMost, 300), "P2": .init(.atMost, 600)])

    @Test("the mean is compared with the target; median and nine tenths stand beside it")
    func mean() throws {
        let facts = Self.acknowledged([("P1", 1), ("P1", 2), ("P1", 9), ("P2", 5)])
        let table = KPITable(Self.runbook(Self.mtta), facts, from: Self.start, until: Self.year, by: .severity)
        let row = try #require(table.rows.first { $0.kpi == "mtta" && $0.group == "P1" })
        #expect(row.number == 240 && row.median == 120 && row.p90 == 540 && row.count == 3)
        #expect(row.goal?.bound == 300 && row.isMet == true && row.breaches == 1)
    }

    @Test("where each severity has its own target, all of them have to be met", arguments: [(10, true), (11, false)])
    func severities(_ minutes: Int64, isMet: Bool) {
        let table = KPITable(Self.runbook(Self.mtta), Self.acknowledged([("P1", 5), ("P2", minutes)]), from: Self.start, until: Self.year)
        #expect(table.rows[0].isMet == isMet)
        #expect(table.rows[0].goal == nil)
        #expect(table.breached.isEmpty == isMet)
    }

    @Test("what nobody counted meets nothing and breaks nothing")
    func nothing() {
        let table = KPITable(Self.runbook(Self.mtta), KPIFacts(zone: "UTC", now: Self.year), from: Self.start, until: Self.year, by: .month)
        #expect(table.rows.allSatisfy { $0.isMet == nil && $0.count == 0 })
        #expect(table.rows.map(\.measure).count == KPI.Measure.allCases.count)
    }

    @Test("months begin where the organisation is, and severities stand in the runbook's order")
    func groups() {
        var facts = Self.acknowledged([("P2", 1), ("P1", 1), ("P1", 1)])
        facts.cases[0].openedAt = Moment(rfc3339: "2026-11-30T23:30:00Z")!
        let months = KPITable(Self.runbook(Self.mtta), facts, from: Self.start, until: Self.year, by: .month).rows.filter { $0.kpi == "mtta" }
        #expect(months.map(\.group) == [nil, "2026-11", "2026-12"])
        #expect(months.map(\.count) == [3, 2, 1])
        let severities = KPITable(Self.runbook(Self.mtta), facts, from: Self.start, until: Self.year, by: .severity).rows.filter { $0.kpi == "mtta" }
        #expect(severities.map(\.group) == [nil, "P1", "P2"])
    }

    @Test("CSV quotes what needs it, and no name becomes a formula")
    func csv() {
        let kpi = KPI(name: "=cmd, \"x\"", measure: .mtta, goal: .init(.atMost, 100.5))
        let table = KPITable(Self.runbook(kpi), Self.acknowledged([("P1", 2)]), from: Self.start, until: Self.year, by: .month)
        let lines = table.csv.split(separator: "\r\n")
        #expect(lines[0] == "kpi,measure,unit,month,value,count,median,p90,target,met,breaches")
        #expect(lines[1] == "\"'=cmd, \"\"x\"\"\",mtta,seconds,all,120,1,120,120,<= 100.5,no,1")
    }

    @Test("the report says first what misses its target")
    func markdown() {
        let table = KPITable(Self.runbook(Self.mtta), Self.acknowledged([("P1", 90)]), from: Self.start, until: Self.year, by: .severity)
        let lines = table.markdown(of: Self.runbook(Self.mtta)).split(separator: "\n")
        #expect(lines.first?.hasPrefix("# ") == true && lines[1] == "Targets missed:" && lines[2].hasPrefix("- mtta: 1 h 30 min, <= "))
        #expect(lines.contains { $0.hasPrefix("| mtta | P1 | 1 h 30 min | <= ") && $0.hasSuffix(" | no | 1 |") })
        #expect(!lines.contains { $0.contains("night_pages") })
    }

    @Test("a year of two thousand incidents is counted in well under a second")
    func large() {
        var facts = Self.acknowledged((0..<2000).map { ($0 % 2 == 0 ? "P1" : "P2", Int64($0 % 30)) })
        for place in facts.cases.indices { facts.cases[place].openedAt = Self.start + .hours(Int64(place) * 4) }
        facts.pages = facts.cases.flatMap { one in (0..<5).map { _ in .init(incident: one.id, person: "ana", at: one.openedAt) } }
        facts.changes = facts.cases.map { .init(at: $0.openedAt - .minutes(5), service: "api") }
        let counted = facts
        let took = ContinuousClock().measure {
            let table = KPITable(Self.runbook(Self.mtta), counted, from: Self.start, until: Self.year, by: .month)
            #expect(table.rows.first { $0.measure == .incidents }?.number == 2000)
        }
        #expect(took < .seconds(2), "\(took) in a debug build")
    }
}
