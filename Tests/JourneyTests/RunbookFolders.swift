import CalendarFiles
import Engine
import Foundation
import Rehearsal
import RunbookFiles
import Runbooks
import Templates
import Testing

/// The runbooks that come with the project, with their scenarios.
enum RunbookFolders {
    private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `examples/first` …
    static let examples = folders(in: "examples") { _ in true }

    /// What others wrote about their incidents, in our YAML.
    static let publics = folders(in: "Tests/Fixtures/runbooks") { $0.hasPrefix("public-") }

    /// As the server fills templates.
    static let press = Press { template, fields in
        let drawn = TemplateText.draw(template, fields)
        return Press.Drawn(subject: drawn.subject, text: drawn.text)
    }

    private static func folders(in folder: String, where isOne: (String) -> Bool) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: top.appendingPathComponent(folder).path)) ?? []
        let folders = names.sorted().filter(isOne).map { "\(folder)/\($0)" }
        return folders.filter { !ScenarioFolder(of: top.appendingPathComponent($0).path).files.isEmpty }
    }

    static func path(_ place: String) -> String { top.appendingPathComponent(place).path }

    static func read(_ folder: String) throws -> (runbook: Runbook, scenarios: [Scenario]) {
        let path = top.appendingPathComponent(folder).path
        let runbook = try #require(RunbookReader(holidayDays: { try HolidayFile.days(in: $0) }).read(at: path).0.runbook)
        let read = ScenarioReader(runbook).readAll(ScenarioFolder(of: path))
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.description).joined(separator: "\n"))")
        return (runbook, read.scenarios)
    }

    static func story(_ scenario: Scenario, of runbook: Runbook) async throws -> Story {
        Story(try await ScenarioRun(scenario, of: runbook, press: press).run())
    }
}
