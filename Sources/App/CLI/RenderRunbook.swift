internal import ArgumentParser
internal import Documents
internal import Foundation
internal import RunbookFiles
internal import Server

struct RenderRunbook: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, html
        case quickReference = "quick-reference"

        var file: String {
            switch self {
            case .markdown: "runbook.md"
            case .html: "runbook.html"
            case .quickReference: "quick-reference.html"
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "runbook",
        abstract: "Write the runbook as a document: Markdown, a web page, and one page for the wall.",
        discussion: """
            Example: runbell render my-runbook --out paper

            With --out, writes runbook.md, runbook.html and quick-reference.html into the folder, replacing what is there. Without it, prints one of
            them. `runbell import runbook.md` reads the Markdown back as the same runbook.
            """)

    @Argument(help: "The folder of the runbook.")
    var folder: String

    @Option(help: "The folder to write into; it is made when there is none.")
    var out: String?

    @Option(help: "What to print without --out.")
    var format = Format.markdown

    func run() throws {
        let (reading, files) = KeptRunbook.reader.read(at: folder)
        guard let runbook = reading.runbook, let written = files.written else {
            throw Exit.refuse("the runbook does not pass: see `runbell check \(folder)`")
        }
        let paper = RunbookPaper(written, beside: beside(files))
        func text(_ format: Format) -> String {
            switch format {
            case .markdown: paper.markdown
            case .html: PaperPage(paper).html
            case .quickReference: QuickReference(of: runbook).html
            }
        }
        guard let out else { return print(text(format), terminator: "") }
        do {
            try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
            for format in Format.allCases {
                try Data(text(format).utf8).write(to: URL(fileURLWithPath: "\(out)/\(format.file)"), options: .atomic)
            }
        } catch {
            throw Exit.refuse("cannot write to \(out): \(error.localizedDescription)")
        }
        print("Wrote \(Format.allCases.map(\.file).joined(separator: ", ")) to \(out).")
    }

    /// Calendars and scenarios come along, so that the document is the whole runbook.
    private func beside(_ files: RunbookFolder) -> [RunbookPaper.Beside] {
        let calendars = files.calendars.map { RunbookPaper.Beside(path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self)) }
        let scenarios = (files.scenarios ?? []).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.compactMap { path in
            FileManager.default.contents(atPath: "\(folder)/\(path)").map {
                RunbookPaper.Beside(path: path, text: String(decoding: $0, as: UTF8.self))
            }
        }
        return calendars + scenarios
    }
}
