import Engine
import HTTPTypes
import Notation
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Accounts")
struct AccountTests {
    private static let password = "four quiet owls waiting"

    /// A browser: it keeps the one cookie it was given.
    private func browser(_ house: House, after heard: Visitor.Heard) throws -> Visitor {
        let cookie = try #require(heard.headers[.setCookie])
        return house.visitor.with("Cookie", String(cookie.prefix { $0 != ";" }))
    }

    /// Ana, who set the server up and so administers it.
    private func begun(_ house: House) async throws -> Visitor {
        let key = try #require(try await house.site.access.accounts.setUpKey())
        let heard = await house.visitor.form(
            "/set-up?key=\(key)", "/set-up", "key=\(key)&name=ana&person=ana&password=\(Self.password)&again=\(Self.password)")
        #expect(heard.status == 303, "\(heard.text)")
        return try browser(house, after: heard)
    }

    private func invited(_ name: String, _ fields: String = "", by admin: Visitor) async throws -> String {
        let made = await admin.form("/settings/accounts", "/settings/accounts", "name=\(name)&\(fields)")
        #expect(made.status == 200, "\(made.text)")
        let link = try #require(made.text.split(separator: "/invitation?key=").dropFirst().first)
        return String(link.prefix { $0 != "\"" })
    }

    private func accept(_ key: String, _ house: House, _ password: String = password) async -> Visitor.Heard {
        await house.visitor.form("/invitation?key=\(key)", "/invitation", "key=\(key)&password=\(password)&again=\(password)")
    }

    private func signIn(_ house: House, _ name: String, _ password: String = password) async -> Visitor.Heard {
        await house.visitor.form("/sign-in", "/sign-in", "name=\(name)&password=\(password)")
    }

    @Test("whoever has the first link makes the first account, which administers; after that the link is nothing")
    func setUp() async throws {
        let house = try House(.tokens)
        let key = try #require(try await house.site.access.accounts.setUpKey())
        #expect(await house.visitor.get("/set-up?key=guess").status == 404)
        let weak = await house.visitor.form("/set-up?key=\(key)", "/set-up", "key=\(key)&name=ana&password=short&again=short")
        #expect(weak.status == 422 && weak.text.contains("at least 12 characters") && weak.text.contains("value=\"ana\""))
        let ana = try await begun(house)
        #expect(await ana.get("/settings/accounts").status == 200)
        #expect(try await house.site.access.accounts.setUpKey() == nil)
        #expect(await house.visitor.get("/set-up?key=\(key)").status == 404)
        #expect(await house.visitor.post("/set-up", "key=\(key)&name=eve&password=\(Self.password)").status == 403)
    }

