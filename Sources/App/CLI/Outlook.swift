internal import ArgumentParser
internal import Notation

// How an incident stands: what it is called outside, how bad it is, when it ends, who need not do what.

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say what it is called outside.", discussion: "Example: runbell status INC-42 identified")

    @OptionGroup var subject: Subject

    @Argument(help: "One of the runbook's statuses.")
    var status: String

    func run() async throws { try await subject.act("status", ("status", status)) }
}

struct ComponentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "component",
        abstract: "Say how a component of the status page is.", discussion: "Example: runbell component INC-42 Checkout partial_outage")

    @OptionGroup var subject: Subject

    @Argument(help: "The component.")
    var component: String

    @Argument(help: "operational, degraded_performance, partial_outage or major_outage.")
    var condition: String

    func run() async throws { try await subject.act("components", ("component", component), ("condition", condition)) }
}

struct Triage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer one of the runbook's questions about how bad it is.", discussion: "Example: runbell triage INC-42 2 --yes")

    @OptionGroup var subject: Subject

    @Argument(help: "The question, counted from 1.")
    var question: Int

    @Flag(help: "It is so.")
    var yes = false

    @Flag(help: "It is not.")
    var no = false

    func validate() throws { if yes == no { throw ValidationError("answer with --yes or --no") } }

    func run() async throws {
        try await subject.act.send("triage", [.init("question", .integer(Int64(question))), .init("yes", .bool(yes))])
    }
}

struct Estimate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say when it is expected to be over, or that nobody knows.",
        discussion: """
            Example: runbell estimate INC-42 2026-11-21T16:00:00Z
                     runbell estimate INC-42
            """)

    @OptionGroup var subject: Subject

    @Argument(help: "When, as RFC 3339; nobody knows when left out.")
    var until: String?

    func run() async throws { try await subject.act("estimate", ("until", until)) }
}

struct Waive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Somebody need not do what they owe.",
        discussion: "Example: runbell waive INC-42 \"update customers\" --because \"They were called\"")

    @OptionGroup var subject: Subject

    @Argument(help: "The duty, as `runbell duties` names it.")
    var duty: String

    @Option(help: "Why.")
    var because: String

    func run() async throws { try await subject.act("duties/waive", ("duty", duty), ("because", because)) }
}

struct Advise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what was asked of whoever is consulted on a phase.",
        discussion: "Example: runbell advise INC-42 contain seat:legal \"Keep the logs first\"")

    @OptionGroup var subject: Subject

    @Argument(help: "The phase.")
    var phase: String

    @Argument(help: "Who was asked, such as seat:legal.")
    var party: String

    @Argument(help: "The advice.")
    var text: String

    func run() async throws { try await subject.act("phases/\(phase.inURL)/advise", ("party", party), ("text", text)) }
}
