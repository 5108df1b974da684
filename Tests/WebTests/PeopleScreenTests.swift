import Engine
import HTTPTypes
import Notation
import OnCall
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Drills and people")
struct PeopleScreenTests {
    private func house(_ policy: Access.Policy = .open, _ change: (inout Runbook) -> Void = { _ in }) async throws -> House {
        let runbook = House.wholeRunbook(change)
        let house = try House(policy, runbook: runbook)
        _ = try await house.dispatcher.perform(.adopted(runbook.version, note: ""), by: .runbell)
        return house
    }

    private func visitor(_ house: House, _ person: String = "ana") -> Visitor { house.visitor.with("Cookie", "runbell_person=\(person)") }

    // MARK: Drills

    @Test("a drill is started with an incident, goes on, and ends with who took part and what was learned")
    func drill() async throws {
        let house = try await house()
        let ana = visitor(house)
        let before = await ana.get("/drills").text
        #expect(before.contains("Talk it through") && before.contains("It was never held.") && before.contains("due <time"))
        let begun = await ana.form("/drills", "/drills/tabletop/start", "service=shop&severity=P2")
        #expect(begun.status == 303 && begun.headers[.location] == "/drills", "\(begun.text)")
        #expect(try await house.dispatcher.incident(IncidentID(1))?.severity == "P2")
        let during = await ana.get("/drills").text
        #expect(during.contains("goes on now") && during.contains("/incidents/INC-1"))
        #expect(during.contains("End it…") && !during.contains("Start it…"))
        let ended = await ana.form("/drills", "/drills/tabletop/end", "participants=ana&participants=bo&lessons=Call+the+bank+sooner")
        #expect(ended.status == 303, "\(ended.text)")
        let after = await ana.get("/drills").text
        #expect(after.contains("Call the bank sooner") && after.contains("Ana, Bo") && after.contains("pill exercise"))
    }

    @Test("a drill at a table opens no incident")
    func table() async throws {
        let house = try await house()
        #expect(await visitor(house).form("/drills", "/drills/tabletop/start", "service=shop&table=true").status == 303)
        #expect(try await house.dispatcher.incident(IncidentID(1)) == nil)
        #expect(await visitor(house).get("/drills").text.contains("not over yet"))
    }

    @Test("who looks agrees to be woken, or not any more")
    func consent() async throws {
        let house = try await house()
        #expect(await visitor(house).get("/drills").text.contains("Exercises do not wake you."))
        #expect(await visitor(house).form("/drills", "/drills/opt-in", "person=ana&drills=true").status == 303)
        #expect(await visitor(house).get("/drills").text.contains("You agreed to be woken by exercises."))
        #expect(!(await house.visitor.get("/drills").text.contains("/drills/opt-in")))
    }

    // MARK: People

    @Test("everybody is there with seats, schedules and certificates, and nobody's address")
    func people() async throws {
        let house = try await house { $0.connections.append(Connection(name: "mail", kind: .smtp)) }
        let page = await visitor(house).get("/people").text
        for words in ["Ana", "lead", "primary", "first-aid", "not read yet", "+46 … 01", "a…@shop.example"] {
            #expect(page.contains(words), "\(words)")
        }
        for words in ["+46 70-000 00 01", "ana@shop.example", "U01", "hidden-"] { #expect(!page.contains(words), "\(words)") }
    }

    @Test("a certificate somebody has shown is noted there, and counts")
    func certificate() async throws {
        let house = try await house { $0.certifications = [Certification(name: "first-aid", who: [.person("ana")], proof: "the card")] }
        let noted = await visitor(house).form("/people", "/certificates", "certificate=first-aid&person=ana&proof=no.+7")
        #expect(noted.status == 303 && noted.headers[.location] == "/people", "\(noted.text)")
        #expect(await visitor(house).get("/people").text.contains("shown <time"))
    }

    @Test("a test page goes out by each way like every message, says that it is one, and its receipt stands on the page")
    func testPage() async throws {
        let house = try await house()
        let ana = visitor(house)
        #expect(await ana.get("/people").text.contains("never"))
        #expect(await ana.form("/people", "/people/ana/test-page").status == 303)
        let rows = try await house.journal.outbox(of: Programme.id)
        let notices = rows.compactMap { if case .notice(let notice) = $0.message { notice } else { nil } }
        #expect(Set(notices.compactMap(\.way)) == [.push, .sms, .call, .email, .slack])
        #expect(notices.allSatisfy { $0.title.hasPrefix("Test page for Ana") })
        #expect(try await house.journal.pages(to: "ana", since: House.start - .hours(1), atMost: 9) == 0, "it is no page that counts")
        let push = try #require(notices.first { $0.way == .push })
        try await house.dispatcher.lost(push.id, reason: "no such topic")
        #expect(await ana.get("/people").text.contains("failed: no such topic"))
    }

    @Test("nobody sends another person's telephone a test, and nobody twice within a minute")
    func testPageRefused() async throws {
        let house = try await house()
        let ana = house.visitor.with("X-Runbell-Person", "ana")
        #expect(!(await visitor(house).get("/people").text.contains("/people/bo/test-page")))
        #expect(await ana.post("/api/v1/people/bo/test-page").status == 409)
        #expect(await ana.post("/api/v1/people/zoe/test-page").status == 404)
        #expect(await ana.get("/api/v1/people/ana/test-page").json["ways"]?.array == [])
        #expect(await ana.post("/api/v1/people/ana/test-page").json["ways"]?.array?.count == 5)
        #expect(await ana.post("/api/v1/people/ana/test-page").status == 409)
        house.clock.advance(by: .minutes(1))
        #expect(await ana.post("/api/v1/people/ana/test-page").status == 200)
    }

    @Test("whoever may only read is offered nothing")
    func readers() async throws {
        let house = try await house(.tokens)
        let reader = house.visitor.bearing(try await house.token(.read))
        for path in ["/people", "/drills"] {
            let page = await reader.get(path)
            #expect(page.status == 200 && !page.text.contains("method=\"post\""), "\(path)")
        }
    }

    @Test("whatever the runbook says, neither page takes it for markup", arguments: ScreenTests.hostile)
    func markup(_ text: String) async throws {
        let house = try await house { runbook in
            runbook.people["ana"]?.fullName = text
            runbook.drills.append(DrillPlan(name: DrillName(text), what: text, every: .weeks(1)))
            runbook.certifications.append(Certification(name: CertificateName(text), who: [.person("ana")], proof: text))
            runbook.seats[SeatName(text)] = .held(["ana"])
        }
        for path in ["/people", "/drills"] {
            let page = await visitor(house).get(path).text
            #expect(page.hasPrefix("<!doctype html>") && Tags(page).strange.isEmpty, "\(path): \(Tags(page).strange)")
        }
    }
}
