internal import ArgumentParser
internal import Notation

struct WaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ways",
        abstract: "Say by which ways somebody is reached, and change one's own.",
        discussion: """
            Example: runbell ways ana
                     runbell ways ana --add phone=+46700000009
                     runbell ways ana --prove phone=482913
                     runbell ways ana --urgent push --urgent "call after 5m" --normal email

            Only where the runbook leaves it to people (own_ways under access), only for oneself, and an address only with the code that was sent
            there. What is left out of a rule stays as the runbook says.
            """)

    @Argument(help: "Who, as the runbook calls them.")
    var person: String

    @Option(help: "Send a code to an address: email=, phone=, slack= or ntfy=.")
    var add: String?

    @Option(help: "Give the code back, such as phone=482913.")
    var prove: String?

    @Option(help: "Go back to the runbook's email, phone, slack or ntfy.")
    var drop: String?

    @Option(help: "A step when it is urgent, such as push or \"call after 5m\"; may be given several times.")
    var urgent: [String] = []

    @Option(help: "A step when it can wait.")
    var normal: [String] = []

    @Flag(name: .customLong("as-runbook"), help: "Go back to the runbook's rules.")
    var asRunbook = false

    @OptionGroup var client: Client.Options

    func validate() throws {
        let asked = [add != nil, prove != nil, drop != nil, !urgent.isEmpty || !normal.isEmpty, asRunbook].count(where: \.self)
        guard asked <= 1 else { throw ValidationError("one thing at a time: --add, --prove, --drop, a rule, or --as-runbook") }
        for text in [add, prove].compactMap(\.self) where Self.pair(text) == nil { throw ValidationError("write it as phone=…, not “\(text)”") }
    }

    func run() async throws {
        let (server, path) = (Client(client), "/people/\(person.inURL)")
        if let (contact, address) = add.flatMap(Self.pair) {
            let body = JSON.object([.init("contact", .string(contact)), .init("address", .string(address))])
            let answer = try await server.post("\(path)/ways", body)
            let words =
                "A code is on its way to \(Terminal.plain(answer["shown"]?.string ?? "")). Then: runbell ways \(person) --prove \(contact)=CODE"
            return print(client.json ? answer.text : words)
        }
        let ways: JSON
        if let (contact, code) = prove.flatMap(Self.pair) {
            ways = try await server.post("\(path)/ways/\(contact.inURL)/prove", .object([.init("code", .string(code))]))
        } else if let drop {
            ways = try await server.post("\(path)/ways/\(drop.inURL)/drop", .object([]))
        } else if asRunbook || !urgent.isEmpty || !normal.isEmpty {
            let steps = { (rule: [String]) in JSON.array(rule.map { .string($0) }) }
            ways = try await server.post("\(path)/reach", .object([.init("urgent", steps(urgent)), .init("normal", steps(normal))]))
        } else {
            ways = try await server.get("\(path)/ways")
        }
        print(client.json ? ways.text : Self.words(ways))
    }

    private static func words(_ ways: JSON) -> String {
        let addresses = (ways["addresses"]?.array ?? []).map { address in
            let own = address["own"]?.bool == true ? "\tproven" : ""
            return "\(Terminal.plain(address["contact"]?.string ?? ""))\t\(Terminal.plain(address["shown"]?.string ?? ""))\(own)"
        }
        let rule = { (name: String) in (ways[name]?.array ?? []).map { Terminal.plain($0.string ?? "") }.joined(separator: ", ") }
        return (addresses + ["urgent\t\(rule("urgent"))", "normal\t\(rule("normal"))"]).joined(separator: "\n")
    }

    private static func pair(_ text: String) -> (String, String)? {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}
