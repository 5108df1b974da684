import Engine
import OnCall
import Rehearsal
import RunbookFiles
import Runbooks
import Storage
import Testing
import Vocabulary

/// Scenarios for tests: a few lines, played against a runbook.
enum Rehearsing {
    /// The small team, with a channel beside its pager.
    static func runbook(_ change: (inout Runbook) -> Void = { _ in }) -> Runbook {
        SmallTeam.runbook { runbook in
            runbook.sources["prom"] = Source(name: "prom", kind: .alertmanager, key: .environment("PROM_KEY"))
            runbook.seats = ["ceo": .held(["cy"]), "lead": .held(["bo", "ana"])]
            runbook.services["api"]?.owner = "lead"
            runbook.ladders["p1"]?.rungs.append(
                Rung(at: .minutes(10), action: .mention([.person("cy")], in: Audience(connection: "pager", destination: "#incidents"))))
            runbook.escalations = [
                Escalation(name: "stuck", unless: .mitigated, from: .raised, within: .minutes(15), propose: "Roll back the last deploy")
            ]
            change(&runbook)
        }
    }

    static func read(_ text: String, _ runbook: Runbook = runbook()) -> ScenarioReader.Reading {
        ScenarioReader(runbook).read(RunbookText(path: "scenarios/one.yaml", text: text))
    }

    static func scenario(_ text: String, _ runbook: Runbook = runbook()) throws -> Scenario {
        let reading = read(text, runbook)
        return try #require(reading.scenario, "\(reading.diagnostics.map(\.description))")
    }

    static func story(_ text: String, _ runbook: Runbook = runbook(), journal: any Journal = MemoryJournal()) async throws -> Story {
        Story(try await ScenarioRun(try scenario(text, runbook), of: runbook, journal: journal).run())
    }

    static let alert = "alert: { source: prom, labels: { alertname: ApiErrors, severity: critical }, summary: 5xx at 7 % }"

    /// Ana sleeps, Bo answers at eight minutes and resolves at forty.
    static let night = """
        scenario: A night
        start: 2026-03-02T02:00:00+01:00
        ends: 2h
        people: { ana: asleep, bo: acknowledges after 3m }
        events:
          - { at: 0m, \(alert) }
          - { at: 40m, resolve: A bad deploy, by: bo }

        """
}
