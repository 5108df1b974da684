internal import ArgumentParser
internal import Notation

struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell an audience how it stands, or decide on an update that waits.",
        discussion: """
            Example: runbell update INC-42 customers --draft
                     runbell update INC-42 customers "Payments work again." --status monitoring
                     runbell update INC-42 --release 3

            Without a text, the audience's template is filled and sent as it is. A text stands where the template says {{description}}, and by
            itself where it does not, or where it repeats a line of the draft.
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Argument(help: "One of the runbook's communications.")
    var audience: String?

    @Argument(help: "What to say.")
    var text: String?

    @Option(help: "The status that is set with it.")
    var status: String?

    @Flag(help: "Print what the template says now, and send nothing.")
    var draft = false

    @Option(help: "Let the update of that number out, which waits for approval.")
    var release: Int?

    @Option(help: "Do not let the update of that number out.")
    var reject: Int?

    @Option(help: "With --reject: why not.")
    var because: String?

    @OptionGroup var client: Client.Options

    func validate() throws {
        guard [audience != nil, release != nil, reject != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("name an audience, or an update's number with --release or --reject")
        }
        if draft, text != nil { throw ValidationError("--draft sends nothing: leave the text out") }
        if audience == nil, draft || status != nil { throw ValidationError("--draft and --status go with an audience") }
        if because != nil, reject == nil { throw ValidationError("--because goes with --reject") }
    }

    func run() async throws {
        let act = Act(incident, client)
        if let release { return try await act("updates/\(release)/release") { _ in "Update \(release) is on its way." } }
        if let reject { return try await act("updates/\(reject)/reject", ("because", because)) { _ in "Update \(reject) goes to nobody." } }
        guard let audience else { return }
        guard draft else { return try await post(to: audience) }
        let status = status.map { "&status=\($0.inURL)" } ?? ""
        let drawn = try await Client(client).get("/incidents/\(incident.inURL)/updates/draft?audience=\(audience.inURL)\(status)")
        print(client.json ? drawn.text : drawn["text"]?.string ?? "")
    }

    private func post(to audience: String) async throws {
        try await Act(incident, client)("updates", ("audience", audience), ("text", text), ("status", status)) { incident in
            let update = incident["updates"]?.array?.last { $0["audience"]?.string == audience }
            let name = "Update \(update?["number"]?.integer.map(String.init) ?? "?") to \(Terminal.plain(audience))"
            return switch update?["heldFor"]?.string {
            case nil: "\(name) is on its way."
            case "approval": "\(name) is held back until somebody who may approves it."
            case let fact?: "\(name) is held back until it is stated that \(Terminal.plain(fact))."
            }
        }
    }
}
