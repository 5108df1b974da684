import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Impact that several people write")
struct ImpactTests {
    private func amend(_ numbers: [String: Double], words: [String: String] = [:], over: [String: String]) -> IncidentCommand {
        .knowledge(.amend(impact: numbers, words: words, over: over))
    }

    @Test("in place of what was read it stands, in place of anything else it does not, and sent twice it is there once")
    func overtaken() throws {
        var drill = try Drill.raised()
        try drill.when(amend(["customers": 7], over: ["customers": ""]), at: 1)
        drill.expectRefusal(of: amend(["customers": 9], over: ["customers": ""]), at: 2, saying: "overtaken")
        #expect(try drill.when(amend(["customers": 7], over: ["customers": ""]), at: 3) == Decision())
        try drill.when(amend(["customers": 9.5], words: ["regions": "eu"], over: ["customers": "7", "regions": ""]), at: 4)
        #expect(drill.incident?.impact == ["customers": 9.5] && drill.incident?.knowledge.words == ["regions": "eu"])
    }

    @Test("one that was overtaken keeps all of it back")
    func whole() throws {
        var drill = try Drill.raised()
        try drill.when(.state(impact: ["customers": 7]), at: 1)
        drill.expectRefusal(of: amend(["errors": 1, "customers": 8], over: ["errors": "", "customers": "6"]), at: 2, saying: "overtaken")
        #expect(drill.incident?.impact == ["customers": 7])
    }

    @Test("a field of words says its words, any other its number")
    func stated() throws {
        let runbook = Runbook.work.with { $0.reviews?.impact = [.init("regions", .text), .init("customers", .number)] }
        var drill = try Drill.raised(in: runbook)
        for name in ["regions", "customers", "odd"] {
            #expect(drill.incident?.statedImpact(name, under: runbook) == "")
            try drill.when(.state(impact: [name: 2.5]), at: 1)
            try drill.when(.knowledge(.describe(impact: [name: "many"])), at: 1)
        }
        #expect(["regions", "customers", "odd"].map { drill.incident?.statedImpact($0, under: runbook) } == ["many", "2.5", "2.5"])
    }
}
