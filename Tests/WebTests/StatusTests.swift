import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The status page")
struct StatusTests {
    static func house(_ change: (inout Runbook) -> Void = { _ in }) throws -> House {
        let runbook = House.runbook { runbook in
            runbook.statusPage = StatusPage(
                title: "Shop <status>", components: [StatusPage.Component(name: "Checkout", services: ["shop"]), StatusPage.Component(name: "Mail")],
                takesSubmissions: true)
            runbook.communications = [
                Communication(name: "page", to: .statusPage), Communication(name: "readers", to: .subscribers),
                Communication(name: "team", to: .channel("pager", place: "")),
            ]
            change(&runbook)
        }
        return try House(runbook: runbook)
    }

    private func post(_ text: String, _ status: StatusName? = nil, to audience: AudienceName = "page", on id: IncidentID, _ house: House) async throws
    {
        _ = try await house.dispatcher.perform(.update(.post(audience, text: text, status: status)), on: id, by: .person("ana"))
        house.clock.advance(by: .minutes(1))
    }

    @Test("what was posted there is told, and nothing else of an incident is")
    func told() async throws {
        let house = try StatusTests.house()
        let id = try await house.incident("pg-primary-7 is down")
        try await post("for us only", to: "team", on: id, house)
        try await house.site.board.refresh()
        let before = await house.visitor.get("/status/summary.json").json
        #expect(before["status"]?["indicator"]?.string == "none" && before["incidents"]?.array == [])
        try await post("Payments fail.", "identified", on: id, house)
        try await house.site.board.refresh()
        let heard = await house.visitor.get("/status/summary.json")
        let incident = heard.json["incidents"]?.array?.first
        #expect(incident?["status"]?.string == "identified" && incident?["components"]?.array == [.string("Checkout")])
        #expect(heard.json["status"]?["indicator"]?.string == "minor")
        #expect(incident?["name"]?.string == "Incident: Checkout")
        for word in ["for us only", "ana", "pg-primary-7"] { #expect(!heard.text.contains(word), "\(word)") }
        #expect(await house.visitor.get("/status/incidents/INC-1.json").json == incident)
        #expect(await house.visitor.get("/status/incidents/INC-2.json").status == 404)
    }

    @Test("private incidents and exercises are nowhere")
    func hidden() async throws {
        let house = try StatusTests.house()
        let id = try await house.incident()
        try await post("Payments fail.", on: id, house)
        _ = try await house.dispatcher.perform(.knowledge(.setPrivate(true)), on: id, by: .person("ana"))
        try await house.site.board.refresh()
        for path in ["/status", "/status/summary.json", "/status/feed.atom", "/status/history.json"] {
            #expect(await !house.visitor.get(path).text.contains("Payments"), "\(path)")
        }
        #expect(await house.visitor.get("/status/incidents/INC-1.json").status == 404)
    }

    @Test("what is over moves into the history, and its minutes into the days")
    func over() async throws {
        let house = try StatusTests.house()
        let id = try await house.incident()
        try await post("Payments fail.", "identified", on: id, house)
        _ = try await house.dispatcher.perform(.update(.setComponent("Checkout", .majorOutage)), on: id, by: .person("ana"))
        house.clock.advance(by: .minutes(10))
        _ = try await house.dispatcher.perform(.resolve(summary: "fixed"), on: id, by: .person("ana"))
        try await house.site.board.refresh()
        let summary = await house.visitor.get("/status/summary.json").json
        #expect(summary["status"]?["description"]?.string == "All systems operational")
        let today = summary["components"]?.array?.first?["history"]?.array?.last
        #expect(today?["status"]?.string == "major_outage" && today?["outage_minutes"]?.integer == 10)
        let history = await house.visitor.get("/status/history.json").json
        #expect(history["incidents"]?.array?.first?["status"]?.string == "resolved" && history["pages"]?.integer == 1)
        #expect(await house.visitor.get("/status/history.json?page=0").status == 422)
    }

    @Test("whoever has it gets it again only when it has changed; HEAD has no body")
    func conditional() async throws {
        let house = try StatusTests.house()
        let first = await house.visitor.get("/status/summary.json")
        let tag = try #require(first.headers[.eTag])
        #expect(await house.visitor.with("If-None-Match", tag).get("/status/summary.json").status == 304)
        #expect(await house.visitor.with("If-None-Match", "\"x\", W/\(tag)").get("/status/summary.json").status == 304)
        #expect(await house.visitor.with("If-Modified-Since", first.headers[.lastModified] ?? "").get("/status/summary.json").status == 304)
        #expect(first.headers[.cacheControl]?.contains("max-age") == true)
        try await post("Payments fail.", on: try await house.incident(), house)
        try await house.site.board.refresh()
        #expect(await house.visitor.with("If-None-Match", tag).get("/status/summary.json").status == 200)
        let head = await house.visitor.send(.head, "/status/summary.json")
        #expect(head.status == 200 && head.text.isEmpty)
    }

    @Test("it stands while the journal takes nothing")
    func closed() async throws {
        let house = try StatusTests.house()
        try await post("Payments fail.", on: try await house.incident(), house)
        try await house.site.board.refresh()
        await house.journal.close()
        #expect(await house.visitor.get("/status/summary.json").text.contains("Payments fail."))
        #expect(await house.visitor.get("/status").text.contains("Payments fail."))
    }

    @Test("the page and the feed escape whatever was written, and the page's policy allows no script of anybody's")
    func escaped() async throws {
        let house = try StatusTests.house()
        try await post("<script>alert(1)</script> & \u{1}", on: try await house.incident(), house)
        try await house.site.board.refresh()
        let page = await house.visitor.get("/status")
        #expect(page.text.contains("&lt;script&gt;") && !page.text.contains("<script") && page.text.contains("Shop &lt;status&gt;"))
        #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        let feed = await house.visitor.get("/status/feed.atom")
        #expect(feed.contentType.hasPrefix("application/atom+xml") && feed.text.contains("&amp;lt;script&amp;gt;"))
        #expect(feed.text.contains("<id>tag:runbell.example,2026:incident/INC-1</id>") && !feed.text.contains("\u{1}"))
    }

    @Test("a visitor's report becomes an alert, capped, and only where the runbook takes them")
    func reports() async throws {
        let house = try StatusTests.house()
        let heard = await house.visitor.post("/status/report", "text=It+does+not+load&component=Checkout&contact=cy%40shop.example")
        #expect(heard.status == 202)
        let alert = try #require(try await house.journal.alerts(AlertQuery()).first)
        #expect(alert.alert.key.source == "status-page" && alert.alert.summary == "A visitor reports: It does not load")
        #expect(await house.visitor.post("/status/report", "text=+").status == 422)
        for count in 0..<Limits.reportsEachMinute { _ = await house.visitor.post("/status/report", "text=\(count)") }
        #expect(await house.visitor.post("/status/report", "text=again").status == 429)
        let closed = try StatusTests.house { $0.statusPage.takesSubmissions = false }
        #expect(await closed.visitor.post("/status/report", "text=x").status == 404)
    }
}
