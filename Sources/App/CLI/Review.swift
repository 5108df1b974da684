internal import ArgumentParser
internal import Foundation
internal import Notation

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print an incident's review, put another text in its place, or see it through.",
        discussion: """
            Example: runbell review INC-42 > review.md
                     runbell review INC-42 --from review.md
                     runbell review INC-42 --publish
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Option(help: "A file with the text as it should be, in Markdown.")
    var from: String?

    @Option(help: "A milestone that was reached.")
    var reached: String?

    @Flag(help: "Agree to it.")
    var approve = false

    @Flag(help: "Publish it as it was drafted last.")
    var publish = false

    @OptionGroup var client: Client.Options

    func validate() throws {
        let asked = [from != nil, reached != nil, approve, publish].count { $0 }
        if asked > 1 { throw ValidationError("give only one of --from, --reached, --approve, --publish") }
    }

    func run() async throws {
        let act = Act(incident, client)
        let report: Act.Report = { $0["review"].map { "Its review: \($0.words("state"))." } }
        if let reached { return try await act("review/milestones", ("milestone", reached), telling: report) }
        if approve { return try await act("review/approve", telling: report) }
        if publish { return try await act("review/publish", telling: report) }
        let path = "/incidents/\(incident.inURL)/review"
        if let from { return try await put(from, at: path) }
        if client.json { return print(try await Client(client).get(path).text) }
        print(try await Client(client).text("\(path)?format=markdown"), terminator: "")
    }

    private func put(_ file: String, at path: String) async throws {
        let text: String
        do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw Exit.refuse("\(file) cannot be read as text: is it there, and in UTF-8?")
        }
        let answer = try await Client(client).put(path, .object([.init("text", .string(text))]))
        print(client.json ? answer.text : answer.line)
    }
}
