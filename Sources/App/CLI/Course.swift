internal import ArgumentParser
internal import Notation

// How an incident goes: handed back, escalated, put off, contained, watched, open again.

struct Unack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hand an incident back: its ladder starts again.", discussion: "Example: runbell unack INC-42")

    @OptionGroup var subject: Subject

    func run() async throws { try await subject.act("unacknowledge") }
}

struct Escalate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Climb to the next rung of the ladder, or set an escalation of the runbook off.",
        discussion: """
            Example: runbell escalate INC-42
                     runbell escalate INC-42 board --because "Customers' data may be out"
            """)

    @OptionGroup var subject: Subject

    @Argument(help: "One of the runbook's escalations; without it the ladder goes one rung up.")
    var escalation: String?

    @Option(help: "Why; where the runbook lists reasons, one of them.")
    var because: String?

    func validate() throws {
        if because != nil, escalation == nil { throw ValidationError("--because goes with the name of an escalation") }
    }

    func run() async throws {
        guard let escalation else { return try await subject.act("escalate") }
        try await subject.act("escalations/\(escalation.inURL)", ("because", because))
    }
}

struct PageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "Call more people in, or give the incident to others; they are paged.",
        discussion: """
            Example: runbell page INC-42 bo seat:cto
                     runbell page INC-42 schedule:payments --instead
            """)

    @OptionGroup var subject: Subject

    @Argument(help: "Whom: person:bo, seat:cto, schedule:primary; the name alone where only one has it.")
    var whom: [String]

    @Flag(help: "They take it over from those who have it now.")
    var instead = false

    func run() async throws {
        try await subject.act.send(instead ? "reassign" : "responders", [.init("to", .array(whom.map { .string($0) }))])
    }
}

struct Snooze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Be asked again later.", discussion: "Example: runbell snooze INC-42 --minutes 30")

    @OptionGroup var subject: Subject

    @Option(help: "For how long.")
    var minutes: Int?

    @Option(help: "Until when, as RFC 3339.")
    var until: String?

    func validate() throws {
        if (minutes == nil) == (until == nil) { throw ValidationError("say for how long: --minutes 30, or --until 2026-11-21T14:00:00Z") }
    }

    func run() async throws {
        let time = minutes.map { JSON.Member("minutes", .integer(Int64($0))) } ?? .init("until", .string(until ?? ""))
        try await subject.act.send("snooze", [time])
    }
}

struct SeverityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "severity",
        abstract: "Say how bad it is, or that the severity is right as it is.",
        discussion: """
            Example: runbell severity INC-42 P1 --because "Nobody can pay"
                     runbell severity INC-42 --confirm
            """)

    @OptionGroup var subject: Subject

    @Argument(help: "One of the runbook's severities.")
    var severity: String?

    @Option(help: "Why, for the record.")
    var because: String?

    @Flag(help: "It is right as it is.")
    var confirm = false

    func validate() throws {
        if (severity == nil) != confirm { throw ValidationError("give either a severity or --confirm") }
    }

    func run() async throws {
        guard let severity else { return try await subject.act("severity/confirm") }
        try await subject.act("severity", ("severity", severity), ("because", because))
    }
}

struct Mitigate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that the harm has stopped; the cause may remain.", discussion: "Example: runbell mitigate INC-42")

    @OptionGroup var subject: Subject

    func run() async throws { try await subject.act("mitigate") }
}

struct Reopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that it was not over: people are paged again.", discussion: "Example: runbell reopen INC-42")

    @OptionGroup var subject: Subject

    func run() async throws { try await subject.act("reopen") }
}

struct FalseAlarm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Close it because there was nothing; no review is owed.",
        discussion: "Example: runbell false-alarm INC-42 --because \"A test of the monitoring\"")

    @OptionGroup var subject: Subject

    @Option(help: "How one knows.")
    var because: String?

    func run() async throws { try await subject.act("false-alarm", ("because", because)) }
}

struct Observed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that the time of watching passed and nothing came back.",
        discussion: "Example: runbell observed INC-42 --text \"Error rate flat for a day\"")

    @OptionGroup var subject: Subject

    @Option(help: "What was seen.")
    var text: String?

    func run() async throws { try await subject.act("observed", ("text", text)) { _ in "Its time of watching is over." } }
}

struct Tick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tick an item of a phase's checklist, or take the tick back.",
        discussion: """
            Example: runbell tick INC-42 contain 2
                     runbell tick INC-42 contain 2 --undo
            """)

    @OptionGroup var subject: Subject

    @Argument(help: "The phase.")
    var phase: String

    @Argument(help: "The item, counted from 1.")
    var item: Int

    @Flag(help: "It is not done after all.")
    var undo = false

    func run() async throws {
        let members: [JSON.Member] = [.init("phase", .string(phase)), .init("item", .integer(Int64(item))), .init("done", .bool(!undo))]
        try await subject.act.send("checklist", members) { [phase] incident in
            let list = incident["phases"]?.array?.first { $0["phase"]?.string == phase }?["checklist"]?.array ?? []
            return list.map { "[\($0["done"]?.bool == true ? "x" : " ")] \($0["item"]?.integer ?? 0) \($0.words("text"))" }.joined(separator: "\n")
        }
    }
}
