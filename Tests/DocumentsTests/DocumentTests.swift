import Documents
import RunbookFiles
import Runbooks
import Testing

/// Documents of many styles and languages, each with what it says beside it. The facts were written before the reader saw the documents.
@Suite("A document becomes a runbook")
struct DocumentTests {
    static let names = ["confluence", "french", "german", "narrative", "spanish", "terse", "wiki"]

    /// In percent of the facts; it only goes up.
    static let bar = 75

    @Test("what a document says is found, and once the gaps are filled in the runbook can be used", arguments: names)
    func found(_ name: String) throws {
        let result = try Fixture.imported("imports/\(name).md")
        let reading = Fixture.filledIn(result)
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        let runbook = try #require(reading.runbook, "\(errors.joined(separator: "\n"))")
        let facts = Facts(runbook)
        let expected = Expectation.all(try Fixture.text("Tests/Fixtures/imports/\(name).facts"))
        let missed = expected.filter { !$0.holds(in: facts) }
        print("\(name): \(expected.count - missed.count) of \(expected.count) facts found")
        #expect((expected.count - missed.count) * 100 >= expected.count * Self.bar, "\(missed)")
        print("\(name) missed: \(missed)")
    }

    @Test("a document that says nothing of incidents becomes nothing", arguments: ["nothing", "library"])
    func nothing(_ name: String) throws {
        let result = try Fixture.imported("imports/\(name).md")
        #expect(!result.saysSomething, "\(result.understood)")
        #expect(!result.kept.isEmpty)
    }
}
