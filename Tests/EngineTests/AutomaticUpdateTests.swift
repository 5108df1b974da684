import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Updates that go out by themselves")
struct AutomaticUpdateTests {
    private func runbook(_ change: (inout Communication) -> Void = { _ in }) -> Runbook {
        .work.with {
            $0.communications[0].sending = .automatically
            $0.communications[0].first = Terms()
            change(&$0.communications[0])
        }
    }

    @Test("one goes out at once when the incident is raised, the next ones as often as the runbook says, the last one at the end")
    func cadence() throws {
        var drill = Drill(runbook())
        #expect(try drill.when(.raise(.sample("P1")), by: .source("prometheus")).chat == ["investigating, update 1, next in 30 minutes"])
        try drill.when(.acknowledge(via: .link), at: 1)
        #expect(try drill.when(.wake, by: .runbell, at: 29).chat == [])
        #expect(try drill.when(.wake, by: .runbell, at: 30).chat == ["investigating, update 2, next in 30 minutes"])
        #expect(drill.state(of: "update team") == .open)
        #expect(try drill.when(.resolve(summary: ""), at: 45).chat == ["Over after 45 min."])
        #expect(try drill.when(.wake, by: .runbell, at: 90).chat == [])
    }

    @Test("its beginning, its condition and its severity are the runbook's")
    func conditions() throws {
        var drill = Drill(runbook { $0.begins = .fact("breach") })
        #expect(try drill.when(.raise(.sample("P1"))).chat == [])
        #expect(try drill.when(.knowledge(.state("breach", since: .minute(0))), at: 1).chat.count == 1)
        var other = Drill(runbook())
        #expect(try other.when(.raise(.sample("P2"))).chat == [])
        var later = Drill(runbook { $0.after = .hours(1) })
        #expect(try later.when(.raise(.sample("P1"))).chat == [])
        #expect(try later.when(.wake, by: .runbell, at: 60).chat.count == 1)
        var never = Drill(runbook { $0.only = .fact(.stated, [.exactly("customer visible")]) })
        #expect(try never.when(.raise(.sample("P1"))).chat == [])
        #expect(try never.when(.knowledge(.state("customer visible", since: .minute(0))), at: 2).chat.count == 1)
    }

    @Test("who agrees and what is awaited hold it back too, and nobody is late meanwhile")
    func held() throws {
        var drill = Drill(runbook { $0.embargo = "legal cleared" })
        #expect(try drill.when(.raise(.sample("P1")), by: .source("prometheus")).chat == [])
        try drill.when(.wake, by: .runbell, at: 100)
        #expect(drill.incident?.updates.count == 1)
        #expect(drill.incident?.duties.first { $0.name == "update team" }.map { if case .missed = $0.state { true } else { false } } != true)
        #expect(try drill.when(.knowledge(.state("legal cleared", since: .minute(0))), at: 101).chat.count == 1)
    }

    @Test("a severity that asks for one later, or for more of them, gets one at that moment, and in time")
    func raisedLater() throws {
        var drill = Drill(runbook())
        try drill.when(.raise(.sample("P2")), by: .source("prometheus"))
        #expect(try drill.when(.changeSeverity("P1", because: "worse"), at: 50).chat == ["investigating, update 1, next in 30 minutes"])
        #expect(drill.journal.contains { $0.what == .dutyKept("update team", late: false) })
    }

    @Test("an audience that is told only of the end is told once")
    func atTheEnd() throws {
        var drill = Drill(
            runbook {
                $0.begins = .resolved; $0.cadence = .asNeeded
            })
        #expect(try drill.when(.raise(.sample("P1"))).chat == [])
        #expect(try drill.when(.resolve(summary: ""), at: 45).chat == ["Over after 45 min."])
        #expect(try drill.when(.wake, by: .runbell, at: 500).chat == [])
    }
}

extension Decision {
    fileprivate var chat: [String] { notices.filter { $0.connection == "chat" }.map(\.text) }
}
