internal import ArgumentParser
internal import Chronicle
internal import Engine
internal import Foundation
internal import Notation
internal import OnCall
internal import RunbookFiles
internal import Runbooks
internal import Server
internal import Vocabulary

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a document without a server.", discussion: "Example: runbell render my-runbook --out paper",
        subcommands: [RenderRunbook.self, RenderReview.self, RenderStatus.self, RenderChecklist.self], defaultSubcommand: RenderRunbook.self)
}

struct RenderReview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Draft the review of an incident that PagerDuty handled.",
        discussion: """
            Example: runbell render review --from incident.json --runbook my-runbook --snapshot https://grafana.example/dashboard/snapshot/x7

            The file is what PagerDuty's API answers to GET /incidents/{id}, with the answer to GET /incidents/{id}/log_entries beside it:
            { "incident": {…}, "log_entries": […] }. The draft has the runbook's sections, or a timeline, the impact, the root cause and
            the action items; it is Markdown, on standard output.
            """)

    @Option(help: "The incident as JSON; - reads standard input.")
    var from: String

    @Option(help: "The folder of the runbook whose sections, zone and template are used.")
    var runbook: String?

    @Option(help: "The address of a dashboard as it was then, such as a Grafana snapshot.")
    var snapshot: String?

    func run() throws {
        let runbook = try readRunbook()
        do {
            let history = try PagerDutyHistory(JSON(parsing: try read()), snapshot: snapshot)
            guard let incident = Incident.fold(history.events, id: history.id) else { throw Exit.refuse("\(from) tells of no incident") }
            let end = incident.changedAt
            let source = ReviewSource(
                incident: incident, events: history.events, runbook: runbook, opening: opening(of: incident, runbook, at: end), now: end)
            print(ReviewDraft(of: source).markdown, terminator: "")
        } catch let fault as JSONFault {
            throw Exit.refuse("\(from) is not JSON: \(fault)")
        } catch let fault as PagerDutyHistory.Fault {
            throw Exit.refuse("\(from): \(fault.sentence)")
        }
    }

    private func read() throws -> [UInt8] {
        if from == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        guard let bytes = FileManager.default.contents(atPath: from) else { throw Exit.refuse("cannot read \(from)") }
        return [UInt8](bytes)
    }

    private func readRunbook() throws -> Runbook {
        guard let folder = runbook else {
            return Runbook(version: RunbookVersion(""), name: "", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        }
        let (reading, _) = KeptRunbook.reader.read(at: folder)
        guard let runbook = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(folder)`") }
        return runbook
    }

    /// The runbook's own template, filled.
    private func opening(of incident: Incident, _ runbook: Runbook, at end: Moment) -> String {
        guard let name = runbook.reviews?.template, let template = runbook.templates.first(where: { $0.name == name }) else { return "" }
        return Press.templates(publicURL: "").draw(template, incident.fields(under: runbook, at: end)).text
    }
}
