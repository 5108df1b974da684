import Engine
import HTTPTypes
import Inbound
import Notation
import Runbooks
import Storage
import Testing
import Vocabulary
import Web

@Suite("The API's KPIs")
struct KPITests {
    private func house() async throws -> House {
        let house = try House(
            runbook: House.runbook { $0.kpis = [KPI(name: "mtta", measure: .mtta, goal: .init(.atMost, 300)), KPI(name: "pace", measure: .mttr)] })
        try await house.incident()
        house.clock.advance(by: .minutes(4))
        _ = await house.visitor.with("X-Runbell-Person", "ana").post("/api/v1/incidents/INC-1/acknowledge")
        return house
    }

    @Test("they are counted from the journal, as JSON and as CSV")
    func table() async throws {
        let visitor = try await house().visitor
        let table = await visitor.get("/api/v1/kpis?by=severity").json
        let row = table["kpis"]?.array?.first
        #expect(row?["kpi"]?.string == "mtta" && row?["value"]?.number == 240 && row?["target"]?.string == "<= 300", "\(table.text)")
        #expect(row?["met"]?.bool == true && row?["count"]?.integer == 1)
        let csv = await visitor.get("/api/v1/kpis?format=csv")
        let report = await visitor.get("/api/v1/kpis?format=markdown")
        #expect(report.contentType == "text/markdown; charset=utf-8" && report.text.contains("| mtta | all | 4 min | <= 5 min | yes | 1 |"))
        #expect(csv.contentType == "text/csv; charset=utf-8")
        #expect(csv.text.contains("mtta,mtta,seconds,all,240,1,240,240,<= 300,yes,0\r\n"))
    }

    @Test("a change that names its service is suspected of what broke behind it")
    func changes() async throws {
        let house = try House()
        let details = #"{"custom_details":{"service":"shop"}}"#
        try await house.journal.record(.init(source: "events", summary: "Deploy", at: nil, details: details), at: House.start)
        try await house.incident()
        let rows = await house.visitor.get("/api/v1/kpis").json["kpis"]?.array
        #expect(rows?.first { $0["kpi"]?.string == "change_failure_rate" }?["value"]?.number == 100)
    }

    @Test("more than is counted at once is said in the answer")
    func cut() async throws {
        let house = try House()
        #expect(await house.visitor.get("/api/v1/kpis").json["cut"] == nil)
        for number in 0...Limits.kpiLines { try await house.journal.record(.init(source: "events", summary: "\(number)", at: nil), at: House.start) }
        house.clock.advance(by: .minutes(1))
        #expect(await house.visitor.get("/api/v1/kpis").json["cut"]?.array == [.string("changes")])
        #expect(await house.visitor.get("/api/v1/kpis?format=csv").headers[.init("Runbell-Cut")!] == "changes")
    }

    @Test(
        "a time nobody can count over is refused",
        arguments: ["from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z", "from=2020-01-01T00:00:00Z", "by=person", "format=xml"])
    func refused(_ query: String) async throws {
        #expect(await (try House()).visitor.get("/api/v1/kpis?\(query)").status == 422)
    }

    @Test("metrics tell the month's numbers and their targets, counted behind the answer")
    func metrics() async throws {
        let house = try await house()
        #expect(!(await house.visitor.get("/metrics").text.contains("runbell_kpi{")))
        house.site.errands.close()
        await house.site.errands.run()
        let text = await house.visitor.get("/metrics").text
        #expect(text.contains(#"runbell_kpi{kpi="mtta",measure="mtta",severity="all"} 240"#), "\(text)")
        #expect(text.contains(#"runbell_kpi_target{kpi="mtta",measure="mtta",severity="all"} 300"#))
        #expect(text.contains(#"runbell_kpi_met{kpi="mtta",measure="mtta",severity="all"} 1"#))
    }
}
