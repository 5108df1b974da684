internal import ArgumentParser
internal import Notation

struct Declare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open an incident.",
        discussion: """
            Example: runbell declare "Checkout answers 500" --service api --severity P1
            """)

    @Argument(help: "What is wrong, in one line.")
    var title: String

    @Option(help: "The service; what is left out the runbook decides.")
    var service: String?

    @Option(help: "How bad; what is left out the runbook decides.")
    var severity: String?

    @Option(name: .customLong("tag"), help: "A tag; may be given several times.")
    var tags: [String] = []

    @Option(name: .customLong("impact"), help: "What it does to people, such as customers=7; may be given several times.")
    var impact: [String] = []

    @Option(name: .customLong("started-at"), help: "When it began, as RFC 3339.")
    var startedAt: String?

    @Option(help: "The address of the room that is open for it.")
    var channel: String?

    @Option(help: "What is known beyond the title.")
    var summary: String?

    @Flag(name: .customLong("private"), help: "Only for those who work on it, and administrators.")
    var isPrivate = false

    @OptionGroup var client: Client.Options

    func validate() throws {
        for text in impact where Declare.number(text) == nil { throw ValidationError("“\(text)” is no impact; write it as customers=7") }
    }

    func run() async throws {
        var body: [JSON.Member] = [.init("title", .string(title))]
        if !impact.isEmpty { body.append(.init("impact", .object(impact.compactMap(Declare.number)))) }
        if let service { body.append(.init("service", .string(service))) }
        if let severity { body.append(.init("severity", .string(severity))) }
        if !tags.isEmpty { body.append(.init("tags", .array(tags.map { .string($0) }))) }
        if let startedAt { body.append(.init("startedAt", .string(startedAt))) }
        if let channel { body.append(.init("channel", .string(channel))) }
        if let summary { body.append(.init("summary", .string(summary))) }
        if isPrivate { body.append(.init("private", .bool(true))) }
        let incident = try await Client(client).post("/incidents", .object(body))
        print(client.json ? incident.text : incident.line)
    }

    /// `customers=7`.
    private static func number(_ text: String) -> JSON.Member? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let number = Double(parts[1]), number.isFinite else { return nil }
        return .init(String(parts[0]), .number(number))
    }
}

extension JSON {
    /// An incident in one line: `INC-42 P1 triggered: Checkout answers 500`.
    var line: String {
        let part = { (name: String) in Terminal.plain(self[name]?.string ?? "?") }
        return "\(part("name")) \(part("severity")) \(part("status")): \(part("title"))"
    }
}
