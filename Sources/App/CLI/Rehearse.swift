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
                     runbell rehearse my-runbook --scenario scenarios/night.yaml --live --speed 60

            The server's own parts run on a clock that is moved by hand; nothing is sent to anybody. Ends with 0 when everything went as
            expected, with 1 when anything did not.

            With --live one scenario is played as a table-top: the server's API and screens are open while it runs, time passes --speed
            times as fast as on the wall, and whoever reaches the port takes part. Ends with the scenario, or with Ctrl-C.
            """)

    @Argument(help: "The runbook's folder, with its scenarios in 'scenarios/'.")
    var runbook: String

    @Option(help: "Only this scenario: a file in the folder, or anywhere.")
    var scenario: String?

    @Flag(help: "Print what happened as JSON.")
    var json = false

    @Flag(help: "Serve it while it runs, so that people can take part.")
    var live = false

    @Option(help: "With --live: so many times as fast as the wall, 1 to 3600. (default: 60)")
    var speed: Double?

    @Option(help: "With --live: where to listen, as HOST:PORT. (default: 127.0.0.1:8080)")
    var listen: String?

    func validate() throws {
        if !live, speed != nil || listen != nil { throw ValidationError("--speed and --listen go with --live") }
        if let speed, !Pace.speeds.contains(speed) { throw ValidationError("--speed is from 1 to 3600") }
    }

    func run() async throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        guard let book = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(runbook)`") }
        let found = ScenarioReader(book).readAll(try files())
        for diagnostic in found.diagnostics { Terminal.plainError(diagnostic.description) }
        if found.diagnostics.contains(where: { $0.severity == .error }) { throw Exit.refuse("a scenario cannot be read; none was rehearsed") }
        if live { return try await perform(found.scenarios, of: book) }
        var stories: [Story] = []
        for scenario in found.scenarios {
            let story = Story(try await ScenarioRun(scenario, of: book, press: .templates(publicURL: "https://runbell.example")).run())
            if !json { print(story.text(Terminal.ink)) }
            stories.append(story)
        }
        let kept = stories.count(where: \.isAsExpected)
        let missing = book.unrehearsed(in: found.scenarios)
        if !json, scenario == nil, !missing.isEmpty { print(Terminal.ink.faint("not rehearsed: \(missing.joined(separator: ", "))")) }
        print(json ? asJSON(stories) : summary(stories.count, kept))
        if kept < stories.count { throw Exit.refused }
    }

    /// A table-top of one scenario.
    private func perform(_ scenarios: [Scenario], of book: Runbook) async throws {
        guard let scenario = scenarios.first, scenarios.count == 1 else {
            throw Exit.refuse("one scenario is played live: choose it with --scenario, out of \(scenarios.map(\.file).joined(separator: ", "))")
        }
        let speed = speed ?? 60
        let story: Story
        do {
            let rehearsal = try LiveRehearsal(scenario, of: book, folder: runbook, speed: speed, listen: listen ?? "127.0.0.1:8080")
            let opened = LiveWelcome(scenario: scenario, runbook: book, address: rehearsal.address, speed: speed).text
            story = try await rehearsal.run { [json] in
                if !json { Terminal.say(opened) }
            } tell: { [json] lines in
                if !json { for line in lines { Terminal.say(line.text(Terminal.ink)) } }
            }
        } catch let problem as SettingsProblem { throw Exit.refuse(problem.description) }
        Terminal.say(json ? asJSON([story]) : "\n" + story.text(Terminal.ink))
        if !story.isAsExpected { throw Exit.refused }
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
