import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The API's reviews")
struct ReviewTests {
    private let review = "/api/v1/incidents/INC-1/review"

    private func resolved(_ change: (inout Runbook) -> Void = { _ in }) async throws -> House {
        let house = try House(
            runbook: House.runbook {
                $0.people["bo"] = Person(name: "bo", fullName: "Bo")
                $0.reviews = ReviewPolicy(
                    sections: [.init("timeline"), .init("corrective actions")], categories: [.init(name: "short", within: .weeks(1))])
                change(&$0)
            })
        try await house.journal.record(.init(source: "events", summary: "Deploy of 41", at: nil), at: House.start)
        try await house.incident()
        house.clock.advance(by: .minutes(4))
        _ = await house.visitor.post("/api/v1/incidents/INC-1/resolve", #"{"summary":"Rolled back"}"#)
        return house
    }

    private func put(_ text: String, _ house: House) async -> Int { await put(text, over: nil, house).status }

    private func put(_ text: String, over tag: String?, _ house: House) async -> Visitor.Heard {
        let visitor = tag.map { house.visitor.with("If-Match", $0) } ?? house.visitor
        return await visitor.send(.put, review, Array(JSON.object([.init("text", .string(text))]).text.utf8))
    }

    @Test("two who began with the same text: the second is told, with the tag of what is there, and nothing is replaced")
    func overtaken() async throws {
        let house = try await resolved()
        let first = try #require(await house.visitor.get(review).headers[.eTag])
        #expect(await house.visitor.get("\(review)?format=markdown").headers[.eTag] == first)
        let ana = await put("Ana's", over: first, house)
        #expect(ana.status == 200 && ana.headers[.eTag] != first)
        let bo = await put("Bo's", over: first, house)
        #expect(bo.status == 412 && bo.json["type"]?.string == "urn:runbell:problem:overtaken", "\(bo.text)")
        #expect(bo.headers[.eTag] == ana.headers[.eTag])
        #expect(await house.visitor.get(review).json["text"]?.string == "Ana's")
        #expect(await put("Both", over: "\(first), \(bo.headers[.eTag] ?? "")", house).status == 200)
    }

    @Test("a text may be sent again after its answer was lost, and in place of whatever there is")
    func again() async throws {
        let house = try await resolved()
        let first = try #require(await house.visitor.get(review).headers[.eTag])
        for _ in 1...2 { #expect(await put("Ana's", over: first, house).status == 200) }
        #expect(await put("By a script", house) == 200)
        #expect(await put("By another", over: "*", house).status == 200)
        let now = await house.visitor.get(review)
        let revision = try #require(now.json["revision"]?.string)
        #expect(now.headers[.eTag] == "\"\(revision)\"" && now.json["text"]?.string == "By another")
        #expect(await put("Weakly", over: "W/\"\(revision)\"", house).status == 412)
    }

    @Test("agreeing and publishing take the text that was read, and tell of another", arguments: ["approve", "publish"])
    func read(_ word: String) async throws {
        let house = try await resolved()
        let first = try #require(await put("Ana's", over: nil, house).headers[.eTag])
        let second = try #require(await put("Bo's", over: first, house).headers[.eTag])
        let late = await house.visitor.with("If-Match", first).post("\(review)/\(word)")
        #expect(late.status == 412 && late.headers[.eTag] == second, "\(late.text)")
        #expect(try await house.dispatcher.incident(IncidentID(1))?.review.publishedAt == nil)
        let done = await house.visitor.with("If-Match", second).post("\(review)/\(word)")
        #expect(done.status == 200 && done.headers[.eTag] == second, "\(done.text)")
    }

    @Test("the description says how a review is replaced: If-Match, ETag, 412")
    func described() async throws {
        let paths = try await House().visitor.get("/api/v1/openapi.json").json["paths"]
        let put = paths?["/api/v1/incidents/{id}/review"]?["put"]
        #expect(put?["parameters"]?.array?.contains { $0["name"]?.string == "If-Match" && $0["in"]?.string == "header" } == true)
        for status in ["200", "412"] { #expect(put?["responses"]?[status]?["headers"]?["ETag"] != nil, "\(status)") }
        #expect(paths?["/api/v1/incidents/{id}/notes"]?["post"]?["responses"]?["412"] == nil)
    }

    @Test("nobody has written it: the draft tells the story and what was changed before")
    func draft() async throws {
        let draft = try await resolved().visitor.get("\(review)?format=markdown")
        #expect(draft.contentType == "text/markdown; charset=utf-8")
        #expect(draft.text.contains("\n## Timeline\n\n- ") && draft.text.contains("resolved it: Rolled back"), "\(draft.text)")
        #expect(draft.text.contains("Deploy of 41 (events)"), "\(draft.text)")
    }

    @Test("published, its open boxes are action items, and publishing again adds none")
    func publish() async throws {
        let house = try await resolved()
        let text = await house.visitor.get("\(review)?format=markdown").text
        #expect(await put(text + "\n## More tasks\n- [ ] Pin it (owner: bo, category: short)\n- [x] Done\n", house) == 200)
        #expect(await house.visitor.post("\(review)/publish").status == 200)
        _ = await house.visitor.post("\(review)/publish")
        let actions = await house.visitor.get(review).json["actions"]?.array
        #expect(actions?.compactMap { $0["text"]?.string } == ["Pin it"])
    }

    @Test("a box that cannot become an action item keeps it from being published, and says which")
    func refused() async throws {
        let house = try await resolved()
        #expect(await put("# R\n## Tasks\n- [ ] Good (owner: bo, category: short)\n- [ ] Bad (owner: zoe)\n", house) == 200)
        let answer = await house.visitor.post("\(review)/publish")
        #expect(answer.status == 422 && answer.text.contains("zoe"), "\(answer.text)")
        let now = await house.visitor.get(review).json
        #expect(now["publishedAt"] == nil && now["actions"]?.array?.isEmpty == true)
    }

    @Test("published, the impact its text states is the incident's; words where a number belongs keep it back, with their line")
    func impact() async throws {
        let house = try await resolved { $0.reviews?.impact = [.init("users", .number), .init("regions", .text), .init("lost", .money)] }
        let text = "# R\n\n## Impact\n- users: 1,200 at most\n- Regions: north\n- lost: a lot\n"
        #expect(await put(text, house) == 200)
        let answer = await house.visitor.post("\(review)/publish")
        #expect(answer.status == 422 && answer.text.contains("line 6: the impact \u{201C}lost\u{201D} is a number"), "\(answer.text)")
        #expect(try await house.dispatcher.incident(IncidentID(1))?.impact.isEmpty == true)
        #expect(await put(text.replacing("a lot", with: "_to be filled in_"), house) == 200)
        #expect(await house.visitor.post("\(review)/publish").status == 200)
        let incident = try #require(try await house.dispatcher.incident(IncidentID(1)))
        #expect(incident.impact == ["users": 1200] && incident.knowledge.words == ["regions": "north"])
    }
}
