internal import ArgumentParser
internal import Notation

struct Phase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Go on to another phase of the runbook's lifecycle, or agree to it.",
        discussion: """
            Example: runbell phase INC-42 recovery
                     runbell phase INC-42 fix --refuse --because "The queue still grows"
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "The phase to enter; with --approve or --refuse the one that is to be left.")
    var phase: String

    @Flag(help: "Agree to leaving it.")
    var approve = false

    @Flag(help: "Do not agree to it.")
    var refuse = false

    @Option(help: "Why not.")
    var because = ""

    @OptionGroup var client: Client.Options

    func validate() throws {
        if approve && refuse { throw ValidationError("give either --approve or --refuse") }
    }

    func run() async throws {
        let act = Act(incident, client)
        let report: Act.Report = { incident in
            let now = "It is in \(incident.words("phase"))"
            guard let waiting = incident["waitingFor"] else { return "\(now)." }
            return "\(now), and goes on to \(waiting.words("phase")) when whoever is accountable agrees."
        }
        if approve { return try await act("phases/\(phase.inURL)/approve", telling: report) }
        if refuse { return try await act("phases/\(phase.inURL)/refuse", ("because", because), telling: report) }
        try await act("phase", ("phase", phase), telling: report)
    }
}

struct RoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role",
        abstract: "Give a role to somebody, hand it over, or answer for one that is offered.",
        discussion: """
            Example: runbell role INC-42 commander ana
                     runbell role INC-42 commander bo --hand-over --note "The bank calls back at noon"
                     runbell role INC-42 commander --accept
            """)

    enum Answer: String, EnumerableFlag { case accept, decline, vacate }

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "The role.")
    var role: String

    @Argument(help: "Who gets it.")
    var person: String?

    @Flag(help: "Where the role asks for it, it changes hands when they accept.")
    var handOver = false

    @Flag(exclusivity: .exclusive, help: "Of a role that is offered to you, or that you have.")
    var answer: Answer?

    @Option(help: "What they have to know.")
    var note = ""

    @Option(help: "Why it is declined or vacated.")
    var because = ""

    @OptionGroup var client: Client.Options

    func validate() throws {
        if (person == nil) == (answer == nil) { throw ValidationError("name the person who gets it, or give one of --accept, --decline, --vacate") }
    }

    func run() async throws {
        let act = Act(incident, client)
        let path = "roles/\(role.inURL)"
        let report: Act.Report = { [role] incident in
            let holding = incident["roles"]?.array?.first { $0["role"]?.string == role }
            let holder = "\(Terminal.plain(role)): \(holding?["holder"]?.string.map(Terminal.plain) ?? "nobody")"
            return holding?["offeredTo"]?.string.map { "\(holder); offered to \(Terminal.plain($0)), who has to accept" } ?? holder
        }
        switch (answer, person) {
        case (.accept?, _): try await act("\(path)/accept", telling: report)
        case (.decline?, _): try await act("\(path)/decline", ("because", because), telling: report)
        case (.vacate?, _): try await act("\(path)/vacate", ("because", because), telling: report)
        case (nil, let person?) where handOver: try await act("\(path)/hand-over", ("person", person), ("note", note), telling: report)
        case (nil, let person): try await act("\(path)/assign", ("person", person ?? ""), telling: report)
        }
    }
}
