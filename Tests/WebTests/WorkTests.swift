import Engine
import HTTPTypes
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Working an incident by the API")
struct WorkTests {
    private let incident = "/api/v1/incidents/INC-1"

    private func house(_ change: (inout Runbook) -> Void = { _ in }) async throws -> House {
        let house = try House(runbook: House.wholeRunbook(change))
        try await house.incident()
        return house
    }

    private func send(_ names: String..., to house: House) async throws -> JSON {
        var answer = JSON.null
        for name in names {
            let sample = try #require(Sample.all[name])
            for ask in sample.before + [sample.ask] {
                let heard = await house.visitor.send(ask)
                #expect((200..<300).contains(heard.status), "\(name): \(heard.text)")
                answer = heard.json
            }
        }
        return answer
    }

    @Test("one answer shows who does what, how far it is, what is known, owed and done")
    func whole() async throws {
        let house = try await house()
        let json = try await send("assignRole", "tickItem", "answerTriage", "fileClock", "postUpdate", "finishStep", "addAction", to: house)
        #expect(json["commander"] == "bo" && json["roles"]?.array?.first?["holder"] == "bo")
        let checklist = json["phases"]?.array?.first?["checklist"]?.array ?? []
        #expect(checklist.map { $0["done"]?.bool } == [true, false] && checklist.map { $0["applies"]?.bool } == [true, false])
        #expect(json["triage"]?.array?.first?["yes"] == false && json["tags"]?.array == ["sales"])
        let clock = json["clocks"]?.array?.first
        #expect(clock?["state"] == "kept" && clock?["evidence"] == "no. 7" && clock?["filedBy"] == "person:ana")
        #expect(json["updates"]?.array?.first?["text"] == "We work on it.")
        #expect(json["playbooks"]?.array?.first?["steps"]?.array?.first?["text"] == "old")
        #expect(json["actions"]?.array?.first?["owner"] == "person:bo")
        #expect(json["duties"]?.array?.contains { $0["clause"] == "roles.commander" } == true)
    }

    @Test("a draft is what the template says now, and nobody hears it")
    func draft() async throws {
        let house = try await house()
        let before = try await house.journal.lastPosition
        let draft = await house.visitor.get("\(incident)/updates/draft?audience=team").json
        #expect(draft["text"] == "We work on it.")
        #expect(try await house.journal.lastPosition == before)
        #expect(await house.visitor.get("\(incident)/updates/draft").status == 422)
        let unknown = await house.visitor.get("\(incident)/updates/draft?audience=press").json
        #expect(unknown["errors"]?.array?.first?["pointer"] == "?audience")
    }

    @Test("a playbook that fits is shown with each step as it stands, and never what a step would run")
    func playbook() async throws {
        let house = try await house()
        _ = try await send("runStep", "skipStep", "refuseStep", to: house)
        let heard = await house.visitor.get("\(incident)/playbooks")
        let book = heard.json["playbooks"]?.array?.first
        #expect(book?["steps"]?.array?.map { $0["state"]?.string } == ["skipped", "done", "declined", "open", "open", "open"])
        #expect(book?["fits"] == true && !heard.text.contains("hidden-"))
    }

    @Test("a review is drafted until people write one, and is theirs from then on")
    func review() async throws {
        let house = try await house()
        let first = await house.visitor.get("\(incident)/review").json
        #expect(first["state"] == "empty" && first["text"]?.string?.contains("In plain words") == true)
        let long = String(repeating: "Ä\\n", count: 60_000)
        #expect(await house.visitor.send(.put, "\(incident)/review", Array(#"{"text":"\#(long)"}"#.utf8)).status == 200)
        let heard = await house.visitor.get("\(incident)/review?format=markdown")
        #expect(heard.contentType.hasPrefix("text/markdown") && heard.text == String(repeating: "Ä\n", count: 60_000))
        #expect(await house.visitor.post("\(incident)/notes", #"{"text":"\#(long)"}"#).status == 413)
    }

    @Test("actions of all incidents are listed by owner, service and whether they are late")
    func actions() async throws {
        let house = try await house()
        _ = try await send("addAction", to: house)
        func count(_ query: String) async -> Int? { await house.visitor.get("/api/v1/actions?\(query)").json["actions"]?.array?.count }
        #expect(await [count("owner=bo"), count("owner=person:bo"), count("owner=ana")] == [1, 1, 0])
        #expect(await [count("service=shop"), count("service=mail")] == [1, 0])
        #expect(await count("overdue=true") == 0)
        house.clock.advance(by: .days(15))
        #expect(await count("overdue=true") == 1)
        _ = await house.visitor.post("\(incident)/actions/1/done")
        #expect(await [count("overdue=true"), count("open=false")] == [0, 1])
    }

