internal import ArgumentParser
internal import Chronicle
internal import RunbookFiles
internal import Runbooks
internal import Server
internal import Vocabulary

struct RenderChecklist: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklist",
        abstract: "Write what has to be done at a severity, phase by phase.",
        discussion: """
            Example: runbell render checklist my-runbook --severity P1 > checklist.md

            Markdown with boxes to tick, for a ticket, or for paper.
            """)

    @Argument(help: "The folder of the runbook.")
    var folder: String

    @Option(help: "The severity, by its name in the runbook.")
    var severity: String

    func run() throws {
        let (reading, _) = KeptRunbook.reader.read(at: folder)
        guard let runbook = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(folder)`") }
        guard let sheet = ChecklistSheet(of: runbook, for: SeverityName(severity)) else {
            let names = runbook.severities.map(\.name.text).joined(separator: ", ")
            throw Exit.refuse("the runbook has no severity '\(severity)'; it has \(names)")
        }
        print(sheet.markdown, terminator: "")
    }
}
