internal import ArgumentParser
internal import Foundation
internal import Notation
internal import Rehearsal
internal import RunbookFiles
internal import Runbooks
internal import Server

struct Rehearse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a runbook's scenarios on virtual time, and say what went differently from what they expect.",
        discussion: """
            Example: runbell rehearse my-runbook
                     runbell rehearse my-runbook --scenario scenarios/night.yaml

            The server's own parts run on a clock that is moved by hand; nothing is sent to anybody. Ends with 0 when everything went as
            expected, with 1 when anything did not.
            """)

    @Argument(help: "The runbook's folder, with its scenarios in 'scenarios/'.")
    var runbook: String

    @Option(help: "Only this scenario: a file in the folder, or anywhere.")
    var scenario: String?

    @Flag(help: "Print what happened as JSON.")
    var json = false

    func run() async throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        guard let book = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(runbook)`") }
        let found = ScenarioReader(book).readAll(try files())
        for diagnostic in found.diagnostics { Terminal.plainError(diagnostic.description) }
        if found.diagnostics.contains(where: { $0.severity == .error }) { throw Exit.refuse("a scenario cannot be read; none was rehearsed") }
        var stories: [Story] = []
        for scenario in found.scenarios {
            let story = Story(try await ScenarioRun(scenario, of: book, press: .templates(publicURL: "https://runbell.example")).run())
            if !json { print(story.text(Terminal.ink)) }
            stories.append(story)
        }
        let kept = stories.count(where: \.isAsExpected)
        print(json ? asJSON(stories) : summary(stories.count, kept))
        if kept < stories.count { throw Exit.refused }
    }

    private func files() throws -> ScenarioFolder {
        let all = ScenarioFolder(of: runbook)
        guard let scenario else {
            if all.files.isEmpty { throw Exit.refuse("there is no scenario in \(runbook)/scenarios") }
            return all
        }
        if let one = all.files.first(where: { $0.path == scenario || $0.path == "scenarios/\(scenario)" }) { return ScenarioFolder(files: [one]) }
        let outside = RunbookFolder(at: scenario)
        guard !outside.files.isEmpty else { throw Exit.refuse("there is no scenario \(scenario)") }
        return ScenarioFolder(files: outside.files.map { RunbookText(path: scenario, bytes: $0.bytes) })
    }

    /// `12 scenarios, 10 as expected, 2 differ`
    private func summary(_ count: Int, _ kept: Int) -> String {
        let differ = kept == count ? "" : ", \(count - kept) differ\(count - kept == 1 ? "s" : "")"
        return Terminal.bold("\(count) scenario\(count == 1 ? "" : "s"), \(kept) as expected\(differ)")
    }

    private func asJSON(_ stories: [Story]) -> String {
        var writer = JSONWriter()
        writer.object {
            $0.member("scenarios") { list in list.array { for story in stories { story.write(to: &$0) } } }
            $0.member("as_expected", stories.count(where: \.isAsExpected))
        }
        return writer.text
    }
}

extension Terminal {
    static var ink: Story.Ink {
        guard isOutput else { return Story.Ink() }
        return Story.Ink(bold: bold, bad: { "\u{1B}[31m\($0)\u{1B}[0m" }, faint: { "\u{1B}[2m\($0)\u{1B}[0m" })
    }
}
