internal import ArgumentParser
internal import Notation

extension Actions {
    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write an action item anew; what is not said stays as it is.",
            discussion: """
                Example: runbell actions edit INC-42 1 --owner seat:cto --due 2026-12-05T12:00:00Z

                With another category and no --due it is due as that category says.
                """)

        @Argument(help: "The incident, such as INC-42 or 42.")
        var incident: String

        @Argument(help: "The action's number.")
        var number: Int

        @Option(help: "What is to be done.")
        var text: String?

        @Option(help: "Whose it is: person:bo, seat:cto.")
        var owner: String?

        @Option(help: "One of the runbook's categories, which say when it is due.")
        var category: String?

        @Option(help: "When it is due, as RFC 3339.")
        var due: String?

        @Option(help: "How much it matters, in your words.")
        var priority: String?

        @Option(help: "How one sees that it is done.")
        var verification: String?

        @OptionGroup var client: Client.Options

        func validate() throws {
            guard [text, owner, category, due, priority, verification].contains(where: { $0 != nil }) else {
                throw ValidationError("say what becomes different: --text, --owner, --category, --due, --priority or --verification")
            }
        }

        func run() async throws {
            let server = Client(client)
            let path = "/incidents/\(incident.inURL)"
            let actions = try await server.get(path)["actions"]?.array ?? []
            guard let old = actions.first(where: { $0["number"]?.integer == Int64(number) }) else {
                throw Exit.refuse("\(incident) has no action \(number): `runbell actions --all` lists them")
            }
            let members: [(String, String?)] = [
                ("text", text ?? old["text"]?.string), ("owner", owner ?? old["owner"]?.string), ("category", category ?? old["category"]?.string),
                ("due", due ?? (category == nil ? old["due"]?.string : nil)), ("priority", priority ?? old["priority"]?.string),
                ("verification", verification ?? old["verification"]?.string),
            ]
            let body = JSON.object(members.compactMap { name, text in text.map { JSON.Member(name, .string($0)) } })
            let answer = try await server.put("\(path)/actions/\(number)", body)
            guard !client.json else { return print(answer.text) }
            print(answer.line)
            guard let new = answer["actions"]?.array?.first(where: { $0["number"]?.integer == Int64(number) }) else { return }
            print("Action \(number) of \(new.words("owner")), due \(new.words("due")): \(new.words("text"))")
        }
    }
}
