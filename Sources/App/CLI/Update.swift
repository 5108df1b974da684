internal import ArgumentParser
internal import Notation

struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell an audience how it stands.",
        discussion: """
            Example: runbell update INC-42 customers --draft
                     runbell update INC-42 customers "Payments work again." --status monitoring

            Without a text, the audience's template is filled and sent as it is. A text stands where the template says {{description}}, and by
            itself where it does not, or where it repeats a line of the draft.
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "One of the runbook's communications.")
    var audience: String

    @Argument(help: "What to say.")
    var text: String?

    @Option(help: "The status that is set with it.")
    var status: String?

    @Flag(help: "Print what the template says now, and send nothing.")
    var draft = false

    @OptionGroup var client: Client.Options

    func validate() throws {
        if draft, text != nil { throw ValidationError("--draft sends nothing: leave the text out") }
    }

    func run() async throws {
        guard draft else {
            return try await Act(incident, client)("updates", ("audience", audience), ("text", text), ("status", status)) { [audience] incident in
                let update = incident["updates"]?.array?.last { $0["audience"]?.string == audience }
                let name = "Update \(update?["number"]?.integer.map(String.init) ?? "?") to \(Terminal.plain(audience))"
                return switch update?["heldFor"]?.string {
                case nil: "\(name) is on its way."
                case "approval": "\(name) is held back until somebody who may approves it."
                case let fact?: "\(name) is held back until it is stated that \(Terminal.plain(fact))."
                }
            }
        }
        let status = status.map { "&status=\($0.inURL)" } ?? ""
        let drawn = try await Client(client).get("/incidents/\(incident.inURL)/updates/draft?audience=\(audience.inURL)\(status)")
        print(client.json ? drawn.text : drawn["text"]?.string ?? "")
    }
}
