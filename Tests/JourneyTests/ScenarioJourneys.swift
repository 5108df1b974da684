import Foundation
import OnCall
import Rehearsal
import Runbooks
import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("Scenarios, played to their end")
struct ScenarioJourneys {
    private func isAsExpected(_ text: String, _ runbook: Runbook = Rehearsing.runbook()) async throws {
        let story = try await Rehearsing.story(text, runbook)
        #expect(story.differences.isEmpty, "\(story.text())")
    }

    @Test("on the night the clocks go back a shift lasts an hour longer, and nobody picking up is an alarm")
    func clocksChange() async throws {
        let runbook = Rehearsing.runbook { runbook in
            let start = WallTime(day: CivilDay(year: 2026, month: 10, day: 20)!, minuteOfDay: 180)
            runbook.schedules["night"] = Schedule(
                name: "night", zone: "Europe/Stockholm", cover: .layers([Layer(rotate: [["ana"], ["bo"]], every: .days(1), from: start)]))
            runbook.ladders["p1"] = Ladder(
                name: "p1",
                rungs: [85, 95].map { Rung(at: .minutes($0), action: .page([.schedule("night")])) })
        }
        try await isAsExpected(
            """
            scenario: Nobody picks up on the night the clocks change
            start: 2026-10-25T02:30:00+02:00
            people: { ana: asleep, bo: asleep }
            events: [{ at: 0m, \(Rehearsing.alert) }]
            expect:
              - at: 85m page ana
              - at: 95m page bo
              - duty acknowledge missed
              - duty recover missed
            """, runbook)
    }

    @Test("a page waits for its provider when there is no other")
    func providerDown() async throws {
        try await isAsExpected(
            """
            scenario: The pager is down for a moment
            start: 2026-03-02T02:00:00+01:00
            events:
              - { at: 0m, provider: { pager: down } }
              - { at: 1m, \(Rehearsing.alert) }
              - { at: 80s, provider: { pager: up } }
            expect:
              - page ana by push within 2m
              - at: 6m page bo
            """)
    }

    @Test("a page goes by the other provider when its own takes nothing")
    func fallback() async throws {
        let runbook = Rehearsing.runbook { runbook in
            runbook.connections = [
                Connection(name: "pager", kind: .capture, fallback: ["second"]), Connection(name: "second", kind: .capture),
            ]
        }
        let text = """
            scenario: The pager is down
            start: 2026-03-02T02:00:00+01:00
            events: [{ at: 0m, provider: { pager: down } }, { at: 1m, \(Rehearsing.alert) }]
            expect: [at: 1m page ana by push, at: 6m page bo]
            """
        let story = try await Rehearsing.story(text, runbook)
        #expect(story.isAsExpected, "\(story.text())")
        #expect(story.text().contains("ana by push: paged (rung 1, round 1), carried by second"))
    }

    @Test("a server that is killed while it sends loses no page")
    func killed() async throws {
        for seed in 1...6 {
            try await isAsExpected(
                """
                scenario: Killed in the middle of it
                start: 2026-03-02T02:00:00+01:00
                seed: \(seed)
                people: { bo: acknowledges after 2m }
                events:
                  - { at: 0m, \(Rehearsing.alert) }
                  - { at: 0m, server: killed }
                  - { at: 5m, server: killed }
                  - { at: 6m, server: killed }
                expect:
                  - at: 0m page ana by push
                  - at: 1m page ana by sms
                  - at: 5m page bo
                  - acknowledged by bo within 7m
                  - never page cy
                """)
        }
    }

    @Test("what fell due while the server was down is done when it is up")
    func down() async throws {
        try await isAsExpected(
            """
            scenario: Down for ten minutes
            start: 2026-03-02T02:00:00+01:00
            events:
              - { at: 0m, \(Rehearsing.alert) }
              - { at: 2m, server: down for 10m }
              - { at: 3m, note: Is anybody there?, by: ana }
            expect:
              - at: 12m page bo
              - page cy within 13m
            """)
    }

    @Test("a clock that jumps makes everything due at once, and nothing twice")
    func jump() async throws {
        try await isAsExpected(
            """
            scenario: The clock jumps
            start: 2026-03-02T02:00:00+01:00
            people: { cy: acknowledges after 1m }
            events:
              - { at: 0m, \(Rehearsing.alert) }
              - { at: 3m, clock: jumps 1h }
            expect:
              - at: 1h 3m page cy
              - acknowledged by cy within 1h 4m
              - duty recover missed
            """)
    }

    @Test("what is owed for the runbook itself is kept and missed as well")
    func programme() async throws {
        let runbook = Rehearsing.runbook { $0.drills = [DrillPlan(name: "tabletop", every: .quarters(1), who: [.person("ana")])] }
        let text = """
            scenario: One quarter with an exercise, one without
            start: 2026-01-12T09:00:00+01:00
            ends: 200d
            events: [{ at: 20d, drill: tabletop, by: ana }]
            expect: [duty drill tabletop missed, duty drill tabletop 2026-Q1 kept]
            """
        let story = try await Rehearsing.story(text, runbook)
        #expect(story.differences.isEmpty, "\(story.text())")
        #expect(story.text().contains("The drill tabletop was held with ana"), "\(story.text())")
    }

    static let busy = """
        scenario: Much at once
        start: 2026-03-02T02:00:00+01:00
        seed: 3
        people: { ana: unreachable, bo: acknowledges after 3m and resolves after 20m }
        events:
          - { at: 0m, \(Rehearsing.alert) }
          - { at: 0m, alert: { source: prom, labels: { alertname: Disk, severity: critical } } }
          - { at: 1m, declare: { title: Nobody can log in, severity: P1, impact: { customers: 7 } }, by: cy }
          - { at: 2m, note: Looking, incident: 2, by: cy }
          - { at: 3m, tag: [database, login], incident: 3, by: cy }
        expect: [acknowledged by bo within 8m, incident 2: resolved within 30m]

        """

    @Test("the same scenario is told with the same bytes every time")
    func deterministic() async throws {
        let first = try await Rehearsing.story(Self.busy).text()
        for _ in 1...5 { #expect(try await Rehearsing.story(Self.busy).text() == first) }
        #expect(first.contains("as expected (2 of 2)"))
    }

    @Test("a journal on the disk tells the same story as one in memory")
    func homes() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("runbell-rehearsal-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let disk = try SQLiteJournal(DataFolder(folder.path))
        let told = try await Rehearsing.story(Self.busy, journal: disk).text()
        await disk.close()
        #expect(told == (try await Rehearsing.story(Self.busy).text()))
    }
}
