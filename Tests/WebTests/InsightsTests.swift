import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The pages of insights")
struct InsightsTests {
    /// Two incidents of one kind in November, each acknowledged after that many minutes; the target is five.
    private func house(_ policy: Access.Policy = .open, minutes: [Int64] = [4, 9]) async throws -> House {
        let house = try House(
            policy,
            runbook: House.wholeRunbook {
                $0.kpis = [KPI(name: "quick", measure: .mtta, goal: .init(.atMost, 300)), KPI(name: "reviewed", measure: .reviewsOnTime)]
            })
        for (place, length) in minutes.enumerated() {
            let key = AlertKey(source: "events", key: "disk-\(place)")
            try await house.dispatcher.receive([Alert(key: key, summary: "Disk is full \(place)", labels: ["alertname": "disk"])])
            let id = try #require(try await house.dispatcher.incident(of: key))
            house.clock.advance(by: .minutes(length))
            _ = try await house.dispatcher.perform(.acknowledge(via: .api), on: id, by: .person("ana"))
            _ = try await house.dispatcher.perform(.resolve(summary: "Over"), on: id, by: .person("ana"))
            house.clock.advance(by: .minutes(60))
        }
        return house
    }

    @Test("each number has its month, its target and its verdict, in a picture that leads on and in a table")
    func figures() async throws {
        let page = await (try await house()).visitor.get("/insights").text
        for words in [
            "Time to acknowledge", "quick", "Target at most 5 min", "missed now", #"href="/insights/kpis/quick?month=2026-11""#,
            "<title>November 2026: 6 min, 2 counted, target missed</title>", #"<path class="bad""#, "<td>6 min<", "format=csv", "As a table",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(Tags(page).strange.isEmpty, "\(Tags(page).strange)")
    }

    @Test("more than a year is shown by quarters, and each leads to what it was counted from")
    func quarters() async throws {
        let page = await (try await house()).visitor.get("/insights?months=24").text
        for words in [
            "<title>Q4 2026: 6 min, 2 counted, target missed</title>", #"href="/insights/kpis/quick?quarter=2026-Q4""#, "by=quarter", "this quarter",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test("what the runbook asks for is shown although nothing was counted; what it does not ask for is not")
    func nothing() async throws {
        let page = await (try await house(minutes: [])).visitor.get("/insights").text
        #expect(page.contains("Reviews in time") && page.contains("Nothing was counted yet."))
        #expect(!page.contains("Time to recover") && page.contains("Nothing came twice."))
    }

    @Test(
        "a number leads to its incidents, what misses the target by itself first",
        arguments: [
            ("kpis/quick?month=2026-11", ["6 min; the target is at most 5 min, which was missed.", "9 min", "INC-2", "INC-1"]),
            ("kpis/quick?quarter=2026-Q4", ["Time to acknowledge, Q4 2026", "6 min; the target is at most 5 min, which was missed."]),
            ("kpis/quick?month=2026-10", ["Nothing was counted.", "None."]), ("kpis/incidents?months=3", ["INC-2", "INC-1"]),
            ("duties?months=1", ["1 of 2 in time", "acknowledge late or missed", "acknowledge in time"]),
            ("again/INC-1", ["It came 2 times", "Disk is full 1"]),
        ])
    func behind(_ path: String, _ shown: [String]) async throws {
        let page = await (try await house()).visitor.get("/insights/\(path)").text
        var rest = page[...]
        for words in shown {
            let found = try #require(rest.firstRange(of: words), "\(words): \(page)")
            if words.hasPrefix("INC") || words.hasSuffix("min") { rest = rest[found.upperBound...] }
        }
    }

    @Test("a person's pages lead to their incidents")
    func load() async throws {
        let house = try await house(minutes: [])
        try await house.incident()
        house.clock.advance(by: .minutes(1))
        let page = await house.visitor.get("/insights").text
        #expect(page.contains(#"<a href="/insights/pages?person=ana&amp;months=6">ana</a>"#), "\(page)")
        let behind = await house.visitor.get("/insights/pages?person=ana").text
        #expect(behind.contains("Pages for ana, the last 6 months") && behind.contains("Disk is full"))
        #expect(await house.visitor.get("/insights/pages?person=bo").text.contains("None."))
    }

    /// One more incident, taken at once; what was counted before it said six minutes.
    private func oneMore(_ house: House) async throws {
        try await house.incident("Another", key: "other")
        _ = try await house.dispatcher.perform(.acknowledge(via: .api), on: IncidentID(3), by: .person("bo"))
    }

    @Test("what happened since it was counted last is counted behind the answer, and there at the next look")
    func fresh() async throws {
        let house = try await house()
        #expect(await house.visitor.get("/insights").text.contains(">6 min<"))
        try await oneMore(house)
        house.clock.advance(by: .minutes(1))
        #expect(await house.visitor.get("/insights").text.contains(">6 min<"))
        house.site.errands.close()
        await house.site.errands.run()
        #expect(await house.visitor.get("/insights").text.contains(">4 min<"))
    }

    @Test("what was counted long ago is not shown any more")
    func old() async throws {
        let house = try await house()
        #expect(await house.visitor.get("/insights").text.contains(">6 min<"))
        try await oneMore(house)
        house.clock.advance(by: .minutes(10))
        #expect(await house.visitor.get("/insights").text.contains(">4 min<"))
    }

    @Test("the first look after a start shows what was counted ahead")
    func ahead() async throws {
        let house = try await house()
        await house.site.countAhead()
        try await oneMore(house)
        #expect(await house.visitor.get("/insights").text.contains(">6 min<"))
    }

    @Test("nothing is counted ahead of the first incident, so that it is there at the first look")
    func first() async throws {
        let house = try await house(minutes: [])
        await house.site.countAhead()
        try await house.incident("First", key: "first")
        house.clock.advance(by: .minutes(7))
        _ = try await house.dispatcher.perform(.acknowledge(via: .api), on: IncidentID(1), by: .person("bo"))
        #expect(await house.visitor.get("/insights").text.contains(">7 min<"))
    }

    @Test("what has become private since it was counted is not named any more")
    func secret() async throws {
        let house = try await house(.tokens)
        let stranger = house.visitor.bearing(try await house.token(.read, person: "cy"))
        #expect(await stranger.get("/insights").text.contains("Disk is full 1"))
        _ = try await house.dispatcher.perform(.knowledge(.setPrivate(true)), on: IncidentID(2), by: .person("ana"))
        #expect(!(await stranger.get("/insights").text.contains("Disk is full 1")))
    }

    @Test("what came twice is named with how often, and how often it was over by itself")
    func noise() async throws {
        let page = await (try await house()).visitor.get("/insights").text
        #expect(page.contains(#"href="/insights/again/INC-2?months=6">2 times"#), "\(page)")
    }

    @Test(
        "a time or a number that is not there is refused",
        arguments: [
            ("/insights?months=5", 422), ("/insights?month=2026-13", 422), ("/insights/kpis/nope", 404), ("/insights/pages", 422),
            ("/insights/again/INC-9", 404),
        ])
    func refused(_ path: String, _ status: Int) async throws {
        #expect(await (try House()).visitor.get(path).status == status)
    }

    @Test("a private incident counts, and nobody who may not see it reads of it")
    func hidden() async throws {
        let house = try await house(.tokens)
        for title in ["Secret", "Secret"] {
            let body = #"{"title":"\#(title)","service":"shop","private":true}"#
            _ = await house.visitor.bearing(try await house.token(.admin)).post("/api/v1/incidents", body)
        }
        let stranger = house.visitor.bearing(try await house.token(.read, person: "cy"))
        for path in ["/insights", "/insights/kpis/incidents", "/insights/duties", "/insights/pages?person=ana", "/insights/kpis/auto_detected"] {
            let heard = await stranger.get(path)
            #expect(heard.status == 200 && !heard.text.contains("Secret") && !heard.text.contains("INC-3"), "\(path)")
        }
        #expect(await stranger.get("/insights/again/INC-3").status == 404)
        #expect(await house.visitor.bearing(try await house.token(.admin)).get("/insights/kpis/incidents").text.contains("Secret"))
    }
}
