import Chronicle
import Engine
import Foundation
import Notation
import OnCall
import Rehearsal
import Runbooks
import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("Incidents played through a runbook once more")
struct ReplayJourneys {
    /// What happened in a scenario, as its journal tells it.
    static func past(_ scenario: Scenario, of runbook: Runbook) async throws -> Past {
        let journal = MemoryJournal()
        let record = try await ScenarioRun(scenario, of: runbook, journal: journal).run()
        return try await Past(of: journal, since: scenario.start, until: record.end)
    }

    @Test("each page is told with its connection, and with how long a provider took to take it where one did")
    func sending() async throws {
        let scenario = try Rehearsing.scenario(Rehearsing.night + "expect: [acknowledged within 8m]\n")
        let pages = try await Self.past(scenario, of: Rehearsing.runbook()).incidents.flatMap(\.pages)
        #expect(!pages.isEmpty)
        for page in pages {
            #expect(page.connection != nil && !page.isBundled)
            if case .delivered = page.end { #expect(page.took != nil) } else { #expect(page.took == nil) }
        }
    }

    @Test("time in which the server was stopped is not played, although an incident was open")
    func stopped() async throws {
        let scenario = try Rehearsing.scenario(Rehearsing.night + "expect: [acknowledged within 8m]\n")
        let journal = MemoryJournal()
        let record = try await ScenarioRun(scenario, of: Rehearsing.runbook(), journal: journal).run()
        let past = try await Past(of: journal, since: scenario.start, until: record.end + .days(30))
        #expect(past.until == record.end + .days(30))
        #expect((scenario.start...record.end).contains(past.endingWithWhatIsTold.until))
        #expect(try await ReplayRun(past.endingWithWhatIsTold, under: Rehearsing.runbook()).run().different.isEmpty)
    }

    @Test("a night that Bo took over from Ana is his once more, read from memory or from the folder of a server", arguments: [false, true])
    func override(onDisk: Bool) async throws {
        let runbook = Rehearsing.runbook { runbook in
            let day = CivilDay(year: 2026, month: 3, day: 2)!
            let layer = Layer(rotate: [["ana"]], every: .weeks(1), from: WallTime(day: day, minuteOfDay: 0))
            runbook.schedules["turns"] = Schedule(name: "turns", zone: runbook.zone, cover: .layers([layer]))
            runbook.ladders["p1"]?.rungs[0].action = .page([.schedule("turns")])
        }
        let scenario = try Rehearsing.scenario(Rehearsing.night + "expect: [acknowledged within 8m]\n", runbook)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("runbell-replay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let disk = onDisk ? try SQLiteJournal(DataFolder(folder.path)) : nil
        let journal: any Journal = if let disk { disk } else { MemoryJournal() }
        let start = scenario.start
        let night = Override(id: 1, schedule: "turns", person: "bo", replaces: "ana", start: start, end: start + .hours(4))
        _ = try await journal.commit(ProgrammeEntry(at: start - .minutes(5), by: .person("ana"), .overrideMade(night)))
        let record = try await ScenarioRun(scenario, of: runbook, journal: journal).run()
        await disk?.close()
        let archive: any JournalReading = onDisk ? try SQLiteArchive(DataFolder(folder.path)) : journal
        let past = try await Past(of: archive, since: start, until: record.end)
        #expect(past.arrangements.map(\.what).contains(.overrideMade(night)))
        #expect(past.incidents.flatMap(\.pages).first?.person == "bo")
        #expect(try await ReplayRun(past, under: runbook).run().different.isEmpty)
    }

    @Test("the runbook that was in force brings about what happened", arguments: RunbookFolders.examples + RunbookFolders.publics)
    func calibration(_ folder: String) async throws {
        let (runbook, scenarios) = try RunbookFolders.read(folder)
        for scenario in scenarios where !scenario.happenings.contains(where: \.isFault) {
            let past = try await Self.past(scenario, of: runbook)
            let replay = try await ReplayRun(past, under: runbook).run()
            #expect(replay.different.map { "\($0.name): \($0.words)" } == [], "\(scenario.file): \(replay.different.map { ($0.added, $0.saved) })")
            #expect(replay.cases.count == past.incidents.count, "\(scenario.file)")
        }
    }
}

extension Scenario.Happening {
    fileprivate var isFault: Bool { if case .fault = what { true } else { false } }
}

@Suite("Incidents played through another runbook")
struct ChangedReplayJourneys {
    /// Ana sleeps; Bo answers three minutes after his page at five minutes, and resolves at forty.
    private static func night(_ change: (inout Runbook) -> Void) async throws -> Replay {
        let past = try await ReplayJourneys.past(
            try Rehearsing.scenario(Rehearsing.night + "expect: [acknowledged within 8m]\n"), of: Rehearsing.runbook())
        return try await ReplayRun(past, under: Rehearsing.runbook(change)).run()
    }

    private static func rings(_ rings: [ReplayCase.Ring]) -> [String] { rings.map { "\($0.person) by \($0.way)" } }

    @Test("whoever is paged sooner answers sooner, and what was done after the answer moves with it")
    func sooner() async throws {
        let replay = try await Self.night { $0.ladders["p1"]?.rungs[1].at = .minutes(3) }
        let one = try #require(replay.different.first)
        #expect(one.answeredBefore == .minutes(8))
        #expect(one.answeredAfter == .minutes(6))
        #expect(one.after.first?.overAt == one.openedAt + .minutes(38))
        #expect(replay.answers == [.recorded: 1])
        #expect(replay.lost == Replay.Change(1, 1))
    }

    @Test("a person who is not asked any more has a quieter night, and keeps what was promised")
    func quieter() async throws {
        let replay = try await Self.night { $0.ladders["p1"]?.rungs[0].action = .page([.person("bo")]) }
        let one = try #require(replay.different.first)
        #expect(Self.rings(one.saved).filter { $0.hasPrefix("ana") } == ["ana by push", "ana by sms"])
        #expect(replay.people.first { $0.person == "ana" }?.nightPages == Replay.Change(2, 0))
        #expect(replay.nights.first { $0.person == "ana" }?.night == CivilDay(year: 2026, month: 3, day: 1))
        #expect(one.answeredAfter == .minutes(3))
        #expect(replay.met == Replay.Change(0, 1))
        #expect(replay.lost == Replay.Change(1, 0))
        #expect(replay.duties.first { $0.duty == .acknowledge }?.missed == Replay.Change(1, 0))
    }

    @Test("where nobody answers any more, what was done after the answer is not done, and the promise is broken")
    func unanswered() async throws {
        // The ladder is not given up before the end, so that no alarm finds somebody after all.
        let replay = try await Self.night { runbook in
            runbook.ladders["p1"] = Ladder(name: "p1", rungs: [Rung(action: .page([.person("ana")]))], pause: .hours(3))
            runbook.escalations = []
        }
        let one = try #require(replay.different.first)
        #expect(one.answeredAfter == nil)
        #expect(one.after.first?.overAt == nil)
        #expect(replay.unanswered == Replay.Change(0, 1))
        #expect(one.words.contains("acknowledged by nobody instead of after 8m"))
    }

    @Test("alerts that another grouping puts together are one case, and it ends when the last of them does")
    func grouped() async throws {
        let text = """
            scenario: Two at once
            start: 2026-03-02T02:00:00+01:00
            ends: 3h
            people: { ana: acknowledges after 1m }
            events:
              - { at: 0m, alert: { source: prom, key: a, labels: { alertname: Errors, severity: critical }, summary: Errors } }
              - { at: 3m, alert: { source: prom, key: b, labels: { alertname: Latency, severity: critical }, summary: Latency } }
              - { at: 20m, resolve: over, incident: 1, by: ana }
              - { at: 40m, resolve: over, incident: 2, by: ana }
            expect: [resolved within 40m]

            """
        let past = try await ReplayJourneys.past(try Rehearsing.scenario(text), of: Rehearsing.runbook())
        let replay = try await ReplayRun(past, under: Rehearsing.runbook { $0.grouping.by = [.service] }).run()
        let one = try #require(replay.cases.first)
        #expect(replay.cases.count == 1)
        #expect(replay.incidents == Replay.Change(2, 1))
        // Worked on from when it joined, for as long as it was after its own answer.
        #expect(one.after.first?.overAt == one.openedAt + .minutes(39))
        #expect(one.saved.count == 1)
        #expect(one.added.isEmpty)
    }

    @Test("text and JSON say the same sums")
    func words() async throws {
        let replay = try await Self.night { $0.ladders["p1"]?.rungs[1].at = .minutes(3) }
        let json = try JSON(parsing: replay.json)
        #expect(json["sums"]?["pages"]?["was"]?.integer == Int64(replay.pages.before))
        #expect(json["incidents"]?[0]?["acknowledged_after_seconds"]?["would_be"]?.integer == 360)
        let text = replay.markdown()
        #expect(text.contains("| pages | \(replay.pages.before) | \(replay.pages.after) |"))
        #expect(text.contains("INC-1"))
        for limit in Replay.limits { #expect(text.contains(limit)) }
    }
}
