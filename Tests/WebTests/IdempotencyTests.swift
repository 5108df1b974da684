import HTTPTypes
import Notation
import Storage
import Testing
import Web

@Suite("A request sent twice")
struct IdempotencyTests {
    private let body = #"{"title":"Shop is slow"}"#

    @Test("has its effect once, and the same answer")
    func once() async throws {
        let visitor = try House().visitor.with("Idempotency-Key", "k1")
        let first = await visitor.post("/api/v1/incidents", body)
        let second = await visitor.post("/api/v1/incidents", body)
        #expect((first.status, second.status) == (201, 201))
        #expect(first.text == second.text)
        #expect(await visitor.get("/api/v1/incidents").json["incidents"]?.array?.count == 1)
    }

    @Test("has its effect once when both are on their way at the same time")
    func together() async throws {
        let visitor = try House().visitor.with("Idempotency-Key", "k1")
        let ids = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<20 { group.addTask { [body] in await visitor.post("/api/v1/incidents", body).json["id"]?.string } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(ids == ["INC-1"])
        #expect(await visitor.get("/api/v1/incidents").json["incidents"]?.array?.count == 1)
    }

    @Test("is refused when the key was another request's")
    func otherRequest() async throws {
        let visitor = try House().visitor.with("Idempotency-Key", "k1")
        _ = await visitor.post("/api/v1/incidents", body)
        #expect(await visitor.post("/api/v1/incidents", #"{"title":"Mail is slow"}"#).status == 422)
    }

    @Test("may be tried again under its key when the first was refused")
    func refusedFirst() async throws {
        let house = try House()
        let id = try await house.incident()
        let visitor = house.visitor.with("Idempotency-Key", "k1")
        #expect(await visitor.post("/api/v1/incidents/\(id)/reopen").status == 409)
        _ = await house.visitor.post("/api/v1/incidents/\(id)/resolve")
        #expect(await visitor.post("/api/v1/incidents/\(id)/reopen").status == 200)
    }

    @Test("keys of different callers never meet")
    func callers() async throws {
        let house = try House()
        let ana = await house.visitor.with("Idempotency-Key", "k1").with("X-Runbell-Person", "ana").post("/api/v1/incidents", body)
        let bo = await house.visitor.with("Idempotency-Key", "k1").with("X-Runbell-Person", "bo").post("/api/v1/incidents", body)
        #expect(ana.json["id"] != bo.json["id"])
    }

    @Test("a key that is empty or too long is refused", arguments: ["", String(repeating: "k", count: 256)])
    func badKey(_ key: String) async throws {
        #expect(try await House().visitor.with("Idempotency-Key", key).post("/api/v1/incidents", body).status == 422)
    }

    @Test("an answer that shows a secret is never kept")
    func secret() async throws {
        let house = try House()
        let heard = await house.visitor.with("Idempotency-Key", "k1").post("/api/v1/tokens", #"{"name":"deploys","scopes":["declare"]}"#)
        #expect(heard.status == 201)
        #expect(try await house.journal.reply(to: "token:open k1") == nil)
    }
}
