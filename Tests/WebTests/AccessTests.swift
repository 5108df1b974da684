import HTTPTypes
import HummingbirdCore
import Notation
import Storage
import Testing
import Vocabulary
import Web

@Suite("Who may do what")
struct AccessTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        let needed: Scope
        let given: Scope?

        var testDescription: String { "\(method.rawValue) \(path) with \(given?.rawValue ?? "nothing")" }
        var isLetIn: Bool { given.map { $0.covers(needed) } ?? false }
    }

    static let cases: [Case] = Site.routes.flatMap { route -> [Case] in
        let needed: Scope
        switch route.entry {
        case .free: return []
        case .token(let scope), .browser(let scope): needed = scope
        }
        let path = route.path.replacing("{id}", with: "INC-1")
        return ([nil] + Scope.allCases).map { Case(method: route.method, path: path, needed: needed, given: $0) }
    }

    @Test("each route lets in exactly the scopes that cover its own", arguments: cases)
    func scopes(_ it: Case) async throws {
        let house = try House(.tokens)
        var visitor = house.visitor
        if let scope = it.given { visitor = visitor.bearing(try await house.token(scope)) }
        let status = await visitor.respond(it.method, it.path).status.code
        let isForm = !it.path.hasPrefix("/api/") && it.method == .post
        switch (it.isLetIn, it.given) {
        case (true, _): #expect(isForm || ![401, 403].contains(status), "\(status)")
        case (false, nil): #expect(status == 401)
        case (false, _): #expect(status == 403)
        }
    }

    @Test("a token that was revoked is honoured no longer than five seconds")
    func revoked() async throws {
        let house = try House(.tokens)
        let token = try await house.token(.read)
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 200)
        try await house.journal.drop(token: TokenName(token))
        house.clock.advance(by: .seconds(5))
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 401)
    }

    @Test("a token made a moment ago works, though an unknown one was tried just before")
    func fresh() async throws {
        let house = try House(.tokens)
        #expect(await house.visitor.bearing("guess").get("/api/v1/incidents").status == 401)
        let token = try await house.token(.read)
        house.clock.advance(by: .seconds(1))
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 200)
    }

    @Test("an expired token is none")
    func expired() async throws {
        let house = try House(.tokens)
        let token = try await house.token(.read, expiresAt: House.start + .hours(1))
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 200)
        house.clock.advance(by: .hours(1))
        #expect(await house.visitor.bearing(token).get("/api/v1/incidents").status == 401)
    }

    @Test("the journal records the token's person")
    func author() async throws {
        let house = try House(.tokens)
        let token = try await house.token(.respond, person: "ana")
        let id = try await house.incident()
        let heard = await house.visitor.bearing(token).post("/api/v1/incidents/\(id)/acknowledge")
        #expect(heard.json["acknowledgedBy"]?.string == "person:ana")
        #expect(await house.visitor.bearing(token).with("X-Runbell-Person", "bo").get("/api/v1/incidents").status == 403)
    }

    @Test("in an open house people say who they are, and must be in the runbook")
    func openHouse() async throws {
        let house = try House(.open)
        let id = try await house.incident()
        let heard = await house.visitor.with("X-Runbell-Person", "bo").post("/api/v1/incidents/\(id)/acknowledge")
        #expect(heard.json["acknowledgedBy"]?.string == "person:bo")
        #expect(await house.visitor.with("X-Runbell-Person", "nobody").get("/api/v1/incidents").status == 422)
    }

    @Test(
        "a page of another site cannot act through somebody's browser",
        arguments: [("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")])
    func otherSites(_ name: String, _ value: String) async throws {
        let house = try House(.open)
        let id = try await house.incident()
        #expect(await house.visitor.with(name, value).post("/api/v1/incidents/\(id)/acknowledge").status == 403)
        #expect(try await house.phase(id) == "triggered")
    }

    @Test("a browser that says the page is ours is believed, although it tells little of where it is")
    func ownPage() async throws {
        let house = try House()
        let id = try await house.incident()
        let browser = house.visitor.with("Sec-Fetch-Site", "same-origin").with("Origin", "null")
        #expect(await browser.form("/incidents/\(id)", "/incidents/\(id)/acknowledge").status == 303)
    }
}
