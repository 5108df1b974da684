internal import ArgumentParser
internal import Notation

struct Links: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where to look: dashboards, tools and what was linked.",
        discussion: """
            Example: runbell links INC-42
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @OptionGroup var client: Client.Options

    func run() async throws {
        let page = try await Client(client).get("/incidents/\(incident.inURL)/links")
        if client.json { return print(page.text) }
        let links = page["links"]?.array ?? []
        if links.isEmpty { return print("The runbook names no dashboards and tools for it, and nobody has linked anything.") }
        print(Table.text(["KIND", "TITLE", "URL"], links.map { link in ["kind", "title", "url"].map { link[$0]?.string ?? "" } }))
    }
}
