import Engine
import HTTPTypes
import HummingbirdCore
import NIOCore
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Private incidents")
struct PrivateTests {
    /// One that a program declared, with an alert's incident beside it. Ana is paged for both and Bo is asked for advice;
    /// Cy has nothing to do with either.
    private func house() async throws -> (House, stranger: Visitor) {
        let house = try House(.tokens, runbook: House.wholeRunbook())
        try await house.incident("Disk is full")
        let secret = #"{"title":"Secret","service":"shop","private":true}"#
        #expect(await house.visitor.bearing(try await house.token(.admin)).post("/api/v1/incidents", secret).json["private"]?.bool == true)
        let action = Incident.ActionDraft(text: "Hide", owner: .person("bo"), category: "short")
        _ = try await house.dispatcher.perform(.review(.addAction(action)), on: IncidentID(2), by: .runbell)
        return (house, house.visitor.bearing(try await house.token(.respond, person: "cy")))
    }

    @Test(
        "for others there is no such incident, whatever is asked about it",
        arguments: ["", "/timeline", "/pages", "/duties", "/updates", "/updates/draft?audience=team", "/playbooks", "/review"])
    func hidden(_ path: String) async throws {
        let (_, stranger) = try await house()
        #expect(await stranger.get("/api/v1/incidents/INC-2\(path)").status == 404)
        #expect(await stranger.get("/incidents/INC-2").status == 404)
    }

    private static let acts = Site.routes.filter { $0.path.hasPrefix("/api/v1/incidents/{id}/") && $0.method != .get }.compactMap(\.operation?.id)

    @Test("no act of others reaches it, and none tells that it is there", arguments: acts)
    func untouched(_ id: String) async throws {
        let (house, stranger) = try await house()
        let route = try #require(Site.routes.first { $0.operation?.id == id })
        let sample = Sample.all[id]
        let path = sample?.ask.path.replacing("INC-1", with: "INC-2") ?? route.path.replacing("{id}", with: "INC-2")
        let before = try await house.journal.lastPosition
        #expect(await stranger.send(route.method, path, Array((sample?.ask.body ?? "").utf8)).status == 404)
        #expect(try await house.journal.lastPosition == before)
    }

    @Test("lists leave it out for others and are as long as they would be without it")
    func lists() async throws {
        let (house, stranger) = try await house()
        func ids(_ list: String, _ name: String) async -> Set<String> {
            Set(await stranger.get("/api/v1/\(list)").json[name]?.array?.compactMap { $0[name == "incidents" ? "id" : "incident"]?.string } ?? [])
        }
        #expect(await ids("incidents", "incidents") == ["INC-1"])
        #expect(await ids("incidents?limit=1", "incidents") == ["INC-1"])
        #expect(await ids("incidents?search=Secret", "incidents") == [])
        #expect(await ids("duties", "duties") == ["INC-1"])
        #expect(await ids("duties?limit=1", "duties") == ["INC-1"])
        #expect(await ids("actions", "actions") == [])
        let all = await house.visitor.bearing(try await house.token(.admin)).get("/api/v1/incidents").json
        #expect(all["incidents"]?.array?.count == 2)
    }

    @Test("whoever is called in sees it, in lists too; whoever has a role in it does")
    func workers() async throws {
        let (house, stranger) = try await house()
        _ = try await house.dispatcher.perform(.staff(.assign("scribe", to: "cy")), on: IncidentID(2), by: .runbell)
        #expect(await stranger.get("/api/v1/incidents/INC-2").status == 200)
        #expect(await stranger.get("/api/v1/incidents").json["incidents"]?.array?.count == 2)
        #expect(await stranger.get("/api/v1/actions").json["actions"]?.array?.count == 1)
    }

