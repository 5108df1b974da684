import HTTPTypes
import Notation
import OpenIDConnect
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Signing in by way of an identity provider")
struct ProviderTests {
    /// A house whose runbook lets two groups in, and the provider in front of it.
    private struct Place {
        let house: House
        let over: ScriptedProvider

        init(hasPasswords: Bool = true, _ change: (inout Runbook) -> Void = { _ in }) async throws {
            let over = try await ScriptedProvider()
            let runbook = House.runbook { runbook in
                runbook.accessByGroup = ["sre": .responder, "leads": .admin]
                change(&runbook)
            }
            house = try House(
                .tokens, runbook: runbook,
                wired: { wiring in
                    wiring.provider = over.provider
                    wiring.hasPasswords = hasPasswords
                })
            self.over = over
        }

        /// There: where the browser is sent, and the cookie it keeps.
        func begin(_ path: String = "/sign-in/provider") async throws -> (query: [String: String], cookie: String) {
            let heard = await house.visitor.get(path)
            #expect(heard.status == 303)
            let location = try #require(heard.headers[.location])
            let pairs = location.drop { $0 != "?" }.dropFirst().split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            let query = Dictionary(pairs.map { ($0[0], $0[1]) }) { $1 }
            over.asks(query["nonce"] ?? "")
            return (query, String(heard.headers[.setCookie]?.prefix { $0 != ";" } ?? ""))
        }

        /// And back.
        func signIn(_ subject: String, _ claims: JSON = [:], path: String = "/sign-in/provider") async throws -> Visitor.Heard {
            over.say(subject, claims)
            let (query, cookie) = try await begin(path)
            return await house.visitor.with("Cookie", cookie).get("/sign-in/return?state=\(query["state"] ?? "")&code=c0de")
        }

        func browser(_ heard: Visitor.Heard) throws -> Visitor {
            let cookie = try #require(heard.headers[values: .setCookie].first { $0.hasPrefix("runbell_session=") })
            return house.visitor.with("Cookie", String(cookie.prefix { $0 != ";" }))
        }

        func accounts() async throws -> [AccountRow] { try await house.journal.accounts() }
    }

    private static let ana: JSON = ["email": "Ana@shop.example", "email_verified": true]

    // MARK: Coming in

    @Test("somebody of the runbook is known by a proven address, has an account from then on, and lands where they wanted to")
    func byEmail() async throws {
        let place = try await Place()
        let heard = try await place.signIn("1", Self.ana, path: "/sign-in/provider?to=%2Faudit%3Fby%3Dall")
        #expect(heard.status == 200 && heard.text.contains("<meta http-equiv=\"refresh\" content=\"0; url=/audit?by=all\">"))
        #expect(try await place.browser(heard).get("/profile").text.contains("<dd>ana</dd>"))
        let account = try #require(try await place.accounts().first)
        #expect(account.name == "ana" && account.person == "ana" && account.subject == .init(issuer: ScriptedProvider.issuer, id: "1"))
        _ = try await place.signIn("1", Self.ana)
        #expect(try await place.accounts().count == 1)
        let told = try await place.house.journal.programme(after: 0).map { "\($0.event.what)" }
        #expect(told.filter { $0.contains("joined") }.count == 1)
    }

    @Test("an address nobody proved names nobody; the name there does")
    func byName() async throws {
        let place = try await Place()
        let unproven: JSON = ["email": "ana@shop.example", "email_verified": false]
        #expect(try await place.signIn("1", unproven).status == 403)
        #expect(try await place.signIn("1", ["email": "ana@shop.example", "email_verified": false, "preferred_username": "bo"]).status == 200)
        #expect(try await place.accounts().map(\.person) == ["bo"])
    }

    @Test(
        "a group gives its role to whoever is in it; in several, and in the runbook, the most of it",
        arguments: [(["sre"], "act on incidents and take shifts"), (["x", "leads", "sre"], "do everything")])
    func byGroup(_ groups: [String], _ words: String) async throws {
        let place = try await Place()
        let heard = try await place.signIn("9", ["preferred_username": "zed", "groups": .array(groups.map { .string($0) })])
        #expect(try await place.browser(heard).get("/profile").text.contains(words))
        #expect(try await place.accounts().map(\.name) == ["zed"])
    }

