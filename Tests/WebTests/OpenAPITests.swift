import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
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

    @Test(
        "the good answer of each operation looks as described",
        arguments: Site.routes.compactMap(\.operation?.id).filter {
            ![
                "followEvents", "proveWay", "dropWay",
            ].contains($0)
        })
    func answers(_ id: String) async throws {
        let house = try House(runbook: House.wholeRunbook())
        _ = try await house.dispatcher.perform(.adopted(House.runbook().version, note: "First"), by: .runbell)
        try await house.incident(key: "one")
        try await house.incident(key: "two")
        try await house.journal.record(.init(source: "events", summary: "Deploy", at: nil), at: House.start)
        _ = try await house.token(.read)
        _ = await house.visitor.send(try #require(Sample.all["makeOverride"]).ask)
        let route = try #require(Site.routes.first { $0.operation?.id == id })
        let success = try #require(route.operation?.success)
        let sample = Sample.all[id]
        for ask in sample?.before ?? [] {
            let heard = await house.visitor.send(ask)
            #expect((200..<300).contains(heard.status), "\(ask.path): \(heard.text)")
        }
        var ask = sample?.ask ?? Sample.Ask(path: route.path.replacing("{id}", with: "INC-1"), body: "")
        ask.method = route.method
        let heard = await house.visitor.send(ask)
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
