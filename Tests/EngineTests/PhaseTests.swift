import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Phases, lists and triage")
struct PhaseTests {
    private func contained(_ severity: SeverityName = "P1") throws -> Drill {
        var drill = try Drill.raised(severity, in: .full)
        try drill.when(.acknowledge(via: .link), at: 1)
        return drill
    }

    @Test("phases follow what happens, from the first to the last")
    func byThemselves() throws {
        var drill = try Drill.raised(in: .full)
        #expect(drill.incident?.progress.phase == "detect")
        try drill.when(.acknowledge(via: .link), at: 1)
        #expect(drill.incident?.progress.phase == "contain" && drill.state(of: "leave detect") == .kept(at: .minute(1)))
        try drill.when(.mitigate, at: 2)
        #expect(drill.incident?.progress.phase == "recover")
        try drill.when(.resolve(summary: "Over"), at: 3)
        #expect(drill.incident?.progress.phase == "learn" && drill.state(of: "leave learn") == .open)
        try drill.when(.reopen, at: 4)
        #expect(drill.incident?.progress.phase == "detect" && drill.duty("leave learn") == "kept")
    }

    @Test("a person goes back, and nothing pushes the incident forward again for what was before")
    func goingBack() throws {
        var drill = try contained()
        try drill.when(.mitigate, at: 2)
        try drill.when(.progress(.enter("contain")), at: 3)
        try drill.when(.note("a relapse"), at: 4)
        try drill.when(.wake, by: .runbell, at: 5)
        #expect(drill.incident?.progress.phase == "contain")
    }

    @Test("whoever is responsible gets the list, who is consulted is asked, who is informed is told, and who is not there is named")
    func whoHears() throws {
        var drill = try Drill.raised(in: .full)
        let contain = try drill.when(.acknowledge(via: .link), by: .person("cy"), at: 1).told
        #expect(contain.contains("person:bo consulted on contain: bo") && contain.contains("consult bo on contain step 0: bo"))
        let recover = try drill.when(.mitigate, by: .person("cy"), at: 2)
        #expect(recover.told.contains("seat:lead informed of recover: bo") && recover.told.contains("seat:empty vacant in recover"))
        #expect(recover.notices.filter { $0.text.hasPrefix("Phase recover has begun.") }.map(\.destination) == ["bo"])
    }

    @Test("of what is private nobody is only informed, and who is consulted is known")
    func whoHearsOfPrivate() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.knowledge(.setPrivate(true)))
        try drill.when(.acknowledge(via: .link), by: .person("cy"), at: 1)
        #expect(drill.incident?.progress.asked == ["bo"])
        let recover = try drill.when(.mitigate, by: .person("cy"), at: 2)
        #expect(!recover.told.contains("informed of recover"))
    }

    @Test("where somebody is accountable, somebody else asks and they agree")
    func approval() throws {
        var drill = try contained()
        let asked = try drill.when(.progress(.enter("recover")), at: 10).told
        #expect(asked.contains("leaving contain for recover to be approved") && asked.contains("approve leaving contain step 0: cy dana"))
        #expect(drill.incident?.progress.phase == "contain")
        drill.expectRefusal(of: .progress(.approve("contain")), by: .person("ana"), at: 11, saying: "Whoever asks")
        drill.expectRefusal(of: .progress(.approve("contain")), by: .person("bo"), at: 11, saying: "cy, dana")
        try drill.when(.progress(.approve("contain")), by: .person("cy"), at: 12)
        #expect(drill.incident?.progress.phase == "recover" && drill.state(of: "approve leaving contain") == .kept(at: .minute(12)))
    }

    @Test("nobody agreed in time: they are called; refused, whoever asked is told why")
    func refused() throws {
        var drill = try contained()
        try drill.when(.progress(.enter("recover")), at: 10)
        try drill.when(.wake, by: .runbell, at: 24)
        #expect(try drill.when(.wake, by: .runbell, at: 25.1).pagedPeople == "cy dana")
        let decision = try drill.when(.progress(.refuse("contain", because: "Errors are still at 2 %")), by: .person("dana"), at: 26)
        #expect(decision.notices.map(\.text) == ["Leaving phase contain for recover was refused: Errors are still at 2 %"])
        #expect(drill.incident?.progress.phase == "contain" && decision.told.contains("superseded"))
    }

    @Test(
        "whoever is accountable, and an incident for which nobody is, go on at once",
        arguments: [("P1", "cy"), ("P2", "ana")] as [(SeverityName, PersonName)])
    func noApproval(severity: SeverityName, who: PersonName) throws {
        var drill = try contained(severity)
        try drill.when(.progress(.enter("recover")), by: .person(who), at: 10)
        #expect(drill.incident?.progress.phase == "recover")
    }

    @Test("advice keeps the consultation; silence ends it, and breaks no promise", arguments: [true, false])
    func advice(given: Bool) throws {
        var drill = try contained()
        drill.expectRefusal(of: .progress(.advise("contain", .person("bo"), words: "Wait")), by: .person("cy"), at: 2, saying: "bo to give")
        if given { try drill.when(.progress(.advise("contain", .person("bo"), words: "Roll back")), by: .person("bo"), at: 3) }
        try drill.when(.wake, by: .runbell, at: 17)
        #expect(drill.duty("consult bo on contain") == (given ? "kept" : "moot"))
    }

    @Test("a list is done when everything that has to be done here is ticked")
    func checklist() throws {
        var drill = try contained()
        #expect(drill.duty("checklist contain") == "open since +1m, due +21m")
        let told = try drill.when(.progress(.tick("contain", item: 1, done: true)), at: 5).told
        #expect(told.contains("contain 1 done: Roll back\nchecklist of contain done\nchecklist contain kept"))
        #expect(drill.incident?.progress.ticks["contain"]?[1] == .init(by: .person("ana"), at: .minute(5)))
        expect(try drill.when(.progress(.tick("contain", item: 1, done: true)), at: 6), is: "nothing")
        drill.expectRefusal(of: .progress(.tick("contain", item: 4, done: true)), at: 6, saying: "item of contain")
    }

    @Test("a word for outside ends nothing")
    func status() throws {
        var drill = try contained()
        try drill.when(.progress(.setStatus("Fixed")), at: 2)
        #expect(drill.incident?.progress.status == "Fixed" && drill.incident?.phase.isOpen == true)
        drill.expectRefusal(of: .progress(.setStatus("Dancing")), at: 3, saying: "status")
    }

    @Test("the severity is confirmed by saying so, by choosing one, or by declaring with one", arguments: [0, 1])
    func confirmed(way: Int) throws {
        var drill = try Drill.raised(in: .full)
        try drill.when([.progress(.confirmSeverity), .changeSeverity("P2", because: "smaller")][way], at: 3)
        #expect(drill.state(of: "confirm severity") == .kept(at: .minute(3)))
    }

    @Test("answers bring tags, facts and a severity; while a question is open, none lowers it")
    func triage() throws {
        var drill = try Drill.raised("P2", in: .full)
        try drill.when(.progress(.answer(question: 1, yes: false)), at: 1)
        #expect(drill.incident?.severity == "P2")
        try drill.when(.progress(.answer(question: 2, yes: false)), at: 2)
        #expect(drill.incident?.severity == "P3")
        try drill.when(.progress(.answer(question: 1, yes: true)), at: 3)
        #expect(drill.incident?.severity == "P1" && drill.incident?.tags.contains("customers") == true)
        try drill.when(.progress(.answer(question: 2, yes: true)), at: 4)
        #expect(drill.incident?.knowledge.stated["breach"] == .minute(4) && drill.state(of: "file authority: warning") == .open)
    }
}
