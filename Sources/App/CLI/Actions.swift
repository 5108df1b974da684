internal import ArgumentParser
internal import Notation

struct Actions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what has to become better, add to it, and say what is done.",
        discussion: """
            Example: runbell actions --overdue
                     runbell actions add INC-42 "Alert on queue length" --owner person:bo --category short-term
                     runbell actions edit INC-42 1 --owner seat:cto
                     runbell actions done INC-42 1
            """,
        subcommands: [List.self, Add.self, Edit.self, Done.self, Drop.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List action items, what is due first comes first.", discussion: "Example: runbell actions --owner bo")

        @Flag(help: "Those that ended too.")
        var all = false

        @Flag(help: "Only those that are late.")
        var overdue = false

        @Option(help: "Only of this person, or of a party such as seat:cto.")
        var owner: String?

        @Option(help: "Only of incidents of this service.")
        var service: String?

        @OptionGroup var client: Client.Options

        func run() async throws {
            var query = [("owner", owner), ("service", service)].compactMap { name, value in value.map { "\(name)=\($0.inURL)" } }
            if overdue { query.append("overdue=true") } else if !all { query.append("open=true") }
            let page = try await Client(client).get("/actions?\(query.joined(separator: "&"))")
            if client.json { return print(page.text) }
            let actions = page["actions"]?.array ?? []
            if actions.isEmpty { return print("No action items.") }
            let rows = actions.map { action in
                [action["incident"]?.string ?? "", action["number"]?.integer.map(String.init) ?? ""]
                    + ["state", "due", "owner", "text"].map { action[$0]?.string ?? "" }
            }
            print(Table.text(["INCIDENT", "NO", "STATE", "DUE", "OWNER", "TEXT"], rows))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an action item.",
            discussion: "Example: runbell actions add INC-42 \"Alert on queue length\" --owner person:bo --due 2026-12-05T12:00:00Z")

        @Argument(help: "The incident, such as INC-42 or 42.")
        var incident: String

        @Argument(help: "What is to be done.")
        var text: String

        @Option(help: "Whose it is: person:bo, seat:cto.")
        var owner: String

        @Option(help: "One of the runbook's categories, which say when it is due.")
        var category: String?

        @Option(help: "When it is due, as RFC 3339, instead of the category's time.")
        var due: String?

        @Option(help: "How much it matters, in your words.")
        var priority: String?

        @Option(help: "How one sees that it is done.")
        var verification: String?

        @OptionGroup var client: Client.Options

        func run() async throws {
            try await Act(incident, client)(
                "actions", ("text", text), ("owner", owner), ("category", category), ("due", due), ("priority", priority),
                ("verification", verification)
            ) { incident in
                incident["actions"]?.array?.last.map {
                    "Action \($0["number"]?.integer ?? 0) of \($0.words("owner")), due \($0.words("due")): \($0.words("text"))"
                }
            }
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is done.", discussion: "Example: runbell actions done INC-42 1")

        @Argument(help: "The incident, such as INC-42 or 42.")
        var incident: String

        @Argument(help: "The action's number.")
        var number: Int

        @Option(help: "What came of it.")
        var text: String?

        @OptionGroup var client: Client.Options

        func run() async throws { try await Act(incident, client)("actions/\(number)/done", ("text", text)) }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "It will not be done.", discussion: "Example: runbell actions drop INC-42 2 --because \"The system goes away\"")

        @Argument(help: "The incident, such as INC-42 or 42.")
        var incident: String

        @Argument(help: "The action's number.")
        var number: Int

        @Option(help: "Why not.")
        var because: String

        @OptionGroup var client: Client.Options

        func run() async throws { try await Act(incident, client)("actions/\(number)/drop", ("because", because)) }
    }
}
