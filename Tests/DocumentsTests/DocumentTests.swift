import Documents
import RunbookFiles
import Runbooks
import Testing

/// Documents of many styles and languages, each with what it says beside it. The facts were written before the reader saw the documents.
@Suite("A document becomes a runbook")
struct DocumentTests {
    static let names = [
        "alert", "astreinte", "bank", "columns", "confluence", "exported", "french", "german", "klinik", "manual", "narrative", "regulated",
        "spanish", "team", "terse",
        "webshop", "wiki",
    ]

    /// In percent of the facts; it only goes up.
    static let bar = 95

    @Test("what a document says is found, and once the gaps are filled in the runbook can be used", arguments: names)
    func found(_ name: String) throws {
        let reading = Fixture.filledIn(try Fixture.imported("imports/\(name).md"))
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        let facts = Facts(try #require(reading.runbook, "\(errors.joined(separator: "\n"))"))
        let all = Expectation.all(try Fixture.text("Tests/Fixtures/imports/\(name).facts"))
        let said = all.filter { $0.kind != .nothing }
        let missed = said.filter { !$0.holds(in: facts) }
        let invented = all.filter { $0.kind == .nothing && !$0.holds(in: facts) }
        print("\(name): \(said.count - missed.count) of \(said.count) facts found; missed: \(missed); invented: \(invented)")
        #expect((said.count - missed.count) * 100 >= said.count * Self.bar, "\(missed)")
        #expect(invented.isEmpty, "\(invented)")
    }

    /// Recipes, a team's planning, two libraries, an essay about being on call, and the review of one incident, which says
    /// what happened and not what shall.
    @Test(
        "a document that decides nothing about incidents becomes nothing",
        arguments: ["nothing", "canteen", "sprint", "library", "alerts-readme", "essay", "postmortem"])
    func nothing(_ name: String) throws {
        let result = try Fixture.imported("imports/\(name).md")
        #expect(!result.saysSomething, "\(result.understood)")
        #expect(!result.kept.isEmpty)
    }
}