    @Test("what is owed is listed when the incident is over, too, with its clause")
    func duties() async throws {
        let house = try await house()
        _ = try await send("stateFact", to: house)
        _ = await house.visitor.post("\(incident)/resolve")
        let duties = await house.visitor.get("/api/v1/duties?open=true").json["duties"]?.array ?? []
        #expect(duties.contains { $0["name"] == "file gdpr" && $0["owner"] == "seat:lead" && $0["clause"]?.string?.hasPrefix("clocks") == true })
        #expect(duties.contains { $0["name"] == "review published" })
    }

    @Test("an action's owner is named as people name them", arguments: ["bo", "person:bo", "lead", "seat:lead"])
    func owners(name: String) async throws {
        let house = try House(runbook: House.wholeRunbook())
        try await house.incident("Disk is full")
        let answer = await house.visitor.post("/api/v1/incidents/INC-1/actions", #"{"text":"x","owner":"\#(name)","category":"short"}"#)
        #expect(answer.status == 200)
        #expect(answer.json["actions"]?[0]?["owner"]?.string == (name.hasSuffix("bo") ? "person:bo" : "seat:lead"))
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let act: String
        let body: String
        let status: Int
        var pointer: String?
        let testDescription: String

        init(_ act: String, _ body: String, _ status: Int, _ pointer: String? = nil) {
            (self.act, self.body, self.status, self.pointer) = (act, body, status, pointer)
            testDescription = "\(act) \(body)"
        }
    }

    static let refusals = [
        Refusal("roles/king/assign", #"{"person":"bo"}"#, 404), Refusal("roles/commander/assign", #"{"person":"eve"}"#, 422, "#/person"),
        Refusal("phase", #"{"phase":"rest"}"#, 422, "#/phase"), Refusal("phases/fix/approve", "", 409),
        Refusal("checklist", #"{"phase":"fix","item":9}"#, 422), Refusal("filings", #"{"clock":"nis"}"#, 422, "#/clock"),
        Refusal("filings", #"{"clock":"gdpr"}"#, 422, "#/evidence"), Refusal("updates", #"{"audience":"press"}"#, 422, "#/audience"),
        Refusal("updates/7/release", "", 404), Refusal("updates/x/release", "", 404), Refusal("playbooks/none/start", "", 404),
        Refusal("playbooks/disk/steps/9/run", "", 404), Refusal("playbooks/disk/steps/1/run", "", 409),
        Refusal("actions", #"{"text":"x","owner":"person:eve"}"#, 422, "#/owner"), Refusal("actions", #"{"text":"x","owner":"eve"}"#, 422, "#/owner"),
        Refusal("actions", #"{"text":"x","owner":"person:bo"}"#, 422, "#/due"), Refusal("actions/3/done", "", 404),
        Refusal("review/approve", "", 422, "#"), Refusal("escalations/none", #"{"because":"x"}"#, 404),
        Refusal("links", #"{"kind":"ticket","title":"x","url":"javascript:1"}"#, 409),
    ]

    @Test("a refusal says which field it means; what stands in the path and is not there is not found", arguments: refusals)
    func refused(_ it: Refusal) async throws {
        let heard = await (try await house()).visitor.with("X-Runbell-Person", "bo").post("\(incident)/\(it.act)", it.body)
        #expect(heard.status == it.status, "\(heard.text)")
        if let pointer = it.pointer { #expect(heard.json["errors"]?.array?.first?["pointer"]?.string == pointer, "\(heard.text)") }
    }

    @Test("what the runbook wants to know of a declaration is asked for by its field, and what it wants before the end by its name")
    func needs() async throws {
        let house = try await house {
            $0.lifecycle.declareNeeds = [.field(.startedAt), .field(.channel), .field(.title)]
            $0.lifecycle.resolveNeeds = [.fact("customer visible"), .field(.summary)]
        }
        let heard = await house.visitor.post("/api/v1/incidents", #"{"title":"Slow","channel":"slack"}"#)
        #expect(heard.json["errors"]?.array?.map { $0["pointer"]?.string } == ["#/channel"])
        let missing = await house.visitor.post("/api/v1/incidents", #"{"title":"Slow"}"#).json["errors"]?.array?.map { $0["pointer"]?.string }
        #expect(missing == ["#/startedAt", "#/channel"])
        let whole = #"{"title":"Slow","startedAt":"2026-11-20T00:00:00Z","channel":"https://chat.example/1","drill":"tabletop"}"#
        let declared = await house.visitor.post("/api/v1/incidents", whole)
        #expect(declared.status == 201 && declared.json["drill"] == "tabletop", "\(declared.text)")
        #expect(declared.json["links"]?.array?.first?["url"] == "https://chat.example/1")
        let resolved = await house.visitor.post("\(incident)/resolve").json["errors"]?.array ?? []
        #expect(resolved.map { $0["pointer"]?.string } == ["#", "#/summary"])
        #expect(resolved.first?["detail"]?.string?.contains("customer visible") == true)
    }
}
