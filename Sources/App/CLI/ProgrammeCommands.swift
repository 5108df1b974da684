internal import ArgumentParser
internal import Notation

struct Drill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Begin an exercise, or say that it was held.",
        discussion: """
            Example: runbell drill tabletop --table
                     runbell drill tabletop --end --with ana --with bo --lessons "Call the bank sooner"

            Unless it is held at a table, an incident is opened for it, which wakes only those who agreed to that.
            """)

    @Argument(help: "The drill, as the runbook calls it.")
    var name: String

    @Flag(help: "Only talk it through: no incident, no page.")
    var table = false

    @Flag(help: "It was held.")
    var end = false

    @Option(name: .customLong("with"), help: "Who took part; may be given several times. Left out: whoever acted on its incident.")
    var participants: [String] = []

    @Option(help: "What was learned.")
    var lessons = ""

    @OptionGroup var client: Client.Options

    func run() async throws {
        var body: [JSON.Member] = []
        if end {
            body.append(.init("lessons", .string(lessons)))
            if !participants.isEmpty { body.append(.init("participants", .array(participants.map { .string($0) }))) }
        } else {
            body.append(.init("table", .bool(table)))
        }
        let drill = try await Client(client).post("/drills/\(name.inURL)/\(end ? "end" : "start")", .object(body))
        if client.json { return print(drill.text) }
        let incident = drill["held"]?.array?.first?["incident"]?.string.map { " (\($0))" } ?? ""
        print("The drill \(Terminal.plain(name)) \(end ? "was held" : "has begun")\(incident).")
    }
}

struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that you have read the version of the runbook that is in force.",
        discussion: """
            Example: runbell read
                     runbell read --approve seat:cto
            """)

    @Option(help: "Approve it too, for this party you belong to, such as seat:cto.")
    var approve: String?

    @Option(help: "Who has read it; left out: whose token it is.")
    var person: String?

    @OptionGroup var client: Client.Options

    func run() async throws {
        let server = Client(client)
        _ = try await server.post("/runbook/read", .object(person.map { [.init("person", .string($0))] } ?? []))
        if let approve { _ = try await server.post("/runbook/approve", .object([.init("party", .string(approve))])) }
        print(client.json ? "null" : approve.map { "Read, and approved for \(Terminal.plain($0))." } ?? "Read.")
    }
}

struct Certify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that somebody has shown what a certificate asks for.",
        discussion: "Example: runbell certify first-aid ana --proof \"course of 2026-11-02\"")

    @Argument(help: "The certificate, as the runbook calls it.")
    var certificate: String

    @Argument(help: "Who has shown it.")
    var person: String

    @Option(help: "By what.")
    var proof = ""

    @OptionGroup var client: Client.Options

    func run() async throws {
        let body: [JSON.Member] = [
            .init("certificate", .string(certificate)), .init("person", .string(person)), .init("proof", .string(proof)),
        ]
        _ = try await Client(client).post("/certificates", .object(body))
        print(client.json ? "null" : "\(Terminal.plain(person)) has \(Terminal.plain(certificate)).")
    }
}

struct TestPage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-page",
        abstract: "Send somebody a page that says it is a test, by each of their ways.",
        discussion: """
            Example: runbell test-page ana
                     runbell test-page ana --result

            People ask for themselves. It counts in no number.
            """)

    @Argument(help: "Who, as the runbook calls them.")
    var person: String

    @Flag(help: "Send nothing; say what became of the last one.")
    var result = false

    @OptionGroup var client: Client.Options

    func run() async throws {
        let (server, path) = (Client(client), "/people/\(person.inURL)/test-page")
        let test = result ? try await server.get(path) : try await server.post(path, .object([]))
        if client.json { return print(test.text) }
        let ways = test["ways"]?.array ?? []
        if ways.isEmpty { return print("\(Terminal.plain(person)) was never sent a test page.") }
        for way in ways {
            let words = ["way", "connection", "state"].map { Terminal.plain(way[$0]?.string ?? "") }
            print(words.joined(separator: "\t"))
        }
    }
}

struct Maintenance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Announce work on the status page.",
        discussion: """
            Example: runbell maintenance "New disks" --from 2026-12-01T22:00:00+01:00 --to 2026-12-02T02:00:00+01:00 --on Checkout
            """)

    @Argument(help: "What is done, in one line.")
    var title: String

    @Option(help: "From when, as RFC 3339.")
    var from: String

    @Option(help: "Until when, as RFC 3339.")
    var to: String

    @Option(name: .customLong("on"), help: "A component of the status page; may be given several times.")
    var components: [String] = []

    @Option(help: "What readers should know.")
    var text = ""

    @OptionGroup var client: Client.Options

    func run() async throws {
        let body: [JSON.Member] = [
            .init("title", .string(title)), .init("text", .string(text)), .init("start", .string(from)), .init("end", .string(to)),
            .init("components", .array(components.map { .string($0) })),
        ]
        let made = try await Client(client).post("/maintenance", .object(body))
        print(client.json ? made.text : "Maintenance \(made["number"]?.integer ?? 0) is announced.")
    }
}

struct UpkeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upkeep",
        abstract: "Say that something owed to the runbook was done, or is let go.",
        discussion: """
            Example: runbell upkeep "Full review" --words "two contacts were wrong"
                     runbell upkeep --waive "drill tabletop 2026-Q4" --words "moved to January"

            A review of the runbook by its name, a report or going through the actions by its duty. `runbell duties --of programme` lists them.
            """)

    @Argument(help: "What was done.")
    var done: String?

    @Option(help: "A duty that is let go; its reason stands in --words.")
    var waive: String?

    @Option(help: "What came of it, or why.")
    var words = ""

    @OptionGroup var client: Client.Options

    func validate() throws {
        guard (done == nil) != (waive == nil) else { throw ValidationError("name what was done, or a duty to --waive") }
    }

    func run() async throws {
        let what: JSON.Member = done.map { .init("done", .string($0)) } ?? .init("waive", .string(waive ?? ""))
        _ = try await Client(client).post("/upkeep", .object([what, .init("words", .string(words))]))
        print(client.json ? "null" : done == nil ? "Let go." : "Done.")
    }
}
