internal import ArgumentParser
internal import Foundation
internal import Notation
internal import RunbookFiles
internal import Runbooks
internal import Server

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say everything that is wrong with a runbook, and what to write instead.",
        discussion: """
            Example: runbell check my-runbook

            Ends with 0 when the runbook can be used, also with warnings; with 1 when it cannot.
            """)

    @Argument(help: "The runbook's folder.")
    var runbook: String

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        print(json ? asJSON(reading.diagnostics) : asText(reading))
        let worst = reading.diagnostics.contains { $0.severity == .error || (strict && $0.severity == .warning) }
        if worst || reading.runbook == nil { throw Exit.refused }
    }

    private func asText(_ reading: RunbookReader.Reading) -> String {
        var lines = reading.diagnostics.map(\.description)
        let counts = Dictionary(grouping: reading.diagnostics, by: \.severity).mapValues(\.count)
        let found = [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap { severity, word in
            counts[severity].map { "\($0) \(word)\($0 == 1 ? "" : "s")" }
        }
        if let runbook = reading.runbook {
            if let words = runbook.defaultSeverityWords { lines.append(words) }
            lines.append(Terminal.bold("\(runbook.name) can be used") + (found.isEmpty ? "." : ": \(found.joined(separator: ", "))."))
        } else {
            lines.append(Terminal.bold("The runbook cannot be used") + ": \(found.joined(separator: ", ")).")
        }
        return lines.joined(separator: "\n")
    }

    private func asJSON(_ diagnostics: [Diagnostic]) -> String {
        var writer = JSONWriter()
        writer.array {
            for diagnostic in diagnostics {
                $0.object {
                    $0.member("severity", diagnostic.severity.rawValue)
                    $0.member("code", "\(diagnostic.code)")
                    $0.member("file", diagnostic.place.file)
                    $0.member("line", diagnostic.place.line)
                    $0.member("column", diagnostic.place.column)
                    $0.member("message", diagnostic.message)
                    $0.member("fix", ifAny: diagnostic.fix)
                    $0.member("nearest", ifAny: diagnostic.nearest)
                }
            }
        }
        return writer.text
    }
}
