internal import ArgumentParser
internal import Documents
internal import Foundation
internal import Notation

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a runbook from what you have.", discussion: "Example: runbell import incident-response.md --out my-runbook",
        subcommands: [ImportMarkdown.self, ImportPagerDuty.self, ImportOpsgenie.self, ImportGrafanaOnCall.self],
        defaultSubcommand: ImportMarkdown.self)
}

struct ImportMarkdown: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "markdown",
        abstract: "Read a runbook written as Markdown or plain text.",
        discussion: """
            Example: runbell import incident-response.md --out my-runbook

            What the document says becomes clauses, each with the line it comes from. What it does not say is not made up: where something is
            needed stands TBD, which `runbell check` finds everywhere but in texts. What was not understood is kept at the end as a comment.
            Ends with 0 when nothing was left open, with 1 when something was.
            """)

    @Argument(help: "The document; - reads standard input.")
    var document: String

    @Option(help: "The folder to write the runbook into; standard output when it is left out.")
    var out: String?

    @Flag(help: "Print what was understood, kept and missing as JSON.")
    var json = false

    func run() throws {
        let source = document == "-" ? "the document" : URL(fileURLWithPath: document).lastPathComponent
        let result = RunbookImport(document: try read())
        let files = result.files(source: source)
        if let out { try NewFiles.write(files, to: out) }
        let report = ImportReport(result: result, source: source)
        if json {
            print(report.json(files))
        } else if out == nil {
            print(files.map { "# --- \($0.path)\n\($0.text)" }.joined(separator: "\n"), terminator: "")
            Terminal.plainError(report.text)
        } else {
            print(report.text)
        }
        if !result.kept.isEmpty || !result.gaps.isEmpty { throw Exit.refused }
    }

    private func read() throws -> String {
        let bytes = document == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: document)
        guard let bytes else { throw Exit.refuse("cannot read \(document)") }
        guard bytes.count <= 4_194_304 else { throw Exit.refuse("\(document) is larger than 4 MiB; nobody wrote that by hand") }
        guard !bytes.contains(0), let text = String(bytes: bytes, encoding: .utf8) else {
            throw Exit.refuse("\(document) is not UTF-8 text; save the document as UTF-8, or print it as text")
        }
        return text
    }
}
