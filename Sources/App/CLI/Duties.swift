internal import ArgumentParser
internal import Notation
internal import RunbookFiles
internal import Runbooks
internal import Server
internal import Vocabulary

struct Duties: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print who owes what by when, and what happens if it is missed.",
        discussion: """
            Example: runbell duties my-runbook

            Everything in a runbook that has a deadline is a duty. The last column is the clause of the runbook it comes from.
            """)

    @Argument(help: "The runbook's folder.")
    var runbook: String

    @Flag(help: "Print it as JSON.")
    var json = false

    func run() throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        guard let runbook = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(self.runbook)`") }
        let table = DutyTable(of: runbook)
        print(json ? asJSON(table) : table.text)
    }

    private func asJSON(_ table: DutyTable) -> String {
        var writer = JSONWriter()
        writer.array {
            for row in table.rows {
                $0.object {
                    $0.member("duty", row.name)
                    $0.member("owner", row.owner)
                    $0.member("from", row.from)
                    $0.member("until", row.until)
                    $0.member("within", .array(row.within.map(Self.promise)))
                    $0.member("again", .array(row.again.map(Self.promise)))
                    $0.member("if_missed", .array(row.ifMissed.map { .string($0) }))
                    $0.member("clause", row.clause)
                }
            }
        }
        return writer.text
    }

    private static func promise(_ part: DutyTable.Part) -> JSON {
        let severity: JSON = part.severity.map { .string($0.text) } ?? .null
        return .object([.init("severity", severity), .init("promise", .string(part.promise))])
    }
}
