import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
import Screens
import Storage
import Testing
import Vocabulary
import Web

@Suite("Settings")
struct SettingsTests {
    private func admin(_ house: House) async throws -> Visitor { house.visitor.bearing(try await house.token(.admin)) }

    // MARK: Tokens

    private func shownToken(in page: String) -> String? {
        page.split(separator: "value=\"runbell_").dropFirst().first.map { "runbell_" + $0.prefix { $0 != "\"" } }
    }

    @Test("a token is made, shown this once, works, is listed with its last use, and is revoked")
    func tokens() async throws {
        let house = try House()
        let made = await house.visitor.form("/settings/tokens", "/settings/tokens", "name=deploys&scopes=read&scopes=declare&person=ana&days=30")
        let token = try #require(shownToken(in: made.text))
        #expect(made.headers[.cacheControl] == "no-store")
        #expect(await !house.visitor.get("/settings/tokens").text.contains(token))
        #expect(await house.visitor.get("/settings/tokens").text.contains("never used"))
        let row = try #require(try await house.journal.tokens().first)
        #expect(row.scopes == ["read", "declare"] && row.person == "ana" && row.hash == Tokens.hash(token))
        #expect(row.expiresAt == House.start + .days(30))
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 200)
        let page = await house.visitor.get("/settings/tokens").text
        #expect(page.contains("last used") && page.contains("read, declare") && page.contains("for ana"))
        #expect(await house.visitor.form("/settings/tokens", "/settings/tokens/deploys/revoke").status == 303)
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 401)
    }

    @Test("what is wrong with a token is said on the page, and none is made", arguments: ["name=a", "name=&scopes=read", "name=a&scopes=all"])
    func wrongToken(_ fields: String) async throws {
        let house = try House()
        let heard = await house.visitor.form("/settings/tokens", "/settings/tokens", fields)
        #expect(heard.status == 422 && heard.text.contains("role=\"alert\""))
        #expect(try await house.journal.tokens().isEmpty)
    }

    @Test("the last use of a token is noted every ten minutes, and of one that was revoked never")
    func lastUse() async throws {
        let house = try House(.tokens)
        let visitor = house.visitor.bearing(try await house.token(.read))
        func used() async throws -> Moment? { try await house.journal.tokens().first?.usedAt }
        for (minutes, wanted) in [(0, 0), (9, 0), (1, 10)] {
            house.clock.advance(by: .minutes(Int64(minutes)))
            _ = await visitor.get("/api/v1/incidents")
            #expect(try await used() == House.start + .minutes(Int64(wanted)))
        }
    }

    @Test("a heartbeat that has never come is said to have come never, not when the server started")
    func heartbeat() async throws {
        let house = try House()
        try await Heartbeats(dispatcher: house.dispatcher).expectAll(of: House.runbook())
        func card() async -> String {
            let page = await house.visitor.get("/settings/sources").text
            return String(page.split(separator: "id=\"source-backup\"").last?.split(separator: "</dl>").first ?? "")
        }
        let due = (House.start + .hours(25)).rfc3339
        let unheard = await card()
        #expect(unheard.contains(">never</span>") && unheard.contains("the first") && unheard.contains("is due by <time datetime=\"\(due)\""))
        #expect(!unheard.contains(House.start.rfc3339), "\(unheard)")
        let state = await house.visitor.get("/api/v1/sources").json["sources"]?.array?.first { $0["name"]?.string == "backup" }
        #expect(state?["lastBeatAt"] == nil && state?["nextBeatBy"]?.string == due)
        _ = await house.visitor.get("/heartbeat/backup-key")
        let heard = await card()
        #expect(heard.contains("<time datetime=\"\(House.start.rfc3339)\"") && heard.contains("the next"), "\(heard)")
    }

    @Test("tokens and accounts are an administrator's; sources are everybody's to see, and a responder's to test")
    func scopes() async throws {
        let house = try House(.tokens)
        let viewer = house.visitor.bearing(try await house.token(.read))
        for path in ["/settings/tokens", "/settings/accounts"] { #expect(await viewer.get(path).status == 403) }
        let page = await viewer.get("/settings/sources").text
        #expect(page.contains("What to write at the other end") && !page.contains("Send a test alert") && !page.contains("/settings/tokens"))
        #expect(await viewer.post("/api/v1/sources/events/test-alert", "{}").status == 403)
        #expect(try await admin(house).get("/settings/sources").text.contains("/settings/tokens"))
    }

    // MARK: Sources

    @Test("a source says what arrived, what was refused and why; a key that nobody has is counted")
    func heard() async throws {
        let house = try House()
        #expect(await house.visitor.post("/inbound/json/json-key", #"{"alert_uid":"1","title":"Disk"}"#).status < 300)
        #expect(await house.visitor.post("/inbound/json/json-key", "{}").status >= 400)
        #expect(await house.visitor.post("/inbound/alertmanager/wrong", "{}").status == 401)
        let sources = await house.visitor.get("/api/v1/sources").json["sources"]?.array ?? []
        let json = try #require(sources.first { $0["name"]?.string == "json" })
        #expect(json["taken"]?.integer == 1 && json["refused"]?.integer == 1 && json["heardAt"]?.string == House.start.rfc3339)
        #expect(json["refusal"]?.string?.contains("title") == true)
        let page = await house.visitor.get("/settings/sources").text
        #expect(page.contains("1 requests came to Alertmanager"))
    }

    @Test("no key is on the page, only the name of the variable it is in")
    func secrets() async throws {
        let house = try House(
            runbook: House.runbook {
                $0.sources["am"]?.key = .environment("ALERTMANAGER_KEY")
                $0.sources["prom"]?.key = .file("/etc/runbell/prom.key")
            })
        let page = await house.visitor.get("/settings/sources").text
        #expect(page.contains("ALERTMANAGER_KEY") && page.contains("http://runbell.example/inbound/alertmanager"))
        #expect(!page.contains("hidden-key") && !page.contains("am-key") && !page.contains(House.routingKey))
    }

    // MARK: Test alerts

    @Test("a test alert says whom it would page, and pages nobody, until it is asked to")
    func prospect() async throws {
        let house = try House()
        let heard = await house.visitor.post("/api/v1/sources/events/test-alert", #"{"labels":{"team":"shop"}}"#)
        #expect(heard.json["incident"] == nil && heard.json["service"]?.string == "shop" && heard.json["severity"]?.string == "P1")
        let people = (heard.json["messages"]?.array ?? []).map { "\($0["afterSeconds"]?.integer ?? -1) \($0["person"]?.string ?? "")" }
        #expect(people.first == "0 ana" && people.last == "300 bo")
        #expect(try await house.journal.lastPosition == 0)
        let page = await house.visitor.form("/settings/sources", "/settings/sources/events/test-alert", "labels=team%3Dshop").text
        #expect(page.contains("nobody was") && page.contains("Ana by push"))
        #expect(try await house.journal.lastPosition == 0)
    }

    @Test("what was foretold is what happens: the same people are paged in the same order")
    func comesTrue() async throws {
        let house = try House()
        let foretold = try await house.dispatcher.foretell(TestAlert(source: "events"), by: .person("ana")).messages
        let heard = await house.visitor.form("/settings/sources", "/settings/sources/events/test-alert", "page=true")
        #expect(heard.status == 200 && heard.text.contains("/incidents/INC-1"))
        house.clock.advance(by: .minutes(5))
        _ = try await house.dispatcher.perform(.wake, on: IncidentID(1), by: .runbell)
        let pages = try await house.journal.outbox(of: IncidentID(1)).compactMap { $0.person?.text }
        let wanted = foretold.compactMap { if case .person(let person, _) = $0.whom { person.text } else { nil } }
        #expect(pages == wanted && !wanted.isEmpty)
    }

    @Test("it is plain everywhere that it is a test; it joins nothing, nothing joins it, and the figures do not know it")
    func marked() async throws {
        let house = try House()
        let real = try await house.incident(key: "disk")
        let asked = #"{"page":true,"labels":{"alertname":"disk"}}"#
        #expect(await house.visitor.post("/api/v1/sources/events/test-alert", asked).json["incident"]?.string == "INC-2")
        let incident = try #require(try await house.dispatcher.incident(IncidentID(2)))
        #expect(incident.opening.title.hasPrefix("Test alert: "))
        for path in ["/", "/incidents/INC-2"] { #expect(await house.visitor.get(path).text.contains("xercise")) }
        try await house.dispatcher.receive([Alert(key: AlertKey(source: "events", key: "2"), summary: "x", labels: ["alertname": "disk"])])
        #expect(try await house.dispatcher.incident(of: AlertKey(source: "events", key: "2")) == real)
        #expect(try await house.journal.incidents(IncidentQuery(isDrill: false)).map(\.id) == [real])
        house.clock.advance(by: .minutes(16))
        let lapsed = try await house.journal.lapsedAlerts(at: house.clock.now, limit: 10)
        try await house.dispatcher.clear(lapsed.map(\.alert.key), by: .runbell)
        #expect(try await house.phase(IncidentID(2)) == "resolved")
    }

    @Test("labels are lines name=value", arguments: [("team%3Dshop%0D%0A%0D%0Aa%3Db%3Dc", 200), ("team", 422), ("%3Dx", 422)])
    func labels(_ written: String, _ status: Int) async throws {
        let heard = await (try House()).visitor.form("/settings/sources", "/settings/sources/events/test-alert", "labels=\(written)")
        #expect(heard.status == status)
    }
}
