import Engine
import Foundation
import Rehearsal
import RunbookFiles
import Runbooks
import Templates
import Testing

@Suite("The scenarios of the example runbooks")
struct ExampleScenarioTests {
    private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let names = (try? FileManager.default.contentsOfDirectory(atPath: top.appendingPathComponent("examples").path).sorted()) ?? []

    /// The folders that have any.
    static let folders = names.filter { !ScenarioFolder(of: top.appendingPathComponent("examples/\($0)").path).files.isEmpty }

    /// As the server fills templates.
    private let press = Press { template, fields in
        let drawn = TemplateText.draw(template, fields)
        return Press.Drawn(subject: drawn.subject, text: drawn.text)
    }

    @Test("go as they expect", arguments: folders)
    func goAsExpected(_ folder: String) async throws {
        let runbook = try Examples.runbook(folder)
        let read = ScenarioReader(runbook).readAll(ScenarioFolder(of: Self.top.appendingPathComponent("examples/\(folder)").path))
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.description).joined(separator: "\n"))")
        for scenario in read.scenarios {
            let story = Story(try await ScenarioRun(scenario, of: runbook, press: press).run())
            #expect(story.differences.map(\.description) == [], "\(story.text())")
        }
    }
}
