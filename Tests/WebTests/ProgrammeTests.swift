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

@Suite("The programme's API")
struct ProgrammeTests {
    private func house() async throws -> House {
        let runbook = House.runbook { runbook in
            runbook.drills = [DrillPlan(name: "tabletop", what: "Talk it through", every: .quarters(1))]
            runbook.certifications = [Certification(name: "first-aid", who: [.person("ana")], proof: "a certificate")]
            runbook.upkeep = Upkeep(reviews: [Upkeep.Look("contacts", every: .months(1))], approvers: [.seat("lead")], readers: [.person("bo")])
            runbook.statusPage = StatusPage(components: [StatusPage.Component(name: "Checkout")])
            runbook.tools = [Tool(name: "Logs", purpose: "to look", open: "https://logs.example")]
            runbook.lifecycle.resolveNeeds = [.field(.summary)]
            runbook.contacts = [Contact(name: "Bank", phone: "+46700000009")]
        }
        let house = try House(runbook: runbook)
        _ = try await house.dispatcher.perform(.adopted(runbook.version, note: "First"), by: .runbell)
        return house
    }

    private func visitor(_ house: House, _ person: String = "ana") -> Visitor { house.visitor.with("X-Runbell-Person", person) }

    @Test("an exercise is begun, held and told of; one that goes on is not begun again")
    func drills() async throws {
        let visitor = visitor(try await house())
        #expect(await visitor.post("/api/v1/drills/tabletop/start", #"{"table":true}"#).status == 200)
        #expect(await visitor.post("/api/v1/drills/tabletop/start").status == 409)
        let ended = await visitor.post("/api/v1/drills/tabletop/end", #"{"participants":["ana","bo"],"lessons":"Call the bank sooner"}"#)
        #expect(ended.json["state"]?.string == "kept", "\(ended.text)")
        let held = await visitor.get("/api/v1/drills").json["drills"]?.array?.first?["held"]?.array?.first
        #expect(held?["participants"]?.array?.count == 2 && held?["lessons"]?.string == "Call the bank sooner")
        let unknown = await visitor.post("/api/v1/drills/tabeltop/start")
        #expect(unknown.status == 404 && unknown.json["detail"]?.string?.hasSuffix("Did you mean 'tabletop'?") == true, "\(unknown.text)")
        #expect(await visitor.post("/api/v1/drills/no-such/end").status == 404)
    }

    @Test("an exercise with an incident opens one that is marked")
    func drillWithIncident() async throws {
        let house = try await house()
        let begun = await visitor(house).post("/api/v1/drills/tabletop/start")
        #expect(begun.json["held"]?.array?.first?["incident"]?.string == "INC-1")
        #expect(try await house.dispatcher.incident(IncidentID(1))?.opening.drill == "tabletop")
        #expect(
            await visitor(house).post("/api/v1/drills/tabletop/end", #"{"lessons":"x"}"#).json["held"]?.array?.first?["participants"]?.array != nil)
        #expect(try await house.phase(IncidentID(1)) == "resolved")
    }

    @Test("an exercise of which nobody said what was learned is over all the same")
    func withoutLessons() async throws {
        let house = try await house()
        _ = await visitor(house).post("/api/v1/drills/tabletop/start")
        #expect(await visitor(house).post("/api/v1/drills/tabletop/end", "{}").status == 200)
        #expect(try await house.phase(IncidentID(1)) == "resolved")
    }

    @Test("people agree for themselves to be woken by exercises")
    func optIn() async throws {
        let house = try await house()
        #expect(await visitor(house).post("/api/v1/drills/opt-in", #"{"person":"ana","drills":true}"#).status == 204)
        #expect(await visitor(house).post("/api/v1/drills/opt-in", #"{"person":"bo","drills":true}"#).status == 409)
        #expect(await visitor(house).get("/api/v1/drills").json["optedIn"]?.array == [.string("ana")])
    }

    @Test("a certificate asks for its proof")
    func certificates() async throws {
        let visitor = visitor(try await house())
        let refused = await visitor.post("/api/v1/certificates", #"{"certificate":"first-aid","person":"ana"}"#)
        #expect(refused.status == 422 && refused.json["errors"]?[0]?["pointer"]?.string == "#/proof")
        #expect(await visitor.post("/api/v1/certificates", #"{"certificate":"first-aid","person":"ana","proof":"no. 7"}"#).status == 204)
        let row = await visitor.get("/api/v1/certificates").json["certificates"]?.array?.first
        #expect(row?["proof"]?.string == "no. 7" && row?["valid"]?.bool == true && row?["by"]?.string == "person:ana")
    }

    @Test("the history of versions says who read and who approved")
    func versions() async throws {
        let house = try await house()
        #expect(await visitor(house, "bo").post("/api/v1/runbook/read").status == 204)
        #expect(await visitor(house, "bo").post("/api/v1/runbook/approve", #"{"party":"seat:lead"}"#).status == 409)
        #expect(await visitor(house).post("/api/v1/runbook/approve", #"{"party":"seat:lead"}"#).status == 204)
        let version = await visitor(house).get("/api/v1/runbook/versions").json["versions"]?.array?.first
        #expect(version?["note"]?.string == "First" && version?["readers"]?.array?.first?["person"]?.string == "bo")
        #expect(version?["approvals"]?.array?.first?["party"]?.string == "seat:lead")
    }

    @Test("maintenance that ends before it begins is refused with its field")
    func backwards() async throws {
        let house = try House(runbook: House.wholeRunbook())
        let body = #"{"title":"Disks","start":"2999-01-02T00:00:00Z","end":"2999-01-01T00:00:00Z"}"#
        let answer = await house.visitor.post("/api/v1/maintenance", body)
        #expect(answer.status == 422 && answer.json["errors"]?[0]?["pointer"]?.string == "#/end")
    }

    @Test("announced maintenance is on the status page until it is called off")
    func maintenance() async throws {
        let house = try await house()
        let body = #"{"title":"New disks","components":["Checkout"],"start":"2026-11-20T00:00:00Z","end":"2099-01-01T00:00:00Z"}"#
        #expect(await visitor(house).post("/api/v1/maintenance", body).json["number"]?.integer == 1)
        try await house.site.board.refresh()
        #expect(await house.visitor.get("/status/summary.json").json["status"]?["indicator"]?.string == "maintenance")
        #expect(await visitor(house).send(.delete, "/api/v1/maintenance/1").status == 204)
        try await house.site.board.refresh()
        #expect(await house.visitor.get("/status/summary.json").json["scheduled_maintenances"]?.array == [])
    }

    @Test("what is owed to the runbook itself is listed, done and let go")
    func upkeep() async throws {
        let visitor = visitor(try await house())
        #expect(await visitor.post("/api/v1/upkeep", #"{"done":"contacts","words":"all reached"}"#).status == 204)
        #expect(await visitor.post("/api/v1/upkeep", #"{"done":"nothing of ours"}"#).status == 422)
        #expect(await visitor.post("/api/v1/upkeep", #"{"waive":"certify first-aid: ana","words":"on leave"}"#).status == 204)
        #expect(await visitor.get("/api/v1/upkeep").json["duties"]?.array?.isEmpty == false)
    }

    @Test("tools and contacts are as the runbook has them")
    func directory() async throws {
        let visitor = visitor(try await house())
        #expect(await visitor.get("/api/v1/tools").json["tools"]?.array?.first?["open"]?.string == "https://logs.example")
        #expect(await visitor.get("/api/v1/contacts").json["contacts"]?.array?.first?["phone"]?.string == "+46700000009")
    }

    // MARK: Among all duties

    private func names(_ query: String, _ visitor: Visitor) async -> [String] {
        await visitor.get("/api/v1/duties?\(query)").json["duties"]?.array?.compactMap { $0["name"]?.string } ?? []
    }

    @Test("what is owed beside any incident is among the duties, with what to do about it")
    func amongDuties() async throws {
        let house = try await house()
        try await house.incident()
        let visitor = visitor(house)
        let all = await visitor.get("/api/v1/duties").json["duties"]?.array ?? []
        #expect(Set(all.compactMap { $0["of"]?.string }) == ["incident", "programme"])
        let drill = try #require(all.first { $0["name"]?.string?.hasPrefix("drill tabletop") == true })
        #expect(drill["incident"] == nil && drill["clause"] == "drills.tabletop" && drill["state"] == "open")
        #expect(drill["todo"]?.string?.contains("runbell drill tabletop") == true)
        #expect(all.first { $0["of"] == "incident" }?["incident"] == "INC-1")
        #expect(await visitor.get("/api/v1/upkeep").json["duties"]?.array?.first?["todo"]?.string?.isEmpty == false)
    }

    @Test("duties are asked for by what they belong to, their owner and their state")
    func filters() async throws {
        let house = try await house()
        try await house.incident()
        let visitor = visitor(house)
        let (of, all) = (await names("of=programme", visitor), await names("", visitor))
        #expect(of.contains("read the runbook: bo") && of.count < all.count)
        #expect(await names("of=incident", visitor) == all.filter { !of.contains($0) })
        #expect(await names("owner=bo", visitor) == ["read the runbook: bo"])
        #expect(await names("owner=seat:lead", visitor) == ["approve the runbook: lead"])
        _ = await self.visitor(house, "bo").post("/api/v1/runbook/read")
        #expect(await names("state=kept&of=programme", visitor) == ["read the runbook: bo"])
        #expect(await names("open=false&of=programme", visitor) == ["read the runbook: bo"])
        #expect(await visitor.get("/api/v1/duties?state=lost").status == 422)
    }

    @Test("their pages follow each other without a hole and without a repeat")
    func pages() async throws {
        let house = try await house()
        for key in ["one", "two", "three"] { try await house.incident(key: key) }
        let whole = await visitor(house).get("/api/v1/duties").json["duties"]?.array ?? []
        var (seen, next): ([JSON], String?) = ([], "")
        while let cursor = next {
            let page = await visitor(house).get("/api/v1/duties?limit=2\(cursor.isEmpty ? "" : "&cursor=\(cursor)")").json
            seen += page["duties"]?.array ?? []
            next = page["next"]?.string
        }
        #expect(seen == whole && whole.count > 4)
        #expect(await visitor(house).get("/api/v1/duties?cursor=YzE").status == 422)
    }

    @Test("a reminder's link leads to its duty on a page for people")
    func screen() async throws {
        let page = await visitor(try await house()).with("Accept", "text/html").get("/programme")
        #expect(page.status == 200 && page.text.contains("<li id=\"read-the-runbook-bo\">"), "\(page.text)")
        #expect(page.text.contains("runbell read"))
    }
}
