internal import ArgumentParser
internal import Notation

struct Ack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Acknowledge an incident: nobody else is woken.", discussion: "Example: runbell ack INC-42")

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @OptionGroup var client: Client.Options

    func run() async throws {
        let answer = try await Client(client).post("/incidents/\(incident.inURL)/acknowledge", .object([.init("via", .string("cli"))]))
        print(client.json ? answer.text : answer.line)
    }
}

struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Resolve an incident.", discussion: "Example: runbell resolve INC-42 --summary \"Rolled back api 4f1c2aa\"")

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Option(help: "What it was and what ended it, in one line.")
    var summary = ""

    @OptionGroup var client: Client.Options

    func run() async throws {
        let answer = try await Client(client).post("/incidents/\(incident.inURL)/resolve", .object([.init("summary", .string(summary))]))
        print(client.json ? answer.text : answer.line)
    }
}

struct Note: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a note into an incident's timeline.", discussion: "Example: runbell note INC-42 \"Error rate falls since 12:04\"")

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "What to remember.")
    var text: String

    @OptionGroup var client: Client.Options

    func run() async throws {
        try await Act(incident, client)("notes", ("text", text)) { _ in "Noted." }
    }
}
