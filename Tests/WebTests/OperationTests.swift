import Engine
import Foundation
import HTTPTypes
import Notation
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("What machines ask of the server")
struct OperationTests {
    @Test("ready while the watchdog finds nothing, 503 with its findings otherwise")
    func ready() async throws {
        let house = try House(.tokens)
        #expect(await house.visitor.get("/readyz").status == 200)
        house.health.put(.init(checkedAt: House.start, findings: ["storage takes nothing"]))
        let heard = await house.visitor.get("/readyz")
        #expect(heard.status == 503)
        #expect(heard.json["findings"]?[0]?.string == "storage takes nothing")
        #expect(await house.visitor.get("/healthz").status == 200)
    }

    @Test("a watchdog that looks no more is a finding")
    func silentWatchdog() async throws {
        let house = try House()
        house.clock.advance(by: Limits.watchdogSilence + .seconds(1))
        #expect(await house.visitor.get("/readyz").status == 503)
    }

    @Test("requests are counted by what became of them")
    func counters() async throws {
        let house = try House()
        _ = await house.visitor.get("/healthz")
        _ = await house.visitor.get("/nope")
        let text = await house.visitor.get("/metrics").text
        #expect(text.contains("runbell_http_requests_total{status=\"2xx\"} 1\n"))
        #expect(text.contains("runbell_http_requests_total{status=\"4xx\"} 1\n"))
    }

    @Test("the metrics tell the version, what came in, what it opened and how pages ended")
    func tally() async throws {
        let house = try House()
        for key in ["a", "a", "b"] { try await house.incident(key: key) }
        let page = try #require(try await house.journal.outbox(of: IncidentID(1)).first?.id)
        _ = try await house.dispatcher.perform(.receipt(page, .failed(reason: "x"), latency: .zero), on: IncidentID(1), by: .runbell)
        let text = await house.visitor.get("/metrics").text
        for line in [
            "runbell_build_info{version=\"1.0.0\"} 1", "runbell_alerts_accepted_total{source=\"events\"} 3", "runbell_incidents_opened_total 2",
            "runbell_pages_ended_total{outcome=\"failed\"} 1", "runbell_pages_ended_total{outcome=\"delivered\"} 0",
        ] { #expect(text.contains("\n\(line)\n"), "\(line)") }
    }

    @Test("every metric is explained in the reference, and the reference explains no other")
    func reference() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let page = try String(contentsOf: root.appending(path: "docs/reference/metrics.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `runbell_") }
        let explained = Set(rows.compactMap { $0.split(separator: "`").dropFirst().first })
        var named: Set<Substring> = []
        for file in [
            "Runtime/Tally", "Runtime/Watchdog", "Runtime/OutboxLoop", "Web/Operations/OperationRoutes", "Web/Operations/RequestCounters",
            "Web/Answering/TwilioRoutes", "Web/API/KPIAPI",
        ] {
            let source = try String(contentsOf: root.appending(path: "Sources/App/\(file).swift"), encoding: .utf8)
            for word in source.split(whereSeparator: { !$0.isLetter && $0 != "_" }) where word.hasPrefix("runbell_") { named.insert(word) }
        }
        #expect(Set(explained.map(String.init)) == Set(named.map(String.init)))
    }

    @Test("who is on call, until when, and the calendar that says so for the coming months")
    func onCall() async throws {
        let house = try House(.tokens)
        let heard = await house.visitor.bearing(try await house.token(.read)).get("/api/v1/oncall?schedule=primary&at=2026-11-25T12:00:00Z")
        let now = try #require(heard.json["oncall"]?[0])
        #expect(now["people"]?[0]?.string == "ana" || now["people"]?[0]?.string == "bo")
        #expect(now["until"]?.string == "2026-11-30T08:00:00Z")
        let address = try #require(now["calendar"]?.string?.dropFirst("http://runbell.example".count))
        let calendar = await house.visitor.get(String(address))
        #expect(calendar.contentType.hasPrefix("text/calendar"))
        #expect(calendar.text.hasPrefix("BEGIN:VCALENDAR"))
        #expect(await house.visitor.get(String(address).replacing(".ics", with: "x.ics")).status == 404)
    }

    @Test("an override is made, decides who is on call, and is ended")
    func overrides() async throws {
        let house = try House()
        let body = #"{"schedule":"primary","person":"bo","start":"2026-11-21T00:00:00Z","end":"2026-12-24T00:00:00Z"}"#
        #expect(await house.visitor.post("/api/v1/overrides", body).status == 201)
        for at in ["2026-11-25T12:00:00Z", "2026-12-02T12:00:00Z"] {
            #expect(await house.visitor.get("/api/v1/oncall?at=\(at)").json["oncall"]?[0]?["people"]?[0]?.string == "bo")
        }
        #expect(await house.visitor.send(.delete, "/api/v1/overrides/1").status == 204)
        #expect(await house.visitor.send(.delete, "/api/v1/overrides/1").status == 404)
        #expect(await house.visitor.get("/api/v1/overrides").json["overrides"]?.array == [])
    }
}
