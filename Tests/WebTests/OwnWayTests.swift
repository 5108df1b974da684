import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Ways of one's own")
struct OwnWayTests {
    private func house() throws -> House { try House(runbook: House.runbook { $0.ownWays = [.person("ana")] }) }
    private func ana(_ house: House) -> Visitor { house.visitor.with("Cookie", "runbell_person=ana") }

    private func code(_ house: House) throws -> String { String(try #require(house.told.all.last).suffix(6)) }

    private func pagedAt(_ house: House, _ way: Way) async throws -> String? {
        let id = try await house.incident(key: "k\(try await house.journal.lastPosition)")
        let pages = try await house.journal.outbox(of: id).compactMap { if case .page(let page) = $0.message { page } else { nil } }
        return pages.first { $0.person == "ana" && $0.way == way }?.address
    }

    @Test("an address counts once the code that was sent there came back; then pages go there, until it is given up")
    func proven() async throws {
        let house = try house()
        let ana = ana(house)
        let asked = await ana.form("/profile", "/profile/ways", "contact=phone&address=%2B46+70+000+00+09")
        #expect(asked.status == 200 && house.told.all.last?.hasPrefix("+46700000009 Your code is ") == true)
        #expect(try await pagedAt(house, .sms) == "+46 70-000 00 01", "unproven it counts for nothing")
        let proven = await ana.form("/profile", "/profile/ways/phone/prove", "code=\(try code(house))")
        #expect(proven.status == 200 && proven.text.contains("your own") && !proven.text.contains("+46700000009"))
        #expect(try await pagedAt(house, .sms) == "+46700000009")
        #expect(await ana.form("/profile", "/profile/ways/phone/drop").text.contains("Telephone"))
        #expect(try await pagedAt(house, .sms) == "+46 70-000 00 01")
        #expect(try await house.journal.ownAddresses().isEmpty)
    }

    @Test("a code is good once, for five tries and ten minutes")
    func guessing() async throws {
        let house = try house()
        let ana = ana(house)
        func ask() async -> Int { await ana.form("/profile", "/profile/ways", "contact=phone&address=%2B46700000009").status }
        func prove(_ code: String) async -> Int { await ana.form("/profile", "/profile/ways/phone/prove", "code=\(code)").status }
        #expect(await ask() == 200)
        for _ in 0..<5 { #expect(await prove("0000000") == 422) }
        #expect(await prove(try code(house)) == 422, "tried too often")
        #expect(await ask() == 200)
        house.clock.advance(by: .minutes(10))
        #expect(await prove(try code(house)) == 422, "too old")
        #expect(await ask() == 200)
        #expect(await prove(try code(house)) == 200)
        #expect(await prove(try code(house)) == 422, "used")
    }

    @Test("only so many codes leave for one person within an hour; what could not be sent is said")
    func sending() async throws {
        let house = try house()
        let ana = ana(house)
        let failed = await ana.form("/profile", "/profile/ways", "contact=email&address=nowhere%40shop.example")
        #expect(failed.status == 422 && failed.text.contains("nobody lives there"))
        for _ in 0..<5 { #expect(await ana.form("/profile", "/profile/ways", "contact=phone&address=%2B46700000009").status == 200) }
        #expect(await ana.form("/profile", "/profile/ways", "contact=phone&address=%2B46700000009").status == 422)
        #expect(house.told.all.count == 6)
        house.clock.advance(by: .hours(1))
        #expect(await ana.form("/profile", "/profile/ways", "contact=phone&address=%2B46700000009").status == 200)
    }

    @Test("nobody changes another's ways, and nobody their own where the runbook does not leave it to them")
    func strangers() async throws {
        let house = try house()
        let body = #"{"contact":"phone","address":"+46700000009"}"#
        for (who, path) in [("bo", "ana"), ("bo", "bo")] {
            #expect(await house.visitor.with("X-Runbell-Person", who).post("/api/v1/people/\(path)/ways", body).status == 403)
        }
        #expect(await house.visitor.post("/api/v1/people/ana/ways", body).status == 403, "nor a program")
        #expect(await house.visitor.with("X-Runbell-Person", "bo").post("/api/v1/people/ana/reach", #"{"urgent":["push"]}"#).status == 403)
        #expect(house.told.all.isEmpty)
        #expect(await house.visitor.with("Cookie", "runbell_person=bo").get("/profile").text.contains("The runbook says how you are reached"))
    }

    @Test("a rule of one's own is followed, shown, and given up")
    func rule() async throws {
        let house = try house()
        let ana = ana(house)
        let fields = "way1=push&wait1=0&way2=call&wait2=5&way3=&wait3=0&normal=email"
        #expect(await ana.form("/profile", "/profile/reach", fields).text.contains("push, call after 5m"))
        let ways = await house.visitor.get("/api/v1/people/ana/ways").json
        #expect(ways["urgent"]?.array?.compactMap(\.string) == ["push", "call after 5m"] && ways["ownRules"]?.bool == true)
        let id = try await house.incident()
        #expect(try await house.journal.outbox(of: id).count { $0.person == "ana" } == 2)
        #expect(await ana.form("/profile", "/profile/reach", "way1=push&wait1=5").status == 422, "nobody is reached at once")
        #expect(await ana.form("/profile", "/profile/reach", "reset=true").status == 200)
        #expect(await house.visitor.get("/api/v1/people/ana/ways").json["ownRules"]?.bool == false)
    }

    @Test("what somebody said counts no longer once the runbook leaves it to them no more")
    func takenBack() async throws {
        let house = try house()
        _ = await ana(house).form("/profile", "/profile/ways", "contact=phone&address=%2B46700000009")
        _ = await ana(house).form("/profile", "/profile/ways/phone/prove", "code=\(try code(house))")
        #expect(await house.dispatcher.ownReach()["ana"]?.addresses == [.phone: "+46700000009"])
        try await house.dispatcher.library.adopt(House.runbook { $0.version = RunbookVersion("another") }, text: "", by: .runbell, at: House.start)
        #expect(await house.dispatcher.ownReach().isEmpty)
        #expect(try await pagedAt(house, .sms) == "+46 70-000 00 01")
    }

    @Test("neither code nor address is in the journal, a log or an answer")
    func secrets() async throws {
        let house = try house()
        let ana = ana(house)
        let asked = await ana.form("/profile", "/profile/ways", "contact=phone&address=%2B46700000009")
        let code = try code(house)
        let proven = await ana.form("/profile", "/profile/ways/phone/prove", "code=\(code)")
        var texts = [asked.text, proven.text, await house.visitor.get("/people").text, await house.visitor.get("/audit?by=all").text]
        texts += try await house.journal.feed(after: 0, limit: 100).map(\.body)
        for text in texts { #expect(!text.contains(code) && !text.contains("+46700000009")) }
    }
}
