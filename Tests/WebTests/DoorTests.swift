import HTTPTypes
import Notation
import Runbooks
import Storage
import Testing
import Vocabulary
import Web

@Suite("Where monitoring systems knock")
struct DoorTests {
    static let payload = #"{"summary":"Disk","source":"db","severity":"critical"}"#
    static let trigger = #"{"routing_key":"\#(House.routingKey)","event_action":"trigger","dedup_key":"disk","payload":\#(payload)}"#

    @Test("PagerDuty's three actions, and its exact words")
    func pagerDuty() async throws {
        let house = try House()
        let heard = await house.visitor.post("/v2/enqueue", DoorTests.trigger)
        #expect(heard.status == 202)
        #expect(heard.text == #"{"status":"success","message":"Event processed","dedup_key":"disk"}"#)
        for (action, phase) in [("acknowledge", "acknowledged"), ("resolve", "resolved")] {
            let body = #"{"routing_key":"\#(House.routingKey)","event_action":"\#(action)","dedup_key":"disk"}"#
            #expect(await house.visitor.with("Content-Type", "application/x-www-form-urlencoded").post("/v2/enqueue", body).status == 202)
            #expect(try await house.phase(IncidentID(1)) == phase)
        }
        #expect(await house.visitor.post("/v2/enqueue", DoorTests.trigger.replacing("0123456789abcdef", with: "f")).status == 400)
    }

