import Engine
import HTTPTypes
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The page of who did what")
struct AuditPageTests {
    private func house(_ policy: Access.Policy = .open) async throws -> House {
        let house = try House(policy, runbook: House.wholeRunbook())
        let id = try await house.incident()
        _ = try await house.dispatcher.perform(.note("Looking <at> it"), on: id, by: .person("ana"))
        _ = try await house.dispatcher.perform(.acknowledge(via: .api), on: id, by: .person("bo"))
        _ = try await house.journal.commit(ProgrammeEntry(at: House.start, by: .person("ana"), .tokenMade("deploys", scopes: ["read"])))
        return house
    }

    @Test("what people did stands there, the newest first, with the incident; what Runbell did when it is asked for")
    func newest() async throws {
        let house = try await house()
        let page = await house.visitor.get("/audit").text
        var rest = page[...]
        for words in ["ana made the token deploys for read", "bo acknowledged it by api", "ana: Looking &lt;at&gt; it", #"href="/incidents/INC-1""#] {
            let found = try #require(rest.firstRange(of: words), "\(words): \(page)")
            rest = rest[found.upperBound...]
        }
        #expect(!page.contains("The ladder wake started") && Tags(page).strange.isEmpty, "\(Tags(page).strange)")
        #expect(await house.visitor.get("/audit?by=all").text.contains("The ladder wake started"))
    }

    @Test(
        "it is narrowed by who and by what",
        arguments: [
            ("by=person:bo", "bo acknowledged", "Looking &lt;"), ("kind=incident.noted", "Looking &lt;", "bo acknowledged"),
            ("by=person:ana&kind=programme.", "deploys", "Looking &lt;"), ("by=person:nobody", "Nobody did anything of the kind.", "Looking &lt;"),
        ])
    func narrowed(_ query: String, _ shown: String, _ left: String) async throws {
        let page = await (try await house()).visitor.get("/audit?\(query)").text
        #expect(page.contains(shown) && !page.contains(left), "\(page)")
    }

    @Test("it goes on page by page, and leaves nothing out between two")
    func pages() async throws {
        let house = try await house()
        for number in 1...120 { _ = try await house.dispatcher.perform(.note("note \(number)."), on: IncidentID(1), by: .person("ana")) }
        var (path, seen) = ("/audit?by=person:ana&kind=incident.noted", Set<Int>())
        for _ in 1...3 {
            let page = await house.visitor.get(path).text
            let numbers = (1...120).filter { page.contains("note \($0).") }
            #expect(seen.isDisjoint(with: numbers))
            seen.formUnion(numbers)
            path = String(page.split(separator: #"<a class="button" href="/audit"#).dropFirst().first?.prefix { $0 != "\"" } ?? "")
                .replacing("&amp;", with: "&")
            path = "/audit\(path)"
        }
        #expect(seen.count == 120)
        #expect(await house.visitor.get("/audit?cursor=x").status == 422)
    }

    @Test("the chain is checked by a button, behind the answer, and the page says what was found")
    func chain() async throws {
        let house = try await house()
        #expect(await house.visitor.get("/audit").text.contains("Not checked since this server started."))
        #expect(await house.visitor.form("/audit", "/audit/verify").status == 303)
        #expect(await house.visitor.get("/audit").text.contains("It is being checked"))
        house.site.errands.close()
        await house.site.errands.run()
        let page = await house.visitor.get("/audit").text
        #expect(page.contains("✓ Whole") && page.contains("Checked <time"), "\(page)")
    }

    @Test("what was done in a private incident is there only for those who may see it, and only administrators have the chain checked")
    func hidden() async throws {
        let house = try await house(.tokens)
        let admin = house.visitor.bearing(try await house.token(.admin))
        _ = await admin.post("/api/v1/incidents", #"{"title":"Secret","service":"shop","private":true}"#)
        let stranger = house.visitor.bearing(try await house.token(.respond, person: "cy"))
        let page = await stranger.get("/audit?by=all").text
        #expect(!page.contains("INC-2") && !page.contains("Secret") && !page.contains("Check it now"))
        #expect(await stranger.form("/audit", "/audit/verify").status == 403)
        #expect(await admin.get("/audit").text.contains("Secret"))
    }
}