    @Test("whoever is nobody here and in no group that is let in is told what to do, and has no account")
    func nobody() async throws {
        let place = try await Place()
        let heard = try await place.signIn("9", ["preferred_username": "eve", "groups": ["marketing"]])
        #expect(heard.status == 403 && heard.text.contains("Shop ID knows you, and nobody does here"))
        #expect(try await place.accounts().isEmpty && !heard.headers[values: .setCookie].contains { $0.hasPrefix("runbell_session=") })
    }

    @Test("a group that the runbook lets in no more lets nobody in any more, from the next request on")
    func changed() async throws {
        let place = try await Place()
        let zed = try place.browser(try await place.signIn("9", ["groups": ["sre"]]))
        #expect(await zed.get("/").status == 200)
        try await place.house.dispatcher.library.adopt(House.runbook { $0.accessByGroup = [:] }, text: "", by: .runbell, at: place.house.clock.now)
        #expect(await zed.get("/").status == 401)
    }

    // MARK: Accounts that are there

    @Test("an account with a password is tied to its person's subject; another subject with that name is refused until it is untied")
    func tied() async throws {
        let place = try await Place()
        try await place.house.journal.put(AccountRow(name: "ana-local", person: "ana", role: .admin, password: "$", createdAt: House.start))
        let admin = try place.browser(try await place.signIn("1", Self.ana))
        #expect(try await place.accounts().map(\.subject?.id) == ["1"])
        let heard = try await place.signIn("2", Self.ana)
        #expect(heard.status == 403 && heard.text.contains("untie"))
        #expect(await admin.get("/settings/accounts").status == 200)
        let local = try await place.house.token(.admin)
        #expect(await place.house.visitor.bearing(local).post("/api/v1/accounts/ana-local/untie").status == 204)
        #expect(await admin.get("/").status == 401, "its sessions end")
        #expect(try await place.signIn("2", Self.ana).status == 200)
    }

    @Test("a disabled account stays out, whoever the provider says it is")
    func disabled() async throws {
        let place = try await Place()
        try await place.house.journal.put(AccountRow(name: "ana", person: "ana", createdAt: House.start, disabledAt: House.start))
        #expect(try await place.signIn("1", Self.ana).status == 403)
        #expect(try await place.accounts().map(\.subject) == [nil])
    }

    @Test("a name that is taken by somebody else is not theirs")
    func taken() async throws {
        let place = try await Place()
        try await place.house.journal.put(AccountRow(name: "zed", role: .admin, password: "$", createdAt: House.start))
        let heard = try await place.signIn("9", ["preferred_username": "zed", "groups": ["sre"]])
        #expect(try await place.browser(heard).get("/settings/accounts").status == 403)
        #expect(try await place.accounts().map(\.name) == ["zed", "zed-2"])
    }

    // MARK: What is refused

    @Test("an answer of another browser, a changed one and one that was used are refused before the provider hears of them")
    func strange() async throws {
        let place = try await Place()
        place.over.say("1", Self.ana)
        let (query, cookie) = try await place.begin()
        let state = query["state"] ?? ""
        let mine = place.house.visitor.with("Cookie", cookie)
        #expect(await place.house.visitor.get("/sign-in/return?state=\(state)&code=c0de").status == 400)
        #expect(await mine.get("/sign-in/return?state=\(state)x&code=c0de").status == 400)
        #expect(await mine.get("/sign-in/return?code=c0de").status == 400)
        #expect(place.over.redeemed == 0)
        #expect(await mine.get("/sign-in/return?state=\(state)&code=c0de").status == 200)
        let again = await mine.get("/sign-in/return?state=\(state)&code=c0de")
        #expect(again.status == 400 && again.text.contains("Begin again") && place.over.redeemed == 1)
    }

    @Test("two tabs do not take each other's sign-in")
    func tabs() async throws {
        let place = try await Place()
        place.over.say("1", Self.ana)
        let (first, one) = try await place.begin("/sign-in/provider?to=%2Fa")
        let nonce = first["nonce"] ?? ""
        let (_, two) = try await place.begin("/sign-in/provider?to=%2Fb")
        place.over.asks(nonce)
        let heard = await place.house.visitor.with("Cookie", "\(one); \(two)").get("/sign-in/return?state=\(first["state"] ?? "")&code=c0de")
        #expect(heard.status == 200 && heard.text.contains("url=/a\""))
        let forgotten = try #require(heard.headers[values: .setCookie].first { $0.hasPrefix(String(one.prefix { $0 != "=" })) })
        #expect(forgotten.contains("Max-Age=0"))
    }

