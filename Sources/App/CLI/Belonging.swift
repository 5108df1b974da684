internal import ArgumentParser
internal import Notation

// What an incident has to do with: other incidents, addresses, and who may see it.

struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Let an incident go on as part of another one.", discussion: "Example: runbell merge INC-42 INC-41")

    @OptionGroup var subject: Subject

    @Argument(help: "The incident it goes on as.")
    var into: String

    func run() async throws { try await subject.act("merge", ("into", into)) }
}

struct Relate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that an incident has to do with another one.", discussion: "Example: runbell relate INC-42 INC-41")

    @OptionGroup var subject: Subject

    @Argument(help: "The other incident.")
    var other: String

    func run() async throws { try await subject.act("related", ("incident", other)) }
}

struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Link a ticket, a document, a call, a dashboard.",
        discussion: "Example: runbell link INC-42 https://tickets.example/PAY-7 --kind ticket --title \"Payments stuck\"")

    @OptionGroup var subject: Subject

    @Argument(help: "Its address: http, https or mailto.")
    var address: String

    @Option(help: "ticket, document, call, chat, dashboard, tool, vendor, evidence or other.")
    var kind = "other"

    @Option(help: "What to call it; the address when left out.")
    var title: String?

    func run() async throws {
        try await subject.act("links", ("kind", kind), ("title", title ?? address), ("url", address)) { _ in "Linked." }
    }
}

struct PrivateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "private",
        abstract: "Show an incident only to those who work on it, or to everybody again.",
        discussion: """
            Example: runbell private INC-42
                     runbell private INC-42 --off
            """)

    @OptionGroup var subject: Subject

    @Flag(help: "Show it to everybody again.")
    var off = false

    func run() async throws { try await subject.act.send("private", [.init("private", .bool(!off))]) }
}