    @Test("captured messages are for whom they are: a page for its person, a notice for whoever may see the incident")
    func captured() async throws {
        func message(_ title: String, to person: PersonName?, about incident: Int64) -> CapturedMessage {
            CapturedMessage(
                at: House.start, way: "push", to: person?.text ?? "#team", title: title, text: "", acknowledge: "http://runbell.example/a/\(title)",
                person: person, incidents: [IncidentID(incident)])
        }
        let messages = [
            message("for-ana", to: "ana", about: 1), message("for-cy", to: "cy", about: 2), message("notice", to: nil, about: 1),
            message("hidden", to: nil, about: 2),
        ]
        let house = try House(.tokens, runbook: House.wholeRunbook(), captured: { messages })
        try await house.incident()
        _ = await house.visitor.bearing(try await house.token(.admin)).post("/api/v1/incidents", #"{"title":"S","service":"shop","private":true}"#)
        func seen(_ token: String) async -> [String] {
            let page = await house.visitor.bearing(token).get("/captured").text
            return messages.map(\.title).filter { page.contains("<div>\($0)</div>") }
        }
        #expect(await seen(try await house.token(.respond, person: "cy")) == ["for-cy", "notice"])
        #expect(await seen(try await house.token(.read)) == ["notice"])
        #expect(await seen(try await house.token(.admin)) == messages.map(\.title))
    }

    @Test("whoever is asked for advice sees what about")
    func consulted() async throws {
        let (house, stranger) = try await house()
        let bo = house.visitor.bearing(try await house.token(.respond, person: "bo"))
        #expect(await stranger.get("/api/v1/incidents/INC-2").status == 404)
        #expect(await bo.get("/api/v1/incidents/INC-2").status == 200)
    }

    @Test("whoever is woken for it sees it")
    func woken() async throws {
        let (house, _) = try await house()
        let ana = house.visitor.bearing(try await house.token(.respond, person: "ana"))
        #expect(await ana.get("/api/v1/incidents/INC-2").json["title"]?.string == "Secret")
    }

    @Test("whoever holds the seat that owes something in it sees it, and so does who was called in and is not needed any more")
    func owing() async throws {
        let (house, stranger) = try await house()
        let ana = house.visitor.bearing(try await house.token(.respond, person: "ana"))
        _ = try await house.dispatcher.perform(.resolve(summary: "over"), on: IncidentID(2), by: .runbell)
        #expect(await ana.get("/api/v1/incidents/INC-2").status == 200)
        #expect(await stranger.get("/api/v1/incidents/INC-2").status == 404)
        let action = Incident.ActionDraft(text: "Mend", owner: .person("cy"), category: "short")
        _ = try await house.dispatcher.perform(.review(.addAction(action)), on: IncidentID(2), by: .runbell)
        #expect(await stranger.get("/api/v1/incidents/INC-2").status == 200)
        #expect(await stranger.get("/api/v1/duties?of=incident").json["duties"]?.array?.contains { $0["incident"]?.string == "INC-2" } == true)
    }

    @Test("no screen, list, feed or number others may look at says its title", arguments: PrivateTests.looks)
    func nowhere(_ path: String) async throws {
        let (_, stranger) = try await house()
        let answer = await stranger.get(path)
        #expect(answer.status != 500 && !answer.text.contains("Secret") && !answer.text.contains("INC-2"))
    }

    /// Everything that can be looked at without naming an incident, and does not go on for ever.
    private static let looks = Site.routes.filter { $0.method == .get && !$0.path.contains("{") && !["/api/v1/events", "/live"].contains($0.path) }
        .map(\.path)

    @Test("the numbers count it, and name nothing")
    func counted() async throws {
        let house = try House(.tokens, runbook: House.runbook { $0.kpis = [KPI(name: "mtta", measure: .mtta)] })
        let secret = #"{"title":"Secret","service":"shop","private":true}"#
        _ = await house.visitor.bearing(try await house.token(.admin)).post("/api/v1/incidents", secret)
        house.clock.advance(by: .minutes(4))
        _ = try await house.dispatcher.perform(.acknowledge(via: .link), on: IncidentID(1), by: .person("ana"))
        let stranger = house.visitor.bearing(try await house.token(.respond, person: "cy"))
        let table = await stranger.get("/api/v1/kpis?by=severity")
        #expect(table.json["kpis"]?.array?.first?["count"]?.integer == 1)
        #expect(!table.text.contains("Secret") && !table.text.contains("INC-"))
    }

    @Test("its events are not streamed to others")
    func stream() async throws {
        let (house, stranger) = try await house()
        let last = try await house.journal.lastPosition
        try await house.incident("Queue is long", key: "queue")
        let response = await stranger.respond(.get, "/api/v1/events?after=0")
        let listener = Listener(until: last + 1)
        do { try await response.body.write(listener) } catch {}
        #expect(listener.text.contains("INC-3") && listener.text.contains("INC-1"))
        #expect(!listener.text.contains("INC-2"))
    }

    private final class Listener: ResponseBodyWriter {
        struct Left: Error {}

        var text = ""
        let position: Int64

        init(until position: Int64) { self.position = position }

        func write(_ buffer: ByteBuffer) async throws {
            text += String(buffer: buffer)
            if text.contains("id: \(position)\n") { throw Left() }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
