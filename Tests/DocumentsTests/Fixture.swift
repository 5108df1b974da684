import Documents
import Foundation
import RunbookFiles
import Runbooks
import Vocabulary

/// Documents to read, beside the tests.
enum Fixture {
    static let top = String(#filePath.dropLast("/Tests/DocumentsTests/Fixture.swift".count))

    static func text(_ path: String) throws -> String { try String(contentsOfFile: "\(top)/\(path)", encoding: .utf8) }

    static func imported(_ path: String) throws -> RunbookImport { RunbookImport(document: try text("Tests/Fixtures/\(path)")) }

    /// What the import comes to once somebody has filled in what is missing: a person for every place, times nobody would write for every time.
    static func filledIn(_ result: RunbookImport) -> RunbookReader.Reading {
        var texts = result.files(source: "document.md").map { RunbookText(path: $0.path, text: filledIn($0.text)) }
        texts.append(
            RunbookText(
                path: "z-people.yaml", text: "people: { somebody: { email: somebody@here.example } }\nconnections: { screen: { kind: capture } }\n"))
        return RunbookReader().read(texts)
    }

    private static func filledIn(_ text: String) -> String {
        var hours = 1000
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard !line.hasPrefix("#") else { return String(line) }
            var line = String(line)
            if line.contains("at: TBD") { hours += 1 }
            line = line.replacing("at: TBD", with: "at: \(hours)h").replacing("from: TBD", with: "from: 2026-01-05 09:00").replacing(
                "rotate: TBD", with: "rotate: [somebody]"
            ).replacing("within: TBD", with: "within: 1000h").replacing("starts: TBD", with: "starts: somebody said so")
            for key in ["owner", "page", "to"] { line = line.replacing("\(key): TBD", with: "\(key): somebody") }
            if line.hasPrefix("  "), line.contains(": []") { line = line.replacing(": []", with: ": [somebody]") }
            return line
        }.joined(separator: "\n")
    }

    static func example(_ name: String) throws -> Runbook? {
        RunbookReader().read(at: "\(top)/examples/\(name)").reading.runbook
    }
}
