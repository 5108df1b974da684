import HTTPTypes
import Notation
import Storage
import Testing
import Vocabulary
import Web

@Suite("The API's description is true")
struct OpenAPITests {
    @Test("it names every route of the API, and nothing else")
    func routes() async throws {
        let document = try await House().visitor.get("/api/v1/openapi.json").json
        let described = document["paths"]?.object?.flatMap { path in path.value.object?.map { "\($0.name) \(path.name)" } ?? [] } ?? []
        let registered = Site.routes.filter { $0.path.hasPrefix("/api/v1/") && $0.operation != nil }.map {
            "\($0.method.rawValue.lowercased()) \($0.path)"
        }
        #expect(Set(described) == Set(registered))
        #expect(described.count == registered.count)
        let ids = Site.routes.compactMap(\.operation?.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test("every name it refers to is there")
    func references() async throws {
        let text = try await House().visitor.get("/api/v1/openapi.json").text
        for reference in text.split(separator: "\"#/components/schemas/").dropFirst() {
            let name = String(reference.prefix { $0 != "\"" })
            #expect(Shape.catalogue[name] != nil, "\(name)")
        }
    }

    /// One request for each operation, good enough to succeed on a house with one incident, one change and one override.
    static let requests: [String: (path: String, body: String)] = [
        "declareIncident": ("/api/v1/incidents", #"{"title":"x","tags":["a"],"impact":{"customers":1}}"#),
        "changeSeverity": ("/api/v1/incidents/INC-1/severity", #"{"severity":"P2","because":"fewer"}"#),
        "reassignIncident": ("/api/v1/incidents/INC-1/reassign", #"{"to":["bo"]}"#),
        "addResponders": ("/api/v1/incidents/INC-1/responders", #"{"to":["bo"]}"#),
        "snoozeIncident": ("/api/v1/incidents/INC-1/snooze", #"{"minutes":5}"#), "addNote": ("/api/v1/incidents/INC-1/notes", #"{"text":"x"}"#),
        "tagIncident": ("/api/v1/incidents/INC-1/tags", #"{"tags":["a"]}"#),
        "stateImpact": ("/api/v1/incidents/INC-1/impact", #"{"impact":{"customers":3}}"#),
        "mergeIncident": ("/api/v1/incidents/INC-1/merge", #"{"into":"INC-2"}"#),
        "makeToken": ("/api/v1/tokens", #"{"name":"deploys","scopes":["declare"]}"#), "revokeToken": ("/api/v1/tokens/token-read-none", ""),
        "makeOverride": ("/api/v1/overrides", #"{"schedule":"primary","person":"bo","start":"2026-11-21T00:00:00Z","end":"2027-01-01T00:00:00Z"}"#),
    ]

    @Test("the good answer of each operation looks as described", arguments: Site.routes.compactMap(\.operation?.id).filter { $0 != "followEvents" })
    func answers(_ id: String) async throws {
        let house = try House()
        try await house.incident(key: "one")
        try await house.incident(key: "two")
        try await house.journal.record(.init(source: "events", summary: "Deploy", at: nil), at: House.start)
        let visitor = house.visitor.with("X-Runbell-Person", "ana")
        _ = try await house.token(.read)
        _ = await visitor.post(OpenAPITests.requests["makeOverride"]!.path, OpenAPITests.requests["makeOverride"]!.body)
        if ["snoozeIncident", "unacknowledgeIncident"].contains(id) { _ = await visitor.post("/api/v1/incidents/INC-1/acknowledge") }
        if id == "reopenIncident" { _ = await visitor.post("/api/v1/incidents/INC-1/resolve") }
        let route = try #require(Site.routes.first { $0.operation?.id == id })
        let success = try #require(route.operation?.success)
        let path = OpenAPITests.requests[id]?.path ?? route.path.replacing("overrides/{id}", with: "overrides/1").replacing("{id}", with: "INC-1")
        let heard = await visitor.send(route.method, path, Array((OpenAPITests.requests[id]?.body ?? "").utf8))
        #expect(heard.status == success.status, "\(heard.text)")
        guard let shape = success.shape else { return }
        #expect(heard.contentType == success.contentType)
        #expect(shape.problems(with: heard.json, strict: true).map { "\($0.pointer) \($0.detail)" } == [])
    }

    @Test("secrets and settings of the runbook are nowhere in the API")
    func secrets() async throws {
        let visitor = try House().visitor
        for path in ["/api/v1/runbook", "/api/v1/openapi.json", "/", "/metrics", "/api/v2/status"] {
            let text = await visitor.get(path).text
            #expect(!text.contains("hidden-") && !text.contains("-key\"") && !text.contains("ana@shop.example"), "\(path)")
        }
    }
}
