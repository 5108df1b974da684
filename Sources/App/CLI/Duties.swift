internal import ArgumentParser
internal import Notation
internal import RunbookFiles
internal import Runbooks
internal import Server
internal import Vocabulary

struct Duties: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print who owes what by when, and what happens if it is missed.",
        discussion: """
            Example: runbell duties my-runbook
                     runbell duties --state open --of programme
                     runbell duties --owner seat:cto

            With a folder: everything in that runbook that has a deadline. The last column is the clause it comes from. Without one: what a
            running server knows to be owed, in incidents and beside them, and how each is done.
            """)

    @Argument(help: "The runbook's folder; left out: ask the running server.")
    var runbook: String?

    @Option(help: "incident or programme: only those of incidents, or only those owed beside any incident.")
    var of: String?

    @Option(help: "Only those of this party, such as person:ana, seat:cto or ladder; a name alone is a person's.")
    var owner: String?

    @Option(help: "open, kept, keptLate, missed, moot or waived; open and missed when it is left out.")
    var state: String?

    @Flag(help: "Those that ended, too.")
    var all = false

    @OptionGroup var client: Client.Options

    func validate() throws {
        let asksServer = of != nil || owner != nil || state != nil || all
        if runbook != nil, asksServer { throw ValidationError("--of, --owner, --state and --all ask a running server: leave out the folder") }
    }

    func run() async throws {
        guard let folder = runbook else { return try await live() }
        let (reading, _) = KeptRunbook.reader.read(at: folder)
        guard let runbook = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(folder)`") }
        let table = DutyTable(of: runbook)
        print(client.json ? asJSON(table) : table.text)
    }

    // MARK: On a running server

    private func live() async throws {
        let duties = try await found()
        if client.json { return print(JSON.array(duties).text) }
        if duties.isEmpty { return print("Nothing.") }
        let rows = duties.map { duty in ["due", "incident", "name", "owner", "state", "todo"].map { duty[$0]?.string ?? "" } }
        print(Table.text(["DUE", "INCIDENT", "DUTY", "OWNER", "STATE", "TO DO"], rows))
    }

    /// Every page of the list. What is still to be done is open, or was missed and is owed all the same.
    private func found() async throws -> [JSON] {
        let server = Client(client)
        var duties: [JSON] = []
        for state in state.map({ [$0] }) ?? (all ? [nil] : ["open", "missed"]) {
            let asked = [("of", of), ("owner", owner), ("state", state), ("limit", "200")]
            let query = asked.compactMap { name, value in value.map { "\(name)=\($0.inURL)" } }.joined(separator: "&")
            var cursor: String?
            repeat {
                let page = try await server.get("/duties?\(query)\(cursor.map { "&cursor=\($0.inURL)" } ?? "")")
                duties += page["duties"]?.array ?? []
                cursor = page["next"]?.string
            } while cursor != nil
        }
        return duties
    }

    // MARK: In a runbook

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
