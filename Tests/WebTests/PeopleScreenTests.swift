import Engine
import HTTPTypes
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
        #expect(during.contains("goes on now") && during.contains("/incidents/INC-1") && during.contains("End it…") && !during.contains("Start it…"))
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
