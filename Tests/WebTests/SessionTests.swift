import Engine
import HTTPTypes
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Browsers that sign in")
struct SessionTests {
    private func signedIn(_ house: House, _ scopes: Scope...) async throws -> Visitor {
        let token = try await house.token(scopes[0], person: "ana")
        let heard = await house.visitor.form("/sign-in", "/sign-in", "key=\(token)&to=%2Fincidents%2FINC-1")
        #expect(heard.status == 303)
        #expect(heard.headers[.location] == "/incidents/INC-1")
        let cookie = try #require(heard.headers[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        #expect(!cookie.contains(token))
        return house.visitor.with("Cookie", "theme=dark; \(cookie.prefix { $0 != ";" })")
    }

    @Test("without a session a page sends to the door, and back afterwards")
    func door() async throws {
        let heard = try await House(.tokens).visitor.with("Accept", "text/html").get("/incidents/INC-1")
        #expect(heard.status == 303)
        #expect(heard.headers[.location] == "/sign-in?to=%2Fincidents%2FINC-1")
    }

    @Test("a session sees, and acts through the forms of our pages, as the token's person")
    func acts() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let visitor = try await signedIn(house, .respond)
        #expect(await visitor.get("/").status == 200)
        let heard = await visitor.form("/incidents/\(id)", "/incidents/\(id)/acknowledge", "person=bo")
        #expect(heard.status == 303)
        #expect(try await house.dispatcher.incident(id)?.phase == .acknowledged(by: .person("ana"), at: House.start))
    }

    @Test("every page lets a session end; where nobody signed in, there is nothing to end")
    func signOut() async throws {
        let house = try House(.tokens)
        let visitor = try await signedIn(house, .read)
        #expect(await visitor.get("/").text.contains("action=\"/sign-out\""))
        let heard = await visitor.form("/", "/sign-out")
        #expect(heard.headers[.location] == "/sign-in" && heard.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(await !(try House()).visitor.get("/").text.contains("/sign-out"))
    }

    @Test("a form without its token, or with another session's, does nothing")
    func forged() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let visitor = try await signedIn(house, .respond)
        for body in ["", "token=", "token=x", "token=\(Array("x".utf8))"] {
            #expect(await visitor.post("/incidents/\(id)/acknowledge", body).status == 403)
        }
        #expect(try await house.phase(id) == "triggered")
    }

    @Test("a session that only reads cannot act")
    func readOnly() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let visitor = try await signedIn(house, .read)
        #expect(await visitor.form("/incidents/\(id)", "/incidents/\(id)/acknowledge").status == 403)
    }

    @Test("a session opens no API route that changes something")
    func noAPI() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let visitor = try await signedIn(house, .admin)
        #expect(await visitor.get("/api/v1/incidents").status == 200)
        #expect(await visitor.post("/api/v1/incidents/\(id)/acknowledge").status == 403)
    }

    @Test("a session ends after twelve hours, and with its token")
    func ends() async throws {
        let house = try House(.tokens)
        let visitor = try await signedIn(house, .read)
        house.clock.advance(by: .hours(12))
        #expect(await visitor.get("/").status == 401)

        let other = try House(.tokens)
        let second = try await signedIn(other, .read)
        try await other.journal.drop(token: "token-read-ana")
        other.clock.advance(by: .seconds(5))
        #expect(await second.get("/").status == 401)
    }

    @Test("a changed cookie is none")
    func changedCookie() async throws {
        let house = try House(.tokens)
        let visitor = try await signedIn(house, .read)
        let cookie = try #require(visitor.headers["Cookie"])
        #expect(await visitor.with("Cookie", String(cookie.dropLast()) + "x").get("/").status == 401)
        #expect(await visitor.with("Cookie", "runbell_session=").get("/").status == 401)
    }

    @Test("whoever follows a link from another site is not asked who they are before a page of ours asked their browser")
    func fromElsewhere() async throws {
        let house = try House(.tokens)
        let reader = house.visitor.with("Accept", "text/html")
        let heard = await reader.with("Sec-Fetch-Site", "cross-site").get("/incidents/INC-1?tab=pages")
        #expect(heard.status == 200 && heard.text.contains("content=\"0; url=/incidents/INC-1?tab=pages\""))
        #expect(heard.headers[.cacheControl] == "no-store")
        #expect(await reader.with("Sec-Fetch-Site", "same-origin").get("/incidents/INC-1").headers[.location] == "/sign-in?to=%2Fincidents%2FINC-1")
    }

    @Test(
        "signing in leads to no other site",
        arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/%0d%0aX: y"])
    func noOtherSite(_ to: String) async throws {
        let house = try House(.tokens)
        let token = try await house.token(.read)
        let heard = await house.visitor.form(
            "/sign-in", "/sign-in", "key=\(token)&to=\(to.replacing("%", with: "%25").replacing("0d0a", with: "%0D%0A"))")
        let location = try #require(heard.headers[.location])
        #expect(location == "/" || location.hasPrefix("/%"))
    }

    @Test("a wrong token is told so")
    func wrong() async throws {
        let heard = try await House(.tokens).visitor.form("/sign-in", "/sign-in", "key=guess")
        #expect(heard.status == 401)
        #expect(heard.text.contains("unknown, revoked or expired"))
    }
}
