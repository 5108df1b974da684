import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What must be known to declare and to resolve")
struct NeedTests {
    private static let strict = Runbook.work.with {
        $0.lifecycle.declareNeeds = [.field(.startedAt), .field(.impact), .field(.severity)]
        $0.lifecycle.resolveNeeds = [.field(.summary), .field(.channel), .fact("root cause known")]
    }

    private var declared: Opening {
        var opening = Opening.sample("P1", alerts: 0)
        opening.severityBecause = .chosen("bad")
        opening.startedAt = .minute(-5)
        opening.facts.impact = ["customers": 3]
        return opening
    }

    @Test("a person who declares says what the runbook asks for")
    func declaring() throws {
        var drill = Drill(Self.strict)
        drill.expectRefusal(of: .raise(.sample("P1", alerts: 0)), saying: "missing([\"started_at\", \"impact\", \"severity\"])")
        try drill.when(.raise(declared))
        #expect(drill.incident != nil)
    }

    @Test("a title is no summary; a summary is pinned for whoever comes in later")
    func summary() throws {
        var drill = Drill(.work.with { $0.lifecycle.declareNeeds = [.field(.summary)] })
        drill.expectRefusal(of: .raise(declared), saying: "missing([\"summary\"])")
        var opening = declared
        opening.summary = " \n"
        drill.expectRefusal(of: .raise(opening), saying: "missing([\"summary\"])")
        opening.summary = "Since the last deploy"
        try drill.when(.raise(opening))
        #expect(drill.incident?.knowledge.pins == ["Since the last deploy"])
    }

    @Test("alerts are never refused, nor what they close")
    func alerts() throws {
        var drill = try Drill.raised(in: Self.strict)
        try drill.when(.clear([AlertKey(source: "prometheus", key: "alert-0")], remaining: 0), by: .source("prometheus"), at: 9)
        #expect(drill.incident?.phase == .resolved(at: .minute(9)))
    }

    @Test("a person who resolves says what the runbook asks for, facts as well")
    func resolving() throws {
        var drill = try Drill.raised(in: Self.strict)
        drill.expectRefusal(of: .resolve(summary: " "), saying: "missing([\"summary\", \"root cause known\"])")
        try drill.when(.knowledge(.state("root cause known", since: .minute(0))))
        try drill.when(.resolve(summary: "a bad deploy"), at: 2)
        #expect(drill.incident?.phase == .resolved(at: .minute(2)))
    }

    @Test("a false alarm has no root cause to know")
    func falseAlarm() throws {
        var drill = try Drill.raised(in: Self.strict)
        try drill.when(.knowledge(.falseAlarm(because: "a probe")), at: 2)
        #expect(drill.incident?.phase == .resolved(at: .minute(2)))
    }
}
