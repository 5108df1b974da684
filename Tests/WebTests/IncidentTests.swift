import Engine
import HTTPTypes
import Notation
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Incidents by the API")
struct IncidentTests {
    @Test("an incident is declared, found, acknowledged, noted on, mitigated, resolved and reopened")
    func life() async throws {
        let visitor = try House().visitor.with("X-Runbell-Person", "ana")
        let declared = await visitor.post("/api/v1/incidents", #"{"title":"Shop is slow","severity":"P2","service":"shop","impact":{"customers":7}}"#)
        #expect(declared.status == 201)
        #expect(declared.headers[.location] == "/api/v1/incidents/INC-1")
        #expect(declared.json["severityBecause"]?.string == "declared")
        for (act, body, status) in [
            ("acknowledge", "", "acknowledged"), ("notes", #"{"text":"Looking"}"#, "acknowledged"), ("tags", #"{"tags":["vip"]}"#, "acknowledged"),
            ("snooze", #"{"minutes":10}"#, "snoozed"), ("unacknowledge", "", "triggered"), ("escalate", "", "triggered"),
            ("responders", #"{"to":["bo"]}"#, "triggered"), ("reassign", #"{"to":["seat:lead"]}"#, "triggered"), ("mitigate", "{}", "mitigated"),
            ("resolve", #"{"summary":"A slow disk"}"#, "resolved"), ("reopen", "", "triggered"),
        ] {
            let heard = await visitor.post("/api/v1/incidents/INC-1/\(act)", body)
            #expect(heard.status == 200, "\(act): \(heard.text)")
            #expect(heard.json["status"]?.string == status, "\(act)")
        }
        #expect(await visitor.get("/api/v1/incidents?status=triggered,quiet&search=slow").json["incidents"]?.array?.count == 1)
    }

    @Test("what the incident does not allow is refused with 409, what is not there with 404")
    func refused() async throws {
        let house = try House()
        let id = try await house.incident()
        #expect(await house.visitor.post("/api/v1/incidents/\(id)/reopen").status == 409)
        _ = await house.visitor.post("/api/v1/incidents/\(id)/resolve")
        #expect(await house.visitor.post("/api/v1/incidents/\(id)/resolve").status == 409)
        #expect(await house.visitor.post("/api/v1/incidents/INC-99/resolve").status == 404)
        #expect(await house.visitor.get("/api/v1/incidents/whatever").status == 404)
    }

    @Test("two incidents become one")
    func merge() async throws {
        let house = try House()
        let first = try await house.incident(key: "disk")
        let second = try await house.incident(key: "queue")
        let heard = await house.visitor.post("/api/v1/incidents/\(second)/merge", #"{"into":"\#(first)"}"#)
        #expect(heard.json["mergedInto"]?.string == first.description)
        #expect(await house.visitor.get("/api/v1/incidents/\(first)").json["absorbed"] == .array([.string(second.description)]))
        #expect(await house.visitor.post("/api/v1/incidents/\(first)/merge", #"{"into":"INC-99"}"#).status == 422)
    }

    @Test("a merge that was cut short left both open, and is finished when it is asked for again; once more changes nothing")
    func cutMerge() async throws {
        let house = try House()
        let (first, second) = (try await house.incident(key: "disk"), try await house.incident(key: "queue"))
        _ = try await house.dispatcher.perform(.absorb(second), on: first, by: .person("ana"))
        try await house.dispatcher.clear([AlertKey(source: "events", key: "disk")])
        #expect(try await [house.phase(first), house.phase(second)] == ["triggered", "triggered"])
        for _ in 1...2 {
            let heard = await house.visitor.post("/api/v1/incidents/\(second)/merge", #"{"into":"\#(first)"}"#)
            #expect(heard.status == 200)
            #expect(heard.json["mergedInto"]?.string == first.description)
        }
        #expect(try await house.dispatcher.incident(first)?.absorbed == [second])
        #expect(try await house.phase(first) == "triggered")
    }

    @Test("merges that cross each other leave one of the incidents open")
    func crossedMerges() async throws {
        for _ in 1...20 {
            let house = try House()
            var ids: [IncidentID] = []
            for key in ["a", "b", "c"] { ids.append(try await house.incident(key: key)) }
            await withTaskGroup(of: Void.self) { group in
                for (from, into) in [(0, 1), (1, 2), (2, 0), (1, 0)] {
                    group.addTask { [ids] in _ = try? await house.dispatcher.merge(ids[from], into: ids[into], by: .person("ana")) }
                }
            }
            #expect(try await house.journal.incidents(IncidentQuery(open: true)).count == 1)
        }
    }

    @Test(
        "another incident is named by its number, or by the address of its page, pasted",
        arguments: [
            ("1", 200), ("INC-1", 200), ("http://runbell.example/incidents/INC-1", 200), ("http://runbell.example/incidents/INC-1?x=1#story", 200),
            ("https://runbell.example/incidents/1/", 200), ("https://elsewhere.example/incidents/INC-1", 422), ("INC-9", 422),
            ("http://runbell.example/reviews/INC-1", 422), ("OPS-1", 422),
        ])
    func pointed(_ written: String, _ status: Int) async throws {
        let house = try House()
        try await house.incident()
        let second = try await house.incident("Another", key: "another")
        #expect(await house.visitor.post("/api/v1/incidents/\(second)/related", #"{"incident":"\#(written)"}"#).status == status)
        #expect(await house.visitor.post("/api/v1/incidents/\(second)/merge", #"{"into":"\#(written)"}"#).status == status)
    }

    @Test("nothing is merged into what is over, and what is over is not merged")
    func mergeClosed() async throws {
        let house = try House()
        let (first, second) = (try await house.incident(key: "disk"), try await house.incident(key: "queue"))
        _ = await house.visitor.post("/api/v1/incidents/\(first)/resolve")
        #expect(await house.visitor.post("/api/v1/incidents/\(second)/merge", #"{"into":"\#(first)"}"#).status == 422)
        #expect(await house.visitor.post("/api/v1/incidents/\(first)/merge", #"{"into":"\#(second)"}"#).status == 409)
        #expect(try await house.dispatcher.incident(second)?.absorbed == [])
        #expect(try await house.phase(second) == "triggered")
    }

    @Test("a list goes on where the page before ended, and ends")
    func pages() async throws {
        let house = try House()
        for number in 1...5 { try await house.incident(key: "key-\(number)") }
        var seen: [String] = []
        var path: String? = "/api/v1/incidents?limit=2"
        while let asked = path {
            let page = await house.visitor.get(asked).json
            seen += page["incidents"]?.array?.compactMap { $0["id"]?.string } ?? []
            path = page["next"]?.string.map { "/api/v1/incidents?limit=2&cursor=\($0)" }
        }
        #expect(seen == ["INC-5", "INC-4", "INC-3", "INC-2", "INC-1"])
    }

    @Test("the timeline tells each event in a sentence and in machine words, page by page")
    func timeline() async throws {
        let house = try House()
        let id = try await house.incident()
        _ = await house.visitor.with("X-Runbell-Person", "ana").post("/api/v1/incidents/\(id)/acknowledge")
        let whole = await house.visitor.get("/api/v1/incidents/\(id)/timeline").json["timeline"]?.array ?? []
        #expect(whole.first?["sentence"]?.string == "events raised it on shop as P1: Disk is full")
        #expect(whole.contains { $0["kind"] == "incident.acknowledged" && $0["sentence"] == "ana acknowledged it by api" })
        let page = await house.visitor.get("/api/v1/incidents/\(id)/timeline?limit=2").json
        let next = try #require(page["next"]?.string)
        let rest = await house.visitor.get("/api/v1/incidents/\(id)/timeline?cursor=\(next)").json["timeline"]?.array
        #expect((page["timeline"]?.array ?? []) + (rest ?? []) == whole)
    }

    @Test("pages say where the time went")
    func receipts() async throws {
        let house = try House()
        let id = try await house.incident()
        let pages = await house.visitor.get("/api/v1/incidents/\(id)/pages").json["pages"]?.array ?? []
        #expect(pages.first?["person"]?.string == "ana")
        #expect(pages.first?["outcome"]?.string == "waiting")
        #expect(pages.first?["milliseconds"]?["held"]?.integer == 0)
        #expect(await house.visitor.get("/api/v1/incidents/INC-9/pages").status == 404)
    }
}
