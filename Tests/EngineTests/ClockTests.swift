import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Clocks of the law")
struct ClockTests {
    private func file(_ stage: StageName, _ evidence: String = "case 4711") -> IncidentCommand {
        .knowledge(.file("authority", stage, evidence: evidence))
    }

    private static let hour = 60.0

    @Test("it counts from when the fact was known, which may be before anybody declared an incident")
    func starts() throws {
        var drill = try Drill.raised(in: .work)
        #expect(drill.state(of: "file authority: warning") == nil)
        try drill.when(.knowledge(.state("breach", since: .minute(-10 * Self.hour))), at: 5)
        #expect(drill.incident?.duties.first { $0.name == "file authority: warning" }?.due == .minute(14 * Self.hour))
    }

    @Test("filing keeps it, wants evidence where the runbook does, and is done once")
    func filing() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.knowledge(.state("breach", since: .minute(0))), at: 5)
        drill.expectRefusal(of: file("warning", " "), at: 6, saying: "evidence")
        drill.expectRefusal(of: file("third"), at: 6, saying: "stage")
        drill.expectRefusal(of: .knowledge(.file("other", "warning", evidence: "x")), at: 6, saying: "clock")
        try drill.when(file("warning"), at: 6)
        try drill.when(file("report", ""), at: 7)
        #expect(drill.state(of: "file authority: warning") == .kept(at: .minute(6)))
        #expect(drill.incident?.knowledge.filings["authority"]?["warning"]?.evidence == "case 4711")
        drill.expectRefusal(of: file("warning"), at: 8, saying: "was filed")
    }

    @Test("the end of the incident closes no clock: it is missed when nobody files, and can be filed after that")
    func outlives() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.knowledge(.state("breach", since: .minute(0))), at: 5)
        try drill.when(.resolve(summary: "contained"), at: 10)
        #expect(drill.state(of: "file authority: warning") == .open)
        try drill.when(.wake, by: .runbell, at: 24 * Self.hour + 1)
        #expect(drill.state(of: "file authority: warning") == .missed(at: .minute(24 * Self.hour + 1)))
        try drill.when(file("warning"), at: 25 * Self.hour)
        #expect(drill.state(of: "file authority: warning") == .keptLate(at: .minute(25 * Self.hour)))
    }

    @Test("taken back, the fact stops the clock")
    func withdrawn() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.knowledge(.state("breach", since: .minute(0))), at: 5)
        try drill.when(.knowledge(.withdraw("breach", because: "no personal data")), at: 6)
        #expect(drill.state(of: "file authority: warning") == .moot(at: .minute(6)))
    }
}
