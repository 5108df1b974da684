import Engine
import HTTPTypes
import OnCall
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The runbook as a document")
struct RunbookScreenTests {
    private func house(_ policy: Access.Policy = .open, _ change: (inout Runbook) -> Void = { _ in }) async throws -> House {
        let runbook = House.wholeRunbook(change)
        let house = try House(policy, runbook: runbook)
        _ = try await house.dispatcher.perform(.adopted(runbook.version, note: "First whole version"), by: .runbell)
        return house
    }

    private func visitor(_ house: House, _ person: String) -> Visitor { house.visitor.with("Cookie", "runbell_person=\(person)") }

    @Test("every part of it is there, with its people, its words and its table")
    func whole() async throws {
        let page = await (try await house()).visitor.get("/runbook").text
        let said = [
            "Customers cannot buy", "After 5m", "page bo", "Ana, then Bo", "Decides", "Stop the harm", "Find what changed",
            "Delete the journal", "Look at the disk", "We work on it.", "In plain words", "data leaked", "Talk it through", "first-aid", "Bank",
            "https://logs.example", "Can customers buy?", #"title="accountable""#, "First whole version",
        ]
        for words in said { #expect(page.contains(words), "\(words)") }
    }

    @Test("every duty of the runbook stands beside the clause it comes from; what many owe for themselves is said once")
    func duties() async throws {
        let runbook = House.wholeRunbook()
        let page = await (try await house()).visitor.get("/runbook").text
        for row in DutyTable(of: runbook).rows {
            let name = row.name.split(separator: ":").first.map(String.init) ?? ""
            let isOwn = row.clause.hasPrefix("certifications.") || row.clause == "runbook.read_by"
            #expect(page.contains("<strong>\(isOwn ? name : row.name)</strong>"), "\(row.name) of \(row.clause)")
        }
    }

    @Test("how people are reached and what a step runs is for those who may respond")
    func particulars() async throws {
        let house = try await house(.tokens)
        let responder = house.visitor.bearing(try await house.token(.respond))
        let reader = house.visitor.bearing(try await house.token(.read))
        let (whole, part) = (await responder.get("/runbook").text, await reader.get("/runbook").text)
        for words in ["+46 70-000 00 01", "ana@shop.example", "hidden-command"] {
            #expect(whole.contains(words) && !part.contains(words), "\(words)")
        }
        #expect(!whole.contains("hidden-setting") && !whole.contains("hidden-key"))
        #expect(!part.contains("method=\"post\""), "nothing is offered that is not allowed")
    }

    @Test("who has read or approved it says so there, and the page says who has not")
    func reading() async throws {
        let house = try await house()
        let (ana, bo) = (visitor(house, "ana"), visitor(house, "bo"))
        #expect(await bo.get("/runbook").text.contains("Still to be read by Bo."))
        #expect(!(await bo.get("/runbook").text.contains("I approve it")))
        let read = await bo.form("/runbook", "/runbook/read", "version=0123456789ab")
        #expect(read.status == 303 && read.headers[.location] == "/runbook", "\(read.text)")
        let page = await bo.get("/runbook").text
        #expect(page.contains("You have read this version.") && !page.contains("Still to be read") && !page.contains("I have read it"))
        #expect(await ana.get("/runbook").text.contains("I approve it for lead"))
        #expect(await ana.form("/runbook", "/runbook/approve", "party=seat:lead&version=0123456789ab").status == 303)
        #expect(await ana.get("/runbook").text.contains("Approved by"))
        #expect(await ana.post("/runbook/read", "version=0123456789ab").status == 403, "only a form of our own counts")
    }

    @Test("an older version says that it is one; a version nobody kept is not found")
    func versions() async throws {
        let house = try await house()
        let old = await house.visitor.get("/runbook?version=0123456789ab").text
        #expect(!old.contains("not in force any more"))
        #expect(await house.visitor.get("/runbook?version=ffffffffffff").status == 404)
        let text = House.wholeRunbook { $0.version = RunbookVersion("fedcba987654") }
        try await house.dispatcher.library.adopt(text, text: "{}", by: .runbell, at: House.start)
        let page = await house.visitor.get("/runbook?version=0123456789ab").text
        #expect(page.contains("not in force any more") && !page.contains("I have read it"))
    }

    @Test("a version says in words what it changed; the first one has nothing to compare itself with")
    func changes() async throws {
        let house = try await house()
        #expect(!(await house.visitor.get("/runbook").text.contains("What this version changes")))
        let next = House.wholeRunbook {
            $0.version = RunbookVersion("fedcba987654")
            $0.upkeep.approvers.append(.person("bo"))
        }
        try await house.dispatcher.library.adopt(next, text: "{}", by: .runbell, at: House.start)
        _ = try await house.dispatcher.perform(.adopted(next.version, note: "Bo agrees, too"), by: .runbell)
        let page = await house.visitor.get("/runbook").text
        #expect(page.contains("Changes of the runbook now need the agreement of bo."))
        #expect(page.contains(##"<a href="#changes">What it changes</a>: 1 thing appears, 1 tightens."##))
        #expect(!(await house.visitor.get("/runbook?version=0123456789ab").text.contains("What this version changes")))
    }

    @Test("what is proved of the coming year stands there, and is gone once it is mended")
    func proved() async throws {
        let empty = try await house {
            $0.schedules["primary"]?.cover = .layers([])
            $0.ladders["wake"]?.rungs = [Rung(action: .page([.schedule("primary")]))]
        }
        let (bad, good) = (await empty.visitor.get("/runbook").text, await (try await house()).visitor.get("/runbook").text)
        #expect(bad.contains("RB0100") && !good.contains("RB0100"))
    }

    @Test("a forecast is worked out behind the answer, and stands there with what it rests on")
    func foretold() async throws {
        let house = try await house()
        #expect(await house.visitor.get("/runbook").text.contains("It is being worked out"))
        await house.site.workAhead()
        let page = await house.visitor.get("/runbook").text
        for words in [
            "The answer comes in time", "Pages a week", "Hours on call", "What this rests on", "hears 90 % of pages", "So many incidents a week",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test("whatever the runbook says, the page does not take it for markup", arguments: ScreenTests.hostile)
    func markup(_ text: String) async throws {
        let house = try await house { runbook in
            runbook.name = text
            runbook.severities[0].means = text
            runbook.severities[0].examples = [text]
            runbook.contacts = [Contact(name: text, url: text)]
            runbook.tools = [Tool(name: text, open: text, saved: [text: text])]
            runbook.templates.append(Template(name: TemplateName(text), text: text))
            runbook.people["ana"]?.fullName = text
            runbook.playbooks[0].links = [text]
        }
        let page = await visitor(house, "ana").get("/runbook").text
        #expect(page.hasPrefix("<!doctype html>") && Tags(page).strange.isEmpty, "\(Tags(page).strange)")
        #expect(!page.contains("href=\"javascript"))
    }
}