    @Test("concurrent first triggers of one key open one incident")
    func concurrentFirst() async throws {
        let house = try House()
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { await house.visitor.post("/v2/enqueue", DoorTests.trigger).status } }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(statuses == [202])
        #expect(await house.visitor.get("/api/v1/incidents").json["incidents"]?.array?.count == 1)
        #expect(await house.visitor.get("/api/v1/alerts").json["alerts"]?[0]?["count"]?.integer == 50)
    }

    struct Key: Sendable, CustomTestStringConvertible {
        let path: String
        let authorization: String?
        let status: Int

        var testDescription: String { "\(path) with \(authorization ?? "no header")" }
    }

    static let keys = [
        Key(path: "/api/v2/alerts", authorization: "Bearer prom-key", status: 200),
        Key(path: "/api/v2/alerts", authorization: "Basic dTpwcm9tLWtleQ==", status: 200),
        Key(path: "/inbound/prometheus/prom-key/api/v2/alerts", authorization: nil, status: 200),
        Key(path: "/api/v2/alerts", authorization: nil, status: 401),
        Key(path: "/api/v2/alerts", authorization: "Bearer prom-kez", status: 401),
        Key(path: "/api/v2/alerts", authorization: "Bearer ", status: 401),
        Key(path: "/api/v2/alerts", authorization: "Basic !", status: 401), Key(path: "/api/v2/alerts", authorization: "Bearer am-key", status: 401),
        Key(path: "/inbound/prometheus/wrong/api/v2/alerts", authorization: nil, status: 401),
        Key(path: "/inbound/alertmanager/wrong", authorization: nil, status: 401), Key(path: "/inbound/json/wrong", authorization: nil, status: 401),
    ]

    @Test("a key opens its own source's door, however it is sent, and no other", arguments: keys)
    func key(_ it: Key) async throws {
        var visitor = try House(.tokens).visitor
        if let authorization = it.authorization { visitor = visitor.with("Authorization", authorization) }
        #expect(await visitor.post(it.path, "[]").status == it.status)
    }

    @Test("Prometheus straight to us: alerts open, are listed as Alertmanager lists them, and resolve by their end")
    func prometheus() async throws {
        let house = try House()
        let visitor = house.visitor.with("Authorization", "Bearer prom-key")
        #expect(await visitor.post("/api/v2/alerts", #"[{"labels":{"alertname":"Down"},"endsAt":"2027-01-01T00:00:00Z"}]"#).status == 200)
        #expect(await visitor.get("/api/v2/alerts?active=true").json[0]?["labels"]?["alertname"]?.string == "Down")
        #expect(await visitor.get("/api/v2/alerts/groups").json[0]?["alerts"]?.array?.count == 1)
        #expect(await visitor.get("/api/v2/silences").text == "[]")
        let ended = #"[{"labels":{"alertname":"Down"},"startsAt":"2020-01-01T00:00:00Z","endsAt":"2020-01-02T00:00:00Z"}]"#
        #expect(await visitor.post("/api/v2/alerts", ended).status == 200)
        #expect(try await house.phase(IncidentID(1)) == "resolved")
        #expect(await visitor.post("/api/v1/alerts", "[]").status == 410)
    }

    @Test("a good alert among bad ones counts, and the answer names the bad")
    func partial() async throws {
        let house = try House()
        let heard = await house.visitor.post("/api/v2/alerts", #"[{"labels":{"alertname":"Good"}},{"labels":{}}]"#)
        #expect(heard.status == 400)
        #expect(heard.text == #""at least one label pair required""#)
        #expect(await house.visitor.get("/api/v1/incidents").json["incidents"]?.array?.count == 1)
    }

    @Test("a source within its rate is heard, beyond it told when to come back, and heard again then")
    func rates() async throws {
        let house = try House(runbook: House.runbook { $0.sources["events"] = House.source("events", .pagerduty, rate: 2) })
        let statuses = [
            await house.visitor.post("/v2/enqueue", DoorTests.trigger).status, await house.visitor.post("/v2/enqueue", DoorTests.trigger).status,
        ]
        let third = await house.visitor.post("/v2/enqueue", DoorTests.trigger)
        #expect(statuses == [202, 202])
        #expect(third.status == 429)
        #expect(third.headers[.retryAfter] == "30")
        house.clock.advance(by: .seconds(30))
        #expect(await house.visitor.post("/v2/enqueue", DoorTests.trigger).status == 202)
    }

    @Test(
        "a body beyond the limit is refused, announced or not",
        arguments: ["/v2/enqueue", "/api/v2/alerts", "/inbound/json/json-key", "/inbound/slack/actions"])
    func large(_ path: String) async throws {
        let visitor = try House().visitor
        let body = [UInt8](repeating: 0x20, count: Limits.inboundBodyBytes + 1)
        #expect(await visitor.send(.post, path, body).status == 413)
        #expect(await visitor.with("Content-Length", "9999999999").send(.post, path, []).status == 413)
    }

    @Test("heartbeats: any method, any ending, and a failure that raises an alert which the next beat ends")
    func heartbeats() async throws {
        let house = try House()
        for path in ["/heartbeat/backup-key", "/heartbeat/backup-key/start", "/heartbeat/backup-key/0", "/heartbeat/backup-key/log"] {
            #expect(await house.visitor.get(path).text == "OK")
        }
        #expect(try await house.journal.heartbeats().map(\.lastAt) == [House.start])
        #expect(await house.visitor.post("/heartbeat/backup-key/3", "disk full\nmore").status == 200)
        #expect(await house.visitor.get("/api/v1/incidents/INC-1").json["title"]?.string == "backup reported a failure: exit status 3: disk full")
        _ = await house.visitor.get("/heartbeat/backup-key")
        #expect(try await house.phase(IncidentID(1)) == "resolved")
        #expect(await house.visitor.get("/heartbeat/backup-key/256").status == 400)
        #expect(await house.visitor.get("/heartbeat/wrong").status == 404)
    }

    @Test("changes are kept and listed, and raise nothing")
    func changes() async throws {
        let visitor = try House().visitor
        let heard = await visitor.post("/v2/change/enqueue", #"{"routing_key":"\#(House.routingKey)","payload":{"summary":"Deploy 4f1c2aa"}}"#)
        #expect(heard.status == 202)
        #expect(await visitor.get("/api/v1/changes").json["changes"]?[0]?["summary"]?.string == "Deploy 4f1c2aa")
        #expect(await visitor.get("/api/v1/incidents").json["incidents"]?.array == [])
    }
}
