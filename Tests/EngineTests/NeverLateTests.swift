import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What is owed without a deadline")
struct NeverLateTests {
    private func runbook(_ target: Target) -> Runbook {
        Runbook.work.with {
            $0.clocks[0].stages[0].within = Terms(Promise(target))
            $0.severities[0].recoverWithin = Promise(target)
        }
    }

    private func breached(_ target: Target) throws -> Drill {
        var drill = try Drill.raised(in: runbook(target))
        try drill.when(.acknowledge(via: .link), at: 0.5)
        try drill.when(.knowledge(.state("breach", since: .minute(0))), at: 1)
        return drill
    }

    private let duty: DutyName = "file authority: warning"

    @Test("it is open from its beginning until it is kept, and is never missed", arguments: [Target.withoutUndueDelay, .next("sprint")])
    func open(target: Target) throws {
        var drill = try breached(target)
        #expect(drill.state(of: duty) == .open && drill.state(of: "recover") == .open)
        #expect(drill.incident?.duties.first { $0.name == duty }?.deadline == nil)
        try drill.when(.resolve(summary: "over"), at: 60)
        #expect(drill.state(of: "recover") == .kept(at: .minute(60)))
        for day in 1...30 { try drill.when(.wake, by: .runbell, at: Double(day) * 1440 + 5) }
        #expect(drill.state(of: duty) == .open)
        try drill.when(.knowledge(.file("authority", "warning", evidence: "case 7")), by: .person("bo"), at: 50_000)
        #expect(drill.state(of: duty) == .kept(at: .minute(50_000)))
    }

    @Test("whoever owes it is reminded every day of what is due without undue delay, every week of what waits for a sprint")
    func reminded() throws {
        for (target, days) in [(Target.withoutUndueDelay, 1.0), (.next("sprint"), 7.0)] {
            var drill = try breached(target)
            try drill.when(.resolve(summary: "over"), at: 60)
            #expect(drill.incident?.nextWake(under: drill.runbook).map { $0 <= .minute(1440 * days) } ?? false)
            let before = try drill.when(.wake, by: .runbell, at: 1440 * days - 1)
            #expect(!before.told.contains("\(duty) step"))
            let due = try drill.when(.wake, by: .runbell, at: 1440 * days)
            #expect(due.told.contains("\(duty) step"))
            #expect(try !drill.when(.wake, by: .runbell, at: 1440 * days + 1).told.contains("\(duty) step"))
        }
    }

    @Test("`best effort` promises nothing: nobody owes it")
    func bestEffort() throws {
        #expect(try breached(.bestEffort).state(of: duty) == nil)
    }
}
