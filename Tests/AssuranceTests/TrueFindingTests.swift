import Assurance
import Foundation
import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Whatever a finding says of a time or a person is so: at that time, and of that person.
@Suite("Every time and every name in a finding")
struct TrueFindingTests {
    private static let first = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("examples/first/runbook.yaml").path

    /// The first example, changed in places; times are Stockholm's in winter.
    static func runbook(_ changes: [(String, String)] = []) throws -> Runbook {
        var text = try String(contentsOfFile: first, encoding: .utf8).replacingOccurrences(of: "operators: screen", with: "operators: mail")
            .replacingOccurrences(of: "in: screen", with: "in: mail").replacingOccurrences(of: "nightly-backup", with: "prom")
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacingOccurrences(of: old, with: new)
        }
        text += "\nconnections: { mail: { kind: capture } }\nsources: { prom: { kind: prometheus, key: env:PROM_KEY } }\n"
        let reading = RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)])
        return try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
    }

    static func at(_ local: String) -> Moment { Moment(rfc3339: local + ":00+01:00")! }

    static func proof(_ runbook: Runbook, from start: String, days: Int64, away: [(PersonName, String, String)] = []) -> Proof {
        let start = at(start + "T00:00")
        let absences = away.map { Absence(person: $0.0, start: at($0.1 + "T00:00"), end: at($0.2 + "T00:00")) }
        return Proof(of: runbook, over: start..<(start + .days(days)), absences: absences)
    }

    static let christmas: [(PersonName, String, String)] = [
        ("cy", "2026-12-21", "2027-01-02"), ("ana", "2026-12-24", "2026-12-26"), ("bo", "2026-12-24", "2026-12-26"),
    ]

    private static func stretches(_ finding: Diagnostic?) -> [[String]] {
        (finding?.counterexample?.stretches ?? []).map { [$0.start.rfc3339, $0.end.rfc3339] }
    }

    @Test("severities that suffer at different times are told by themselves, each with its own")
    func severitiesApart() throws {
        let found = Self.proof(try Self.runbook(), from: "2026-12-01", days: 90, away: Self.christmas).findings.filter { $0.code == .uncovered }
        let one = found.first { $0.message.contains("'P1'") }, two = found.first { $0.message.contains("'P2'") }
        #expect(Self.stretches(one) == [[Self.at("2026-12-24T00:00").rfc3339, Self.at("2026-12-25T23:10").rfc3339]])
        #expect(Self.stretches(two) == [[Self.at("2026-12-23T17:00").rfc3339, Self.at("2026-12-25T17:00").rfc3339]])
        #expect(found.count == 2, "\(found.map(\.description))")
    }

    @Test("severities that suffer at the same times are told together")
    func severitiesTogether() throws {
        let up = "    ladder: in-hours\n    urgency: normal"
        let runbook = try Self.runbook([(up, "    ladder: wake-somebody\n    urgency: normal")])
        let found = Self.proof(runbook, from: "2026-12-01", days: 90, away: Self.christmas).findings.filter { $0.code == .uncovered }
        #expect(found.count == 1 && found[0].message.contains("'P1' and 'P2'"), "\(found.map(\.description))")
    }

    @Test("a schedule is called empty when it is, not when an incident is raised that waits until then")
    func emptyWhenItIs() throws {
        let everyWeek = "every: 1 week, from: 2026-01-05 09:00"
        let runbook = try Self.runbook([(everyWeek, everyWeek + ", until: 2027-03-01 09:00")])
        let found = Self.proof(runbook, from: "2026-11-22", days: 365).findings.filter { $0.code == .emptyRung }
        #expect(found.count == 1)
        #expect(found.first?.counterexample?.at == Self.at("2027-03-01T09:00"), "\(found.map(\.description))")
    }

    @Test("a gap that leaves a ladder without anybody is told once, and not again where another ladder has somebody")
    func gapOnce() throws {
        let everyWeek = "every: 1 week, from: 2026-01-05 09:00"
        let runbook = try Self.runbook([
            (everyWeek, everyWeek + ", until: 2027-03-01 09:00"), ("at: 4m, page: lead", "at: 4m, page: primary"),
            ("page: [primary, lead]", "page: primary"),
        ])
        let found = Self.proof(runbook, from: "2026-11-22", days: 365).findings
        #expect(!found.contains { $0.code == .emptyRung }, "\(found.map(\.description))")
        #expect(found.first { $0.code == .uncovered }?.counterexample?.at == Self.at("2027-03-01T09:00"))
    }

    @Test("an empty schedule is empty at any instant it is said to be", arguments: 0..<10)
    func emptyInTheRoster(_ hundred: Int) {
        for seed in 0..<100 {
            var it = RandomCase.timing(seed: UInt64(hundred * 100 + seed))
            let proof = Proof(of: it.runbook, over: it.window, overrides: it.overrides, absences: it.absences)
            let roster = Roster(schedules: it.runbook.schedules, seats: it.runbook.seats, overrides: it.overrides)
            for finding in proof.findings where finding.code == .emptyRung {
                let name = it.runbook.schedules.keys.first { finding.message.hasPrefix("nobody is on call in '\($0)' ") }!
                for stretch in finding.counterexample!.stretches {
                    let moments = [stretch.start, stretch.end - .milliseconds(1)] + it.instants(around: [], 4)
                    for moment in moments where stretch.start <= moment && moment < stretch.end {
                        #expect(roster.onCall(name, at: moment).isEmpty, "seed \(hundred * 100 + seed), \(moment.rfc3339): \(finding.message)")
                    }
                }
            }
        }
    }

    @Test("two rungs of the same people are told once for one cause, with the times of the ladder they are told of")
    func laddersApart() throws {
        let runbook = try Self.runbook([("lead: [cy, bo]", "lead: [ana]")])
        let found = Self.proof(runbook, from: "2026-11-22", days: 365).findings.filter { $0.code == .sameTwice }
        // Bo hands over to Ana on Monday at nine; what is not urgent waits for that from Saturday on, and is not what is told of.
        #expect(found.count == 1 && found[0].counterexample?.at == Self.at("2026-11-23T09:00"), "\(found.map(\.description))")
        #expect(found.first?.counterexample?.people == ["ana"])
        #expect(found.first?.message.hasPrefix("rung 2 of 'wake-somebody' wakes nobody new for an incident raised") == true)
        #expect(found.first?.message.contains("'lead' is 'ana' then, whom an earlier rung has woken as 'primary'.") == true)
        let others = "Neither do rung 3 of 'wake-somebody' and rung 2 of 'in-hours', at partly other times."
        #expect(found.first?.message.hasSuffix(others) == true, "\(found.map(\.message))")
    }

    @Test("who is asked first is named for each stretch by itself, and all of them where they take turns")
    func whoSleeps() throws {
        let found = Self.proof(try Self.runbook(), from: "2026-12-01", days: 90, away: Self.christmas).findings
        let sleeper = try #require(found.first { $0.code == .sleeperBreaksPromise && $0.message.contains("'P1'") })
        #expect(sleeper.message.contains("when whoever is asked first ('bo' or 'ana') sleeps"), "\(sleeper.message)")
        #expect(Set(sleeper.counterexample?.people ?? []) == ["ana", "bo"])
        let lines = sleeper.counterexample?.lines ?? []
        #expect(lines.contains { $0.hasPrefix("Mon 2026-12-21 09:00 to Wed 2026-12-23") && $0.hasSuffix(": ana") }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("Mon 2026-12-28 09:00 to Fri 2027-01-01") && $0.hasSuffix(": bo") }, "\(lines)")
        let alone = Self.proof(try Self.runbook(), from: "2026-12-21", days: 1, away: Self.christmas).findings
        #expect(alone.first { $0.code == .sleeperBreaksPromise }?.message.contains("whoever is asked first ('bo' or 'ana')") == true)
    }

    @Test("somebody on leave is paged and said to be on leave")
    func pagedOnLeave() throws {
        let found = Self.proof(try Self.runbook(), from: "2026-12-01", days: 90, away: Self.christmas).findings
        let told = found.flatMap { $0.counterexample?.timeline.map(\.words) ?? [] }
        #expect(told.contains("rung 2 pages cy, on leave"), "\(told)")
        #expect(!told.contains { $0.hasSuffix(" ") })
    }

    private static func late(_ proof: Proof) -> [Diagnostic] { proof.findings.filter { Proof.timingCodes.contains($0.code) } }

    @Test("leave changes nothing about promises that break, or do not, without it, and what it breaks is told however short it is")
    func unrelatedLeave() throws {
        let runbook = try Self.runbook()
        #expect(Self.late(Self.proof(runbook, from: "2026-11-22", days: 365)).isEmpty)
        let with = Self.late(Self.proof(runbook, from: "2026-11-22", days: 365, away: [("cy", "2027-06-01", "2027-06-03")]))
        #expect(with.contains { $0.code == .sleeperBreaksPromise && $0.message.contains("'P1'") }, "\(with.map(\.description))")
        for finding in with {
            #expect(finding.message.contains("would not without the leave of 'cy'"))
            #expect((finding.counterexample?.at).map { $0 >= Self.at("2027-05-28T00:00") && $0 < Self.at("2027-06-03T00:00") } == true)
            #expect(finding.counterexample?.total.map { $0 <= .days(6) } == true, "\(finding.description)")
        }
        let long = Self.late(Self.proof(runbook, from: "2026-12-01", days: 90, away: Self.christmas)).filter { $0.code == .waitBreaksPromise }
        #expect(long.allSatisfy { $0.message.contains("would not without the leave of") }, "\(long.map(\.description))")
        #expect(long.allSatisfy { ($0.counterexample?.at).map { $0 > Self.at("2026-12-18T16:00") } == true }, "\(long.map(\.description))")
    }

    @Test("who is alone on a schedule for nights is not said to be on call around the clock")
    func nights() throws {
        let rotation = "{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }"
        let night = "{ rotate: [ana], every: 1 week, from: 2026-01-05 09:00, only: [18:00-08:00] }"
        let text = try String(contentsOfFile: Self.first, encoding: .utf8).replacingOccurrences(of: rotation, with: night)
        let found = RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)]).diagnostics.filter { $0.code == .noBackup }
        #expect(found.map(\.message) == ["'ana' alone is on call in 'primary': nobody else takes a turn."])
    }
}
