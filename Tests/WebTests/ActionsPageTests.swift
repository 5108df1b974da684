import Engine
import HTTPTypes
import Runbooks
import Runtime
import Testing
import Vocabulary
import Web

@Suite("The board of actions")
struct ActionsPageTests {
    /// The clock stands on Saturday 21 November 2026, 02:03 in Stockholm; two hours later the first one is late.
    private func house(_ policy: Access.Policy = .open, isPrivate: Bool = false) async throws -> House {
        let house = try House(policy, runbook: House.wholeRunbook())
        let incident = try await house.dispatcher.declare(
            title: "Disk <is> full", service: "shop", severity: nil, isPrivate: isPrivate, by: .runbell
        ).incident
        let items: [(String, Duration, Party)] = [
            ("Pin the version", .hours(1), .person("bo")), ("Add a probe", .hours(20), .seat("lead")), ("Buy a disk", .days(9), .person("bo")),
        ]
        for (text, after, owner) in items {
            let draft = Incident.ActionDraft(text: text, owner: owner, due: house.clock.now + after, verification: "A drill shows it")
            _ = try await house.dispatcher.perform(.review(.addAction(draft)), on: incident.id, by: .person("ana"))
        }
        house.clock.advance(by: .hours(2))
        return house
    }

    @Test("what is late, what is due this week and what is due later stand apart, each with its incident")
    func board() async throws {
        let page = await (try await house()).visitor.get("/actions").text
        var rest = page[...]
        for words in [
            ">Overdue<", "Pin the version", "Disk &lt;is&gt; full", ">This week<", "Add a probe", ">Later<", "Buy a disk", "Done or dropped",
        ] {
            let found = try #require(rest.firstRange(of: words), "\(words): \(rest)")
            rest = rest[found.upperBound...]
        }
        #expect(page.contains("Done when: A drill shows it") && page.contains(#"href="/incidents/INC-1""#))
        #expect(Tags(page).strange.isEmpty, "\(Tags(page).strange)")
    }

    @Test("somebody sees only their own")
    func owner() async throws {
        let page = await (try await house()).visitor.get("/actions?owner=seat:lead").text
        #expect(page.contains("Add a probe") && !page.contains("Pin the version"))
    }

    @Test(
        "one is finished or dropped on the board, which comes back",
        arguments: [("done", "text=Pinned", "Pinned"), ("drop", "because=No+money", "No money")])
    func ended(_ act: String, _ fields: String, _ words: String) async throws {
        let house = try await house()
        let heard = await house.visitor.form("/actions", "/incidents/INC-1/actions/1/\(act)", "back=%2Factions&\(fields)")
        #expect(heard.status == 303 && heard.headers[.location] == "/actions")
        let page = await house.visitor.get("/actions").text
        let late = try #require(page.firstRange(of: ">Overdue<"))
        #expect(page[late.upperBound...].firstRange(of: "Nothing is late.") != nil && page.contains(words))
    }

    @Test("a form leads back to no other site")
    func back() async throws {
        let house = try await house()
        let heard = await house.visitor.form("/actions", "/incidents/INC-1/actions/1/done", "back=https%3A%2F%2Fevil.example")
        #expect(heard.headers[.location] == "/")
    }

    @Test("those of private incidents are for those who may see them")
    func hidden() async throws {
        let house = try await house(.tokens, isPrivate: true)
        let page = await house.visitor.bearing(try await house.token(.read, person: "cy")).get("/actions").text
        #expect(page.contains("Nothing is late.") && !page.contains("INC-1"))
        #expect(await house.visitor.bearing(try await house.token(.admin)).get("/actions").text.contains("Pin the version"))
    }
}
