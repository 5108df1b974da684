import Assurance
import Foundation
import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// What somebody reads who has to act on it: one cause once, the next time first, and what to change.
@Suite("The words of a finding")
struct FindingWordsTests {
    private static let rotation = "every: 1 week, from: 2026-01-05 09:00"

    private static func found(_ changes: [(String, String)], from start: String = "2026-11-22", days: Int64 = 365) throws -> [Diagnostic] {
        TrueFindingTests.proof(try TrueFindingTests.runbook(changes), from: start, days: days).findings
    }

    // MARK: One cause

    @Test("what only follows from an empty schedule is told with it")
    func folded() throws {
        let found = try Self.found([(Self.rotation, Self.rotation + ", only: Mon-Fri 08:00-20:00")])
        #expect(found.map(\.code) == [.emptyRung], "\(found.map(\.description))")
        let words = "Then one missed page breaks the promise of 'P1', and rung 3 of 'wake-somebody' wakes nobody new."
        #expect(found.first?.message.hasSuffix(words) == true, "\(found.map(\.message))")
    }

    @Test("what follows from hours in which nobody is woken is told with those, and stays an error")
    func foldedIntoError() throws {
        let found = try Self.found([
            (Self.rotation, Self.rotation + ", until: 2027-03-01 09:00"), ("at: 4m, page: lead", "at: 4m, page: primary"),
            ("page: [primary, lead]", "page: primary"),
        ])
        #expect(found.map(\.code) == [.uncovered, .sameTwice], "\(found.map(\.description))")
        #expect(found.first?.severity == .error)
        #expect(found.first?.message.hasSuffix("Then one missed page breaks the promise of 'P2'.") == true, "\(found.map(\.message))")
    }

    @Test("the minutes around hours in which leave lets nobody be woken are told with those")
    func margins() throws {
        let proof = TrueFindingTests.proof(try TrueFindingTests.runbook(), from: "2026-12-01", days: 90, away: TrueFindingTests.christmas)
        let found = proof.findings.filter { $0.message.contains("'P1'") }
        #expect(found.map(\.code) == [.sleeperBreaksPromise, .uncovered], "\(found.map(\.description))")
        let words = "Just before or after that, the promise of 'P1' cannot be kept, and one missed page breaks the promise of 'P1'."
        #expect(found.last?.message.hasSuffix(words) == true, "\(found.map(\.message))")
    }

    @Test("an outage that breaks promises at nearly the same times is told once")
    func outageOnce() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("examples/saas-three-severities").path
        let runbook = try #require(RunbookReader().read(at: path).reading.runbook)
        let found = TrueFindingTests.proof(runbook, from: "2026-11-22", days: 365).findings.filter { $0.code == .outageBreaksPromise }
        #expect(found.count == 1 && found[0].message.contains("nobody answers 'Sev-1' by when"), "\(found.map(\.description))")
        #expect(found.first?.message.hasSuffix("Nor does anybody answer 'Sev-2', at partly other times.") == true)
    }

    @Test("a promise that breaks anyhow is told by itself, with all its times")
    func notFolded() throws {
        let found = try Self.found([
            (Self.rotation, Self.rotation + ", only: Mon-Fri 08:00-20:00"), ("acknowledge_within: 5m", "acknowledge_within: 2m"),
        ])
        let late = found.first { $0.code == .waitBreaksPromise && $0.message.contains("'P1'") }
        #expect(late?.message.contains("this is so at any time") == true, "\(found.map(\.description))")
        #expect(found.first { $0.code == .emptyRung }?.message.contains("breaks the promise") == false)
    }

    // MARK: Times

    @Test("the first time is told first, then which is the longest, and the zone once")
    func order() throws {
        let finding = try #require(try Self.found([(Self.rotation, Self.rotation + ", only: Mon-Fri 08:00-20:00")]).first)
        let start = "in 261 stretches, 235 d in sum, the first from Sun 2026-11-22 00:00 (Europe/Stockholm) for 1 d 8 h"
        #expect(finding.message.contains(start), "\(finding.message)")
        let lines = finding.counterexample?.lines ?? []
        #expect(lines.first == "Sun 2026-11-22 00:00 to Mon 2026-11-23 08:00 (1 d 8 h)")
        #expect(lines.dropFirst(4) == ["Fri 2027-10-29 20:00 to Mon 2027-11-01 08:00 (2 d 13 h, the longest)", "and 256 more"], "\(lines)")
        // Programs are given the longest first, as they always were.
        #expect(finding.counterexample?.stretches.first?.start == Moment(rfc3339: "2027-10-29T20:00:00+02:00"))
    }

    @Test("what goes on to the end of what was looked at is not said to end there")
    func openEnd() throws {
        let found = try Self.found([(Self.rotation, Self.rotation + ", until: 2027-03-01 09:00")]).first { $0.code == .emptyRung }
        let words = "from Mon 2027-03-01 09:00 (Europe/Stockholm) on, past the end of what was looked at, so"
        #expect(found?.message.contains(words) == true, "\(found?.message ?? "")")
        let line = "Mon 2027-03-01 09:00 on, past the end of what was looked at (265 d 15 h until then)"
        #expect(found?.counterexample?.lines == [line])
    }

    @Test("where it is always so, the zone is beside the time of the example")
    func zoneOfExample() throws {
        let finding = try #require(try Self.found([("acknowledge_within: 5m", "acknowledge_within: 20s")]).first)
        #expect(finding.counterexample?.timeline.first?.words == "'P1' is raised, Sun 2026-11-22 00:00 (Europe/Stockholm)")
    }

    @Test("a promise is quoted as it is written")
    func quoted() throws {
        let later = [("at: 30m, page", "at: 2h, page"), ("at: 30m, mention", "at: 2h, mention")]
        let found = try Self.found(later).first { $0.message.contains("'P2' promises") }
        let words = "'P2' promises an answer within 1h (out of hours by the next business day), and"
        #expect(found?.message.hasPrefix(words) == true, "\(found?.message ?? "")")
    }

    // MARK: What to change

    struct Late: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let changes: [(String, String)]
        let fix: String
    }

    @Test(
        "an answer that comes too late when all goes well is mended where it is slow",
        arguments: [
            Late(
                testDescription: "on its way", changes: [("acknowledge_within: 5m", "acknowledge_within: 20s")],
                fix: "A page and its answer alone take 45s: let the promise be longer than 45s, or give people a quicker way to be reached."),
            Late(
                testDescription: "on the ladder",
                changes: [
                    ("{ page: primary, repeat: { every: 2m, times: 1 } }", "{ at: 6m, page: primary }"), ("at: 4m, page: lead", "at: 8m, page: lead"),
                ], fix: "Let ladder 'wake-somebody' page sooner than after 6m, or let the promise be longer than 6m 45s."),
            Late(
                testDescription: "until the office opens",
                changes: [("{ default: 1h, out of hours: next business day }", "1h")],
                fix: "Let a rung page at this hour, or promise the answer later for it: '{ default: 1h, out of hours: next business day }'."),
        ])
    func mended(_ it: Late) throws {
        let found = try Self.found(it.changes).filter { $0.code == .pageTooLate }
        #expect(found.map(\.fix) == [it.fix], "\(found.map(\.description))")
    }
}
