import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What people owe: certificates, reading, approving")
struct PeopleDutyTests {
    static let certifying = Runbook.keeping { runbook in
        runbook.certifications = [
            Certification(name: "on-call", renew: .months(12), grace: .weeks(2), proof: "Quiz passed", isNeededForRungs: true)
        ]
    }
    static let reading = Runbook.keeping { runbook in
        runbook.upkeep.readers = [.everyoneOnCall]
        runbook.upkeep.approvers = [.seat("lead")]
        runbook.upkeep.note = "The phone list"
    }

    @Test("everybody who takes turns owes the certificate within its grace, and is barred when that is over")
    func grace() throws {
        var term = Term(Self.certifying)
        try term.when(.wake)
        #expect(term.state(of: "certify on-call: ana") == "open until 2026-10-19")
        #expect(term.state(of: "certify on-call: cy") == nil)
        #expect(term.programme.barred(under: term.runbook, at: term.now).isEmpty)
        try term.when(.certify("bo", "on-call", proof: "Quiz 9/10"), at: "2026-10-12T08:00:00Z")
        _ = try term.pass(until: "2026-10-20T08:00:00Z")
        #expect(term.programme.barred(under: term.runbook, at: term.now) == ["ana"])
        #expect(term.programme.certified(under: term.runbook, at: term.now) == ["on-call": ["bo"]])
    }

    @Test("a certificate runs out after its time, and its holder is barred only when the grace is over as well")
    func renewal() throws {
        var term = Term(Self.certifying)
        for person in ["ana", "bo"] as [PersonName] { try term.when(.certify(person, "on-call", proof: "Quiz")) }
        #expect(term.state(of: "certify on-call: ana") == "open until 2027-10-05")
        _ = try term.pass(until: "2027-10-10T08:00:00Z")
        #expect(term.state(of: "certify on-call: ana") == "missed")
        #expect(term.programme.barred(under: term.runbook, at: term.now).isEmpty)
        _ = try term.pass(until: "2027-10-20T08:00:00Z")
        #expect(term.programme.barred(under: term.runbook, at: term.now) == ["ana", "bo"])
        try term.when(.certify("ana", "on-call", proof: "Quiz"))
        #expect(term.programme.barred(under: term.runbook, at: term.now) == ["bo"])
        #expect(term.state(of: "certify on-call: ana") == "open until 2028-10-20")
    }

    @Test("whoever lacks a certificate hears of it two weeks before, two days before, when it is late and every week after")
    func reminders() throws {
        var term = Term(Self.certifying)
        try term.when(.certify("bo", "on-call", proof: "Quiz"))
        let told = try term.pass(until: "2026-11-04T12:00:00Z")
        #expect(told.allSatisfy { $0.contains("ana@shop.example: certify on-call: ana") })
        // The first leaves when it is taken up; two days before is a Saturday.
        #expect(told.map { String($0.prefix(10)) } == ["2026-10-19", "2026-10-19", "2026-10-26", "2026-11-02"])
    }

    @Test("a version in force is to be read and approved; another one before that gives no more time")
    func reading() throws {
        var term = Term(Self.reading)
        let first = try term.when(.wake)
        #expect(first.events.first?.what == .versionAdopted(RunbookVersion("v1"), note: "The phone list"))
        #expect(term.state(of: "read the runbook: ana") == "open until 2026-10-19")
        try term.when(.read(RunbookVersion("v1"), by: "bo"))
        term.runbook.version = RunbookVersion("v2")
        try term.when(.adopted(RunbookVersion("v2"), note: "Dana left"), at: "2026-10-12T08:00:00Z")
        #expect(term.state(of: "read the runbook: ana") == "open until 2026-10-19")
        #expect(term.state(of: "read the runbook: bo") == "open until 2026-10-26")
        _ = try term.pass(until: "2026-10-20T08:00:00Z")
        #expect(term.programme.barred(under: term.runbook, at: term.now) == ["ana"])
        try term.when(.read(RunbookVersion("v2"), by: "ana"), by: .person("ana"))
        #expect(term.state(of: "read the runbook: ana") == "kept late")
        #expect(term.programme.barred(under: term.runbook, at: term.now).isEmpty)
    }

    @Test("going back to a version that was read asks nobody to read it again")
    func goingBack() throws {
        var term = Term(Self.reading)
        try term.when(.read(RunbookVersion("v1"), by: "bo"))
        term.runbook.version = RunbookVersion("v2")
        try term.when(.wake, at: "2026-10-12T08:00:00Z")
        #expect(term.state(of: "read the runbook: bo") == "open until 2026-10-26")
        term.runbook.version = RunbookVersion("v1")
        try term.when(.wake, at: "2026-10-12T09:00:00Z")
        #expect(term.state(of: "read the runbook: bo") == "moot")
    }

    @Test("only a person of the party approves for it, and only what is in force")
    func approving() throws {
        var term = Term(Self.reading)
        try term.when(.wake)
        #expect(throws: Refusal.notAllowed("only lead can approve for lead")) {
            try term.when(.approveVersion(RunbookVersion("v1"), for: .seat("lead")), by: .person("cy"))
        }
        #expect(throws: Refusal.notAllowed("the version in force is v1, not v0")) {
            try term.when(.approveVersion(RunbookVersion("v0"), for: .seat("lead")))
        }
        try term.when(.approveVersion(RunbookVersion("v1"), for: .seat("lead")))
        #expect(term.state(of: "approve the runbook: lead") == "kept")
    }

    @Test("what was waived is owed no more and bars nobody, until it begins anew")
    func waived() throws {
        var term = Term(Self.certifying)
        try term.when(.wake)
        try term.when(.waive("certify on-call: ana", because: "On leave until spring"), at: "2026-10-13T08:00:00Z")
        #expect(try term.pass(until: "2026-12-01T08:00:00Z").allSatisfy { !$0.contains("ana") })
        #expect(term.state(of: "certify on-call: ana") == "waived")
        #expect(term.programme.barred(under: term.runbook, at: term.now) == ["bo"])
        try term.when(.certify("ana", "on-call", proof: "Quiz"))
        #expect(term.state(of: "certify on-call: ana") == "open until 2027-12-01")
    }

    @Test("somebody who joins later has the same grace")
    func joiner() throws {
        var term = Term(Self.certifying)
        for person in ["ana", "bo"] as [PersonName] { try term.when(.certify(person, "on-call", proof: "Quiz")) }
        term.runbook.certifications[0].who.append(.person("cy"))
        try term.when(.wake, at: "2026-12-01T08:00:00Z")
        #expect(term.state(of: "certify on-call: cy") == "open until 2026-12-15")
        #expect(term.programme.certified(under: term.runbook, at: term.now)["on-call"] == ["ana", "bo", "cy"])
    }
}
