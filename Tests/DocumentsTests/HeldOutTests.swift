import Documents
import RunbookFiles
import Runbooks
import Testing

/// Documents nobody looked at while the reader was made. The first reading found 16 % of what such documents say, and said a tenth of it otherwise;
/// then it was mended by rules for all. Here everything they say is counted: it may be missed, but nothing may be said otherwise or be made up.
@Suite("A document nobody has tried")
struct HeldOutTests {
    static let names = ["regulated", "behoerde", "hopital"]

    /// In percent of the facts; it only goes up.
    private static let bars = ["regulated": 75, "behoerde": 40, "hopital": 70]

    @Test("is missed in part, and never wrong", arguments: names)
    func heldOut(_ name: String) throws {
        let folder = DocumentTests.names.contains(name) ? "imports" : "imports/held-out"
        let result = try Fixture.imported("\(folder)/\(name).md")
        let reading = Fixture.filledIn(result)
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        let facts = Facts(try #require(reading.runbook, "\(errors.joined(separator: "\n"))"), of: result.draft)
        let all = Expectation.all(try Fixture.text("Tests/Fixtures/imports/held-out/\(name).facts"))
        let said = all.filter { $0.kind != .nothing }
        let missed = said.filter { !$0.holds(in: facts) }
        let wrong = missed.filter { $0.kind == .equal && $0.isSaidOtherwise(in: facts) }
        let invented = all.filter { $0.kind == .nothing && !$0.holds(in: facts) }
        print("\(name): \(said.count - missed.count) of \(said.count) facts found, \(wrong.count) wrong; missed: \(missed)")
        #expect((said.count - missed.count) * 100 >= said.count * (Self.bars[name] ?? 0), "\(missed)")
        #expect(wrong.map { "\($0), and not \($0.others(in: facts))" } == [])
        #expect(invented.isEmpty, "\(invented)")
    }
}
