internal import ArgumentParser
internal import Notation

struct Fact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "State a fact; clocks may start with it.",
        discussion: """
            Example: runbell fact INC-42 "personal data" --since 2026-11-21T08:00:00Z
                     runbell fact INC-42 "personal data" --withdraw --because "It was test data"
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "What is so.")
    var fact: String

    @Option(help: "Since when it is known, as RFC 3339; now when left out.")
    var since: String?

    @Flag(help: "It was not so.")
    var withdraw = false

    @Option(help: "Why it is withdrawn.")
    var because = ""

    @OptionGroup var client: Client.Options

    func run() async throws {
        let act = Act(incident, client)
        if withdraw { return try await act("facts/withdraw", ("fact", fact), ("because", because)) { _ in "Withdrawn." } }
        try await act("facts", ("fact", fact), ("since", since)) { [fact] incident in
            let since = incident["facts"]?.array?.first { $0["fact"]?.string == fact }?.words("since") ?? "?"
            let owed = incident["clocks"]?.array?.filter { $0["state"]?.string == "open" } ?? []
            let clocks = owed.map { "\($0.words("stage")) by \($0.words("due"))" }.joined(separator: ", ")
            return "Known since \(since). \(clocks.isEmpty ? "No clock runs." : "To be filed: \(clocks).")"
        }
    }
}

struct FileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Say that an authority or a partner was told.",
        discussion: """
            Example: runbell file INC-42 gdpr --evidence "Reference 2026-1187"
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "The clock.")
    var clock: String

    @Argument(help: "Its stage, where it has several.")
    var stage: String?

    @Option(help: "Where the proof is: a reference number, a link.")
    var evidence: String?

    @OptionGroup var client: Client.Options

    func run() async throws {
        try await Act(incident, client)("filings", ("clock", clock), ("stage", stage), ("evidence", evidence)) { _ in "Filed." }
    }
}
