internal import ArgumentParser
internal import Notation
internal import Runtime
internal import Vocabulary

struct CoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Ask others to stand in for your shift, or stand in for theirs.",
        discussion: """
            Example: runbell cover primary --to 2026-12-26T09:00:00+01:00 --ask bo --words "My train is late"
                     runbell cover --take 3

            A shift stays yours until somebody takes it.
            """)

    @Argument(help: "The schedule.")
    var schedule: String?

    @Option(help: "Stand in for what was asked under this number.")
    var take: Int?

    @Option(help: "From when, as RFC 3339; now when left out.")
    var from: String?

    @Option(help: "Until when, as RFC 3339.")
    var to: String?

    @Option(help: "Whom you ask; may be given several times. Left out: everybody who takes turns on the schedule.")
    var ask: [String] = []

    @Option(help: "Why.")
    var words = ""

    @Option(help: "Who asks or stands in; left out: whose token it is.")
    var person: String?

    @OptionGroup var client: Client.Options

    func validate() throws {
        guard take == nil, schedule == nil || to == nil else { return }
        throw ValidationError("Name a schedule and --to, or --take a number.")
    }

    func run() async throws {
        var body: [JSON.Member] = person.map { [.init("person", .string($0))] } ?? []
        let path: String
        if let take {
            path = "/covers/\(take)/take"
        } else {
            path = "/covers"
            body += [
                .init("schedule", .string(schedule ?? "")), .init("start", .string(from ?? Clock.machine.now.rfc3339)),
                .init("end", .string(to ?? "")), .init("words", .string(words)), .init("of", .array(ask.map { .string($0) })),
            ]
        }
        let cover = try await Client(client).post(path, .object(body))
        if client.json { return print(cover.text) }
        let number = cover["number"]?.integer ?? 0
        guard let taker = cover["takenBy"]?.string else { return print("Asked, as number \(number). It stays yours until somebody takes it.") }
        print("\(Terminal.plain(taker)) covers \(Terminal.plain(cover["schedule"]?.string ?? "")) until \(cover["end"]?.string ?? "?").")
    }
}
