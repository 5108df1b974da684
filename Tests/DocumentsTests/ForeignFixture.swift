import Documents
import Notation
import RunbookFiles
import Runbooks
import Vocabulary

/// Set-ups of other tools to import, beside the tests.
enum ForeignFixture {
    static let today = Moment(rfc3339: "2026-11-22T00:00:00Z")!

    static func setup(_ tool: ForeignTool) throws -> ForeignSetup {
        let export = try JSON(parsing: try Fixture.text("Tests/Fixtures/foreign/\(tool.rawValue).json"))
        return try ForeignSetup(export, of: tool, since: today)
    }

    static func text(_ setup: ForeignSetup) -> String { setup.files(source: "export.json").map(\.text).joined() }

    /// With a name, which no export has.
    static func reading(_ setup: ForeignSetup) -> RunbookReader.Reading {
        RunbookReader().read([RunbookText(path: "runbook.yaml", text: text(setup).replacing("name: TBD", with: "name: Shop"))])
    }
}

extension ForeignSetup {
    /// What stands at a place, as it is written: lists and maps by their texts.
    func at(_ path: String...) -> [String] { root[path[...]]?.leaves().map { $0.clause.text ?? "" } ?? [] }

    func misses(_ id: String, _ part: String) -> Bool { unsaid.contains { $0.id == id && $0.why.contains(part) } }
}
