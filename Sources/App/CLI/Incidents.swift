internal import ArgumentParser
internal import Notation
internal import Vocabulary

struct Incidents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List incidents, newest first.",
        discussion: """
            Example: runbell incidents --all --severity P1
            """)

    @Flag(help: "Closed ones too.")
    var all = false

    @Option(help: "Only of this severity.")
    var severity: String?

    @Option(help: "Only of this service.")
    var service: String?

    @Option(help: "At most so many.")
    var limit = 50

    @OptionGroup var client: Client.Options

    func run() async throws {
        var query = ["limit=\(limit)"]
        if !all { query.append("open=true") }
        if let severity { query.append("severity=\(severity.inURL)") }
        if let service { query.append("service=\(service.inURL)") }
        let page = try await Client(client).get("/incidents?\(query.joined(separator: "&"))")
        if client.json { return print(page.text) }
        let incidents = page["incidents"]?.array ?? []
        if incidents.isEmpty { return print(all ? "No incidents." : "No open incidents.") }
        let rows = incidents.map { incident in
            ["name", "severity", "status", "service", "openedAt", "title"].map { incident[$0]?.string ?? "" }
        }
        print(Table.text(["ID", "SEVERITY", "STATUS", "SERVICE", "OPENED", "TITLE"], rows))
    }
}

extension String {
    /// Escaped for one part of a URL's path or query.
    var inURL: String { PercentEncoding.encode(self) }
}
