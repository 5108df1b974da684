internal import ArgumentParser
internal import Notation

struct TestAlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-alert",
        abstract: "Say whom an alert of a source would page; with --page, page them with a test.",
        discussion: """
            Example: runbell test-alert prometheus --severity critical --label team=payments
                     runbell test-alert prometheus --severity critical --label team=payments --page

            It takes the route of a real alert, is marked as a test wherever it is seen, counts in no number, and ends by itself after a quarter of
            an hour.
            """)

    @Argument(help: "The source, as the runbook calls it.")
    var source: String

    @Option(help: "How bad, in the sender's own word.")
    var severity: String?

    @Option(help: "What it says, in one line.")
    var summary: String?

    @Option(name: .customLong("label"), help: "A label, such as team=payments; may be given several times.")
    var labels: [String] = []

    @Flag(help: "Really page.")
    var page = false

    @OptionGroup var client: Client.Options

    func validate() throws {
        for text in labels where Self.label(text) == nil { throw ValidationError("“\(text)” is no label; write it as team=payments") }
    }

    func run() async throws {
        var body: [JSON.Member] = [.init("page", .bool(page)), .init("labels", .object(labels.compactMap(Self.label)))]
        if let severity { body.append(.init("severity", .string(severity))) }
        if let summary { body.append(.init("summary", .string(summary))) }
        let answer = try await Client(client).post("/sources/\(source.inURL)/test-alert", .object(body))
        if client.json { return print(answer.text) }
        print((answer["because"]?.array ?? []).map { Terminal.plain($0.string ?? "") }.joined(separator: "\n"))
        let incident = answer["incident"]?.string.map { "It is \(Terminal.plain($0))." } ?? "Nobody was paged; --page does it."
        print("\n\(incident) While nobody answers:")
        let messages = answer["messages"]?.array ?? []
        if messages.isEmpty { print("nobody hears of it") }
        for message in messages { print(Self.line(message)) }
    }

    /// `after 5 min	bo by call`.
    private static func line(_ message: JSON) -> String {
        let seconds = message["afterSeconds"]?.integer ?? 0
        let part = { (name: String) in message[name]?.string.map(Terminal.plain) }
        let whom = part("channel") ?? "\(part("person") ?? "?") by \(part("way") ?? "?")"
        return "\(seconds == 0 ? "at once" : "after \(seconds / 60) min \(seconds % 60) s")\t\(whom)"
    }

    private static func label(_ text: String) -> JSON.Member? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        return .init(String(parts[0]), .string(String(parts[1])))
    }
}