    @Test("an invitation is shown once, sets the password once, and signs in")
    func invitation() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let key = try await invited("bo", "person=bo", by: ana)
        #expect(await !ana.get("/settings/accounts").text.contains(key))
        let bo = try browser(house, after: await accept(key, house))
        #expect(await bo.get("/").text.contains("bo"))
        #expect(await accept(key, house).status == 403, "the page with the form is gone")
        #expect(await house.visitor.get("/invitation?key=\(key)").status == 404)
        #expect(await signIn(house, "bo").status == 303)
    }

    @Test("an invitation that nobody followed for three days is nothing")
    func late() async throws {
        let house = try House(.tokens)
        let key = try await invited("bo", by: try await begun(house))
        house.clock.advance(by: .days(3))
        #expect(await house.visitor.get("/invitation?key=\(key)").status == 404)
    }

    @Test("another link makes the one before worthless, and a password set with it ends the sessions there were")
    func renewed() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let first = try await invited("bo", by: ana)
        let bo = try browser(house, after: await accept(first, house))
        let made = await ana.form("/settings/accounts", "/settings/accounts/bo/invitation")
        let second = try #require(made.text.split(separator: "/invitation?key=").dropFirst().first.map { String($0.prefix { $0 != "\"" }) })
        #expect(await bo.get("/").status == 200, "until it is used nothing changes")
        #expect(await accept(second, house, "another long password").status == 303)
        #expect(await bo.get("/").status == 401)
        #expect(await signIn(house, "bo").status == 401)
    }

    @Test("two who fetch one room in the same moment have each their own name and form token in it")
    func oneRoom() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let bo = try browser(house, after: await accept(try await invited("bo", "person=bo&role=responder", by: ana), house))
        try await house.incident(key: "one")
        let (hers, his) = (await ana.get("/incidents/INC-1").text, await bo.get("/incidents/INC-1").text)
        #expect(hers.contains(">ana</a>") && his.contains(">bo</a>") && !his.contains(">ana</a>"))
        let tokens = [hers, his].map { page in
            Set(page.split(separator: "name=\"token\" value=\"").dropFirst().map { $0.prefix { $0 != "\"" } })
        }
        #expect(tokens.allSatisfy { $0.count == 1 } && tokens[0] != tokens[1])
        #expect(await bo.post("/incidents/INC-1/acknowledge", "token=\(tokens[0].first ?? "")").status == 403, "hers is no use to him")
        #expect(await bo.post("/incidents/INC-1/acknowledge", "token=\(tokens[1].first ?? "")").status == 303)
        #expect(await ana.get("/incidents/INC-1").text.contains("acknowledged"), "what was drawn before it is not shown after it")
    }

    @Test("a wrong name and a wrong password are told alike", arguments: ["bo", "nobody", ""])
    func alike(name: String) async throws {
        let house = try House(.tokens)
        _ = try await accept(invited("bo", by: begun(house)), house)
        let heard = await signIn(house, name, "not this one at all")
        #expect(heard.status == 401)
        #expect(heard.text.contains("not the name and password of anybody"))
        #expect(heard.headers[.setCookie] == nil)
    }

    @Test("guessing becomes slow, for the account and for nobody else, and never for long")
    func guessing() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        _ = try await accept(invited("bo", by: ana), house)
        for _ in 0..<6 { #expect(await signIn(house, "bo", "wrong and wrong").status == 401) }
        let held = await signIn(house, "bo")
        #expect(held.status == 429 && held.headers[.retryAfter] != nil)
        #expect(await signIn(house, "ana").status == 303)
        house.clock.advance(by: .seconds(2))
        #expect(await signIn(house, "bo").status == 303)
        for _ in 0..<6 { #expect(await signIn(house, "bo", "wrong and wrong").status == 401) }
    }

    @Test(
        "whoever guesses from one address waits, whatever names they try; a proxy that names nobody is not the whole world",
        arguments: [("203.0.113.7", nil, true), ("127.0.0.1", "198.51.100.1, 203.0.113.7", true), ("127.0.0.1", nil, false), ("::1", "", false)])
    func fromOneAddress(connection: String, forwarded: String?, isSlowed: Bool) async throws {
        let house = try House(.tokens)
        _ = try await begun(house)
        var stranger = house.visitor.with("X-Forwarded-For", forwarded ?? "")
        stranger.address = connection
        for guess in 0...20 { #expect(await stranger.form("/sign-in", "/sign-in", "name=n\(guess)&password=wrong").status == 401) }
        #expect(await stranger.form("/sign-in", "/sign-in", "name=zed&password=wrong").status == (isSlowed ? 429 : 401))
        #expect(await signIn(house, "ana").status == 303)
    }

    @Test("a session of before is worth nothing afterwards: signing in always makes a new one")
    func fixation() async throws {
        let house = try House(.tokens)
        _ = try await begun(house)
        let planted = house.visitor.with("Cookie", "runbell_session=planted")
        let heard = await planted.form("/sign-in", "/sign-in", "name=ana&password=\(Self.password)")
        #expect(heard.headers[.setCookie]?.contains("planted") == false)
        #expect(await planted.get("/").status == 401)
    }

    @Test("signing out ends the session itself, not only the cookie")
    func signOut() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        #expect(await ana.form("/", "/sign-out").status == 303)
        #expect(await ana.get("/").status == 401)
    }

    @Test("an idle session ends after two hours, a busy one after twelve")
    func idle() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let idle = try browser(house, after: await signIn(house, "ana"))
        for _ in 0..<6 {
            house.clock.advance(by: .minutes(119))
            #expect(await ana.get("/").status == 200)
        }
        #expect(await idle.get("/").status == 401)
        house.clock.advance(by: .minutes(10))
        #expect(await ana.get("/").status == 401)
    }

    @Test("the password is changed by whoever knows the old one, and every other browser is out")
    func change() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let other = try browser(house, after: await signIn(house, "ana"))
        let new = "password=a longer secret&again=a longer secret"
        #expect(await ana.form("/profile", "/profile/password", "old=wrong&\(new)").status == 422)
        #expect(await ana.form("/profile", "/profile/password", "old=\(Self.password)&\(new)").text.contains("It is changed"))
        #expect(await ana.get("/").status == 200)
        #expect(await other.get("/").status == 401)
        #expect(await signIn(house, "ana", "a longer secret").status == 303)
    }

    @Test("what an account may do follows its role, from the next request on")
    func roles() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let bo = try browser(house, after: await accept(try await invited("bo", "person=bo&role=viewer", by: ana), house))
        let id = try await house.incident()
        #expect(await bo.form("/incidents/\(id)", "/incidents/\(id)/acknowledge").status == 403)
        #expect(await bo.get("/settings/accounts").status == 403)
        #expect(await ana.form("/settings/accounts", "/settings/accounts/bo/role", "role=responder").status == 303)
        #expect(await bo.form("/incidents/\(id)", "/incidents/\(id)/acknowledge").status == 303)
        #expect(try await house.phase(id) == "acknowledged")
        #expect(await bo.form("/profile", "/settings/accounts/bo/role", "role=admin").status == 403)
    }

    @Test("a disabled account is out at once and does not come in again")
    func disabled() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let bo = try browser(house, after: await accept(try await invited("bo", by: ana), house))
        #expect(await ana.form("/settings/accounts", "/settings/accounts/bo/disable").status == 303)
        #expect(await bo.get("/").status == 401)
        #expect(await signIn(house, "bo").status == 401)
        #expect(await ana.form("/settings/accounts", "/settings/accounts/bo/enable").status == 303)
        #expect(await signIn(house, "bo").status == 303)
    }

    @Test("the last administrator stays one")
    func lastAdmin() async throws {
        let house = try House(.tokens)
        _ = try await begun(house)
        let token = try await house.token(.admin)
        let api = house.visitor.bearing(token)
        #expect(await api.post("/api/v1/accounts/ana/disable").status == 403)
        #expect(await api.post("/api/v1/accounts/ana/role", #"{"role":"viewer"}"#).status == 403)
        let link = await api.post("/api/v1/accounts", #"{"name":"bo","role":"admin"}"#).json["link"]?.string
        _ = await accept(String(try #require(link).split(separator: "=")[1]), house)
        #expect(await api.post("/api/v1/accounts/ana/disable").status == 204)
        #expect(await api.get("/api/v1/accounts").json["accounts"]?.array?.map { $0["state"]?.string } == ["disabled", "active"])
    }

    @Test("somebody who is nobody of the runbook is never taken for the token of that name")
    func namedLikeAToken() async throws {
        let house = try House(.tokens)
        let ana = try await begun(house)
        let bot = try browser(house, after: await accept(try await invited("deploys", "role=responder", by: ana), house))
        let id = try await house.incident()
        #expect(await bot.form("/incidents/\(id)", "/incidents/\(id)/acknowledge").status == 303)
        #expect(try await house.dispatcher.incident(id)?.answeredBy == [.token("account deploys")])
    }

    @Test("a form from another site signs nobody in")
    func foreign() async throws {
        let house = try House(.tokens)
        _ = try await begun(house)
        let evil = house.visitor.with("Sec-Fetch-Site", "cross-site")
        #expect(await evil.form("/sign-in", "/sign-in", "name=ana&password=\(Self.password)").status == 403)
    }

    @Test("the journal says what was done to whom by whom, and no secret", arguments: ["password", "link"])
    func journaled(secret: String) async throws {
        let house = try House(.tokens)
        let key = try await invited("bo", by: try await begun(house))
        _ = await accept(key, house)
        let entries = try await house.journal.feed(after: 0, limit: 100).map { "\($0)" }.joined(separator: "\n")
        #expect(entries.contains("account"))
        #expect(!entries.contains(secret == "password" ? Self.password : key))
    }
}
