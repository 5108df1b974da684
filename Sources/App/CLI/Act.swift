internal import ArgumentParser
internal import Notation

/// One act on an incident: sent, and answered with the incident in one line, and with what came of it in another.
struct Act {
    typealias Report = (JSON) -> String?

    private let incident: String
    private let options: Client.Options

    init(_ incident: String, _ options: Client.Options) {
        self.incident = incident
        self.options = options
    }

    /// Members without a value are left out.
    func callAsFunction(_ word: String, _ members: (String, String?)..., telling report: Report = { _ in nil }) async throws {
        try await send(word, members.compactMap { name, text in text.map { JSON.Member(name, .string($0)) } }, telling: report)
    }

    /// With members that are no texts.
    func send(_ word: String, _ members: [JSON.Member], telling report: Report = { _ in nil }) async throws {
        let answer = try await Client(options).post("/incidents/\(incident.inURL)/\(word)", .object(members))
        print(options.json ? answer.text : [answer.line, report(answer)].compactMap { $0 }.joined(separator: "\n"))
    }
}

/// Which incident a command is about, and which server has it: the same first words of every command that acts on one.
struct Subject: ParsableArguments {
    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @OptionGroup var client: Client.Options

    var act: Act { Act(incident, client) }
}

extension JSON {
    /// What a member says, fit for a terminal.
    func words(_ member: String) -> String { Terminal.plain(self[member]?.string ?? "") }
}
