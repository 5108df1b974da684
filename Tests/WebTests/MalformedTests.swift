import HTTPTypes
import Notation
import Storage
import Testing
import Web

@Suite("Bad requests are answered, never broken by")
struct MalformedTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let path: String
        let body: String?
        let status: Int
        let says: String

        init(_ path: String, _ body: String? = nil, _ status: Int, _ says: String = "") {
            self.path = path
            self.body = body
            self.status = status
            self.says = says
        }

        var testDescription: String { "\(body == nil ? "GET" : "POST") \(path) \(body ?? "")".prefix(90).description }
    }

    static let cases = [
        Case("/api/v1/incidents", "", 400, "missing"), Case("/api/v1/incidents", "{", 400, "line 1"),
        Case("/api/v1/incidents", "null", 422, "object"),
        Case("/api/v1/incidents", #"{"titel":"x"}"#, 422, "Did you mean 'title'?"),
        Case("/api/v1/incidents", #"{"title":"x","severity":"P9"}"#, 422, "P9"),
        Case("/api/v1/incidents", #"{"title":"x","service":"shpo"}"#, 422, "Did you mean 'shop'?"),
        Case("/api/v1/incidents", #"{"title":["x"]}"#, 422, "#/title"),
        Case("/api/v1/incidents", String(repeating: "[", count: 5000), 400, "too deep"),
        Case("/api/v1/incidents", "{\"title\":\"" + String(repeating: "x", count: 70_000) + "\"}", 413, "65536"),
        Case("/api/v1/incidents/INC-1/notes", "{}", 422, "#/text"), Case("/api/v1/incidents/INC-1/snooze", "{}", 422, "#/until"),
        Case("/api/v1/incidents/INC-1/snooze", #"{"until":"2001-01-01T00:00:00Z"}"#, 422, "future"),
        Case("/api/v1/incidents/INC-1/reassign", #"{"to":["ghost"]}"#, 422, "ghost"),
        Case("/api/v1/incidents/INC-1/reassign", #"{"to":[]}"#, 422, "#/to"),
        Case("/api/v1/incidents/INC-1/severity", #"{"severity":"P9"}"#, 422, "P9"),
        Case("/api/v1/incidents/INC-1/impact", #"{"impact":{"a":"b"}}"#, 422, "#/impact/a"),
        Case(
            "/api/v1/overrides", #"{"schedule":"primray","person":"ann","start":"2026-11-21T09:00:00Z","end":"2027-11-21T10:00:00Z"}"#, 422, "primary"
        ),
        Case("/api/v1/overrides", #"{"schedule":"primary","person":"bo","start":"2027-11-21T11:00:00Z","end":"2027-11-21T10:00:00Z"}"#, 422, "#/end"),
        Case("/api/v1/incidents?statsu=open", nil, 422, "Did you mean 'status'?"), Case("/api/v1/incidents?status=open", nil, 422, "triggered"),
        Case("/api/v1/incidents?limit=0", nil, 422, "?limit"), Case("/api/v1/incidents?limit=x", nil, 422, "?limit"),
        Case("/api/v1/incidents?cursor=x", nil, 422, "?cursor"), Case("/api/v1/incidents?open=maybe", nil, 422, "?open"),
        Case("/api/v1/incidents?limit=99999999999999999999", nil, 422, "?limit"), Case("/api/v1/alerts?incident=x", nil, 422, "?incident"),
        Case("/api/v1/oncall?at=soon", nil, 422, "?at"), Case("/api/v1/oncall?schedule=primry", nil, 404, "Did you mean 'primary'?"),
        Case("/api/v1/events?after=-1", nil, 422, "?after"), Case("/api/v1/changes?since=2026", nil, 422, "?since"),
    ]

    @Test("the answer is a problem document that names the field", arguments: cases)
    func problem(_ it: Case) async throws {
        let house = try House()
        try await house.incident()
        let heard = if let body = it.body { await house.visitor.post(it.path, body) } else { await house.visitor.get(it.path) }
        #expect(heard.status == it.status, "\(heard.text)")
        #expect(heard.contentType == "application/problem+json")
        #expect(heard.text.contains(it.says), "\(heard.text)")
        #expect(heard.json["status"]?.integer == Int64(it.status))
        #expect(Shape.named("Problem").problems(with: heard.json, strict: true).isEmpty)
    }

    @Test(
        "whatever stands in any field of any act, the answer is no server error",
        arguments: ["null", "0", "-1e999", #""""#, #""\u0000""#, "[]", "{}", "[[]]", "true"])
    func anyValue(_ value: String) async throws {
        let house = try House()
        try await house.incident()
        for route in Site.routes where route.method == .post && route.path.hasPrefix("/api/v1/") {
            guard case .object(let members) = route.operation?.body ?? .anything else { continue }
            for member in members {
                let heard = await house.visitor.post(route.path.replacing("{id}", with: "INC-1"), "{\(JSON.quoted(member.name)):\(value)}")
                #expect(heard.status < 500, "\(route.path) \(member.name)")
            }
        }
    }

    @Test("a journal that takes nothing is a 503 that says when to come back")
    func unwritable() async throws {
        let house = try House()
        await house.journal.close()
        for (path, body) in [
            ("/api/v1/incidents", #"{"title":"x"}"#), ("/inbound/json/json-key", #"{"title":"x","alert_uid":"1","state":"alerting"}"#),
        ] {
            let heard = await house.visitor.post(path, body)
            #expect(heard.status == 503, "\(heard.text)")
            #expect(heard.headers[.retryAfter] == "5")
        }
    }
}
