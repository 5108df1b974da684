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

            Printed into a file, it says which revision that is. Where somebody else has written a text meanwhile, --from replaces nothing
            and says whose it is.
            """)

    @Argument(help: "The incident, such as INC-42 or 42.")
    var incident: String

    @Option(help: "A file with the text as it should be, in Markdown.")
    var from: String?

    @Option(help: "The revision that the file was written from; what is there is replaced only where it is still that one.")
    var over: String?

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
        if over != nil, from == nil { throw ValidationError("--over goes with --from: it says which revision the file was written from") }
    }

    func run() async throws {
        let act = Act(incident, client)
        let report: Act.Report = { $0["review"].map { "Its review: \($0.words("state"))." } }
        if let reached { return try await act("review/milestones", ("milestone", reached), telling: report) }
        if approve { return try await act("review/approve", telling: report) }
        if publish { return try await act("review/publish", telling: report) }
        let path = "/incidents/\(incident.inURL)/review"
        if let from { return try await put(from, at: path) }
        let review = try await Client(client).get(path)
        if client.json { return print(review.text) }
        print(review["text"]?.string ?? "", terminator: "")
        if !Terminal.isOutput { Terminal.plainError("Revision \(review.words("revision")): give it with --over when you give the text with --from.") }
    }

    private func put(_ file: String, at path: String) async throws {
        let text: String
        do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw Exit.refuse("\(file) cannot be read as text: is it there, and in UTF-8?")
        }
        let client = Client(self.client)
        let revision = if let over { over } else { try await unwritten(client, path, text) }
        let answer = try await client.put(path, .object([.init("text", .string(text))]), over: revision)
        guard !self.client.json else { return print(answer.text) }
        print(answer.line)
        print("Its review is kept as revision \(answer["review"]?.words("revision") ?? "?").")
    }

    /// Without a word about what the file was written from, it stands in nobody's place.
    private func unwritten(_ client: Client, _ path: String, _ text: String) async throws -> String {
        let now = try await client.get(path)
        let revision = now.words("revision")
        guard let writer = now["draftedBy"]?.string, now["text"]?.string != text else { return revision }
        throw Exit.refuse(
            """
            \(Terminal.plain(writer)) has written a text already (revision \(revision)), and nothing says that yours comes from it. Print it with \
            `runbell review \(incident)`, bring both together, and add `--over \(revision)`.
            """)
    }
}
