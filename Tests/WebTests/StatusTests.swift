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

    // MARK: An empty server

    @Test("a page without a title has the runbook's name, and nothing that ever happened is no year 1970")
    func empty() async throws {
        let house = try StatusTests.house { $0.statusPage.title = "" }
        try await house.site.board.refresh()
        let name = house.dispatcher.library.current.name
        let summary = await house.visitor.get("/status/summary.json").json
        #expect(summary["page"]?["name"]?.string == name && summary["incidents"]?.array == [] && summary["recent"]?.array == [])
        #expect(summary["status"]?["description"]?.string == "All systems operational")
        let page = await house.visitor.get("/status").text
        #expect(page.contains("<title>\(name)</title>") && page.contains("Nothing has happened yet."))
        #expect(page.split(separator: "no outage in 90 days").count == 3)
        let feed = await house.visitor.get("/status/feed.atom").text
        #expect(feed.contains("<title>\(name)</title>") && feed.contains("<updated>\(House.start.rfc3339)</updated>"))
        house.clock.advance(by: .hours(1))
        try await house.site.board.refresh()
        #expect(await house.visitor.get("/status/feed.atom").text == feed, "nothing happened, and nobody fetches it again")
    }

    @Test(
        "each of its files is asked for by HEAD and by tag",
        arguments: ["/status", "/status/summary.json", "/status/feed.atom", "/status/history.json", "/status/incidents/INC-1.json"])
    func tags(_ path: String) async throws {
        let house = try StatusTests.house()
        try await post("Payments fail.", on: try await house.incident(), house)
        try await house.site.board.refresh()
        let (got, head) = (await house.visitor.get(path), await house.visitor.send(.head, path))
        let tag = try #require(got.headers[.eTag])
        #expect(got.status == 200 && head.status == 200 && head.text.isEmpty && head.headers[.eTag] == tag)
        let again = await house.visitor.with("If-None-Match", tag).get(path)
        #expect(again.status == 304 && again.text.isEmpty && again.headers[.eTag] == tag)
        #expect(got.headers[.lastModified] != nil && got.headers[.cacheControl] == "public, max-age=30")
    }

    // MARK: When and whether

    @Test("what is posted is on the page as soon as the feed has told of it")
    func soon() async throws {
        let house = try StatusTests.house()
        let id = try await house.incident()
        try await house.site.board.refresh()
        let drawing = Task { try await house.site.board.run() }
        try await post("Payments fail.", on: id, house)
        var text = ""
        for _ in 0..<200_000 where !text.contains("Payments fail.") {
            text = await house.visitor.get("/status/summary.json").text
            await Task.yield()
        }
        drawing.cancel()
        _ = try? await drawing.value
        #expect(text.contains("Payments fail."))
    }

    @Test("a false alarm and an exercise are on no page, also when they were public before")
    func noRealIncident() async throws {
        let house = try StatusTests.house { $0.drills = [DrillPlan(name: "tabletop", every: .quarters(1))] }
        let id = try await house.incident()
        try await post("Payments fail.", on: id, house)
        _ = try await house.dispatcher.perform(.update(.setComponent("Checkout", .majorOutage)), on: id, by: .person("ana"))
        house.clock.advance(by: .minutes(10))
        _ = try await house.dispatcher.perform(.knowledge(.falseAlarm(because: "a broken probe")), on: id, by: .person("ana"))
        let drill = try await house.dispatcher.holdDrill("tabletop", by: .person("ana")).incident.id
        try await post("Payments fail.", on: drill, house)
        try await house.site.board.refresh()
        for path in ["/status", "/status/summary.json", "/status/feed.atom", "/status/history.json"] {
            #expect(await !house.visitor.get(path).text.contains("Payments"), "\(path)")
        }
        let checkout = await house.visitor.get("/status/summary.json").json["components"]?.array?.first
        #expect(checkout?["status"]?.string == "operational" && checkout?["history"]?.array?.last?["outage_minutes"]?.integer == 0)
    }

    @Test("its days are those of the page's zone, and so are its times")
    func midnight() async throws {
        let house = try StatusTests.house { $0.zone = "Europe/Stockholm" }
        // Ten minutes to midnight in Stockholm.
        house.clock.advance(by: Moment(rfc3339: "2026-11-21T22:50:00Z")! - House.start)
        let id = try await house.incident()
        _ = try await house.dispatcher.perform(.update(.setComponent("Checkout", .majorOutage)), on: id, by: .person("ana"))
        house.clock.advance(by: .minutes(25))
        try await post("Payments fail.", on: id, house)
        _ = try await house.dispatcher.perform(.resolve(summary: "fixed"), on: id, by: .person("ana"))
        try await house.site.board.refresh()
        let days = await house.visitor.get("/status/summary.json").json["components"]?.array?.first?["history"]?.array ?? []
        #expect(days.count == 90 && days.suffix(2).compactMap { $0["date"]?.string } == ["2026-11-21", "2026-11-22"])
        #expect(days.suffix(2).compactMap { $0["outage_minutes"]?.integer } == [10, 16])
        let page = await house.visitor.get("/status").text
        #expect(page.contains("<h3 class=\"date\">2026-11-22</h3>") && page.contains(">00:15</time>"))
        #expect(page.contains("times are those of Europe/Stockholm"))
    }
}
