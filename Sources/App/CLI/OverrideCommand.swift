internal import ArgumentParser
internal import Notation
internal import Runtime
internal import Vocabulary

struct OverrideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: "Let a person take a schedule for a while.",
        discussion: """
            Example: runbell override primary bo --from 2026-12-24T16:00:00+01:00 --to 2026-12-26T09:00:00+01:00 --for ana
            """)

    @Argument(help: "The schedule.")
    var schedule: String

    @Argument(help: "Who takes it.")
    var person: String

    @Option(help: "From when, as RFC 3339; now when left out.")
    var from: String?

    @Option(help: "Until when, as RFC 3339.")
    var to: String

    @Option(name: .customLong("for"), help: "Only this person's shifts are taken.")
    var replaces: String?

    @OptionGroup var client: Client.Options

    func run() async throws {
        var body: [JSON.Member] = [
            .init("schedule", .string(schedule)), .init("person", .string(person)), .init("start", .string(from ?? Clock.machine.now.rfc3339)),
            .init("end", .string(to)),
        ]
        if let replaces { body.append(.init("replaces", .string(replaces))) }
        let made = try await Client(client).post("/overrides", .object(body))
        if client.json { return print(made.text) }
        print("\(person) takes \(schedule) from \(made["start"]?.string ?? "?") to \(made["end"]?.string ?? "?").")
    }
}
