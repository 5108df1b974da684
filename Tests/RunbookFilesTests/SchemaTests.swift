import Foundation
import RunbookFiles
import Testing

@Suite("The JSON Schema")
struct SchemaTests {
    /// What the validator has against each text.
    private func errors(_ texts: [String]) throws -> [[String]] {
        let input = try JSONSerialization.data(withJSONObject: ["schema": RunbookSchema.text, "texts": texts])
        return try #require(try JSONSerialization.jsonObject(with: Validator.run([Validator.script], input: input)) as? [[String]])
    }

    @Test(
        "it is valid, and accepts every file of every example, the whole language, every repaired finding and the starter",
        .enabled(if: Validator.isReady))
    func acceptsWhatTheReaderAccepts() throws {
        let folders = ExampleTests.names.map(ExampleTests.path) + [WholeTests.path]
        let examples = folders.flatMap { RunbookFolder(at: $0).files }.map { String(decoding: $0.bytes, as: UTF8.self) }
        let texts = examples + FindingCase.all.filter { $0.form != .scenario }.map { Book.text($0.right) } + [RunbookTemplate.starter]
        for (text, errors) in zip(texts, try errors(texts)) { #expect(errors.isEmpty, "\(text)\n\(errors)") }
    }

    @Test("it rejects what an editor should underline", .enabled(if: Validator.isReady))
    func rejects() throws {
        let wrong = [
            "servcies: {}", "services: { api: { ownr: lead } }", "severities: { P1: { ladder: p1, urgency: high } }",
            "sources: { prom: { kind: alertmanager } }",
            "sources: { prom: { kind: alertmanager, key: hunter2 } }", "connections: { mail: { kind: smtp, from: a@shop.example } }",
            "connections: { mail: { kind: pigeon } }", "ladders: { p1: [{ at: 5m }] }", "ladders: { p1: [{ page: a, mention: b }] }",
            "routes: [{ match: { team: pay }, service: api }]", "routes: { match: {} }", "runbell: 2", "grouping: { by: team }",
            "people: { ana: { phone: 46700000001 } }",
            "ladders: { p1: { rungs: [{ page: a }], rounds: 0 } }",
        ]
        for (text, errors) in zip(wrong, try errors(wrong)) { #expect(!errors.isEmpty, "accepted: \(text)") }
    }

    @Test("the file editors can point at is the one `runbell schema` prints")
    func isWritten() throws { try Snapshot.expect(RunbookSchema.text, in: "docs/reference/runbook.schema.json") }
}