    @Test("the sign-in leads to no other site", arguments: ["//evil.example", "https://evil.example", "/%5Cevil.example"])
    func openRedirect(_ to: String) async throws {
        let place = try await Place()
        let heard = try await place.signIn("1", Self.ana, path: "/sign-in/provider?to=\(to.replacing("/", with: "%2F"))")
        #expect(heard.text.contains("url=/\"") && !heard.text.contains("evil"))
    }

    @Test("what the provider writes into its refusal stands on no page")
    func declined() async throws {
        let place = try await Place()
        let (query, cookie) = try await place.begin()
        let path = "/sign-in/return?state=\(query["state"] ?? "")&error=access_denied&error_description=Call%20555"
        let heard = await place.house.visitor.with("Cookie", cookie).get(path)
        #expect(heard.status == 403 && heard.text.contains("Shop ID did not let you in") && !heard.text.contains("555"))
    }

    @Test("whoever brings wrong answers from one address waits")
    func slow() async throws {
        let place = try await Place()
        var stranger = place.house.visitor
        stranger.address = "203.0.113.7"
        for _ in 0...20 { #expect(await stranger.get("/sign-in/return?state=x&code=y").status == 400) }
        #expect(await stranger.get("/sign-in/return?state=x&code=y").status == 429)
    }

    // MARK: Cookies

    @Test("the cookie of an attempt goes to one path, from other sites too; the session's never does; a new session every time")
    func cookies() async throws {
        let place = try await Place()
        let begun = await place.house.visitor.get("/sign-in/provider").headers[.setCookie] ?? ""
        #expect(begun.contains("Path=/sign-in/return; HttpOnly; SameSite=Lax; Max-Age=900"))
        let (first, second) = (try await place.signIn("1", Self.ana), try await place.signIn("1", Self.ana))
        #expect(first.headers[values: .setCookie].contains { $0.hasPrefix("runbell_session=") && $0.contains("SameSite=Strict") })
        #expect(try place.browser(first).headers["Cookie"] != place.browser(second).headers["Cookie"])
    }

    @Test("signing out ends the session here, then leads to the provider; without one, to the sign-in page")
    func signOut() async throws {
        let place = try await Place()
        let heard = try await place.signIn("1", Self.ana)
        let hint = try #require(heard.headers[values: .setCookie].first { $0.hasPrefix("runbell_hint=") }?.prefix { $0 != ";" })
        let ana = try place.browser(heard)
        let token = await ana.get("/").text.split(separator: "name=\"token\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        let out = await ana.with("Cookie", "\(ana.headers["Cookie"] ?? ""); \(hint)").post("/sign-out", "token=\(token)")
        #expect(out.status == 200 && out.text.contains("url=https://id.example/logout?id_token_hint=ey"))
        #expect(out.text.contains("post_logout_redirect_uri=http%3A%2F%2Frunbell.example%2Fsign-in"))
        #expect(out.headers[values: .setCookie].allSatisfy { $0.contains("Max-Age=0") })
        #expect(await ana.get("/").status == 401)
    }

    // MARK: Without passwords

    @Test("where only the provider counts, no password, invitation or first link does; an API token still opens the door")
    func only() async throws {
        let place = try await Place(hasPasswords: false)
        let page = await place.house.visitor.get("/sign-in").text
        #expect(page.contains("Sign in with Shop ID") && !page.contains("autocomplete=\"username\"") && page.contains("API token"))
        #expect(try await place.house.site.access.accounts.setUpKey() == nil)
        #expect(await place.house.visitor.form("/sign-in", "/sign-in", "name=ana&password=whatever+it+is").status == 403)
        let admin = try await place.house.token(.admin)
        #expect(await place.house.visitor.bearing(admin).post("/api/v1/accounts", #"{"name":"bo"}"#).status == 403)
        #expect(await place.house.visitor.form("/sign-in", "/sign-in", "key=\(admin)").status == 303)
    }

    @Test("without a provider its addresses are not there")
    func none() async throws {
        let house = try House(.tokens)
        for path in ["/sign-in/provider", "/sign-in/return?state=x&code=y"] { #expect(await house.visitor.get(path).status == 404) }
        #expect(await !house.visitor.get("/sign-in").text.contains("/sign-in/provider"))
    }
}
