import RunbookFiles
import Runbooks
import Testing

@Suite("The duties of a runbook")
struct DutyTableTests {
    @Test("what `runbell duties` prints of the whole language is the page in the fixtures")
    func whole() throws {
        let runbook = try #require(RunbookReader().read(at: WholeTests.path).reading.runbook)
        try Snapshot.expect(DutyTable(of: runbook).text + "\n", in: "Tests/Fixtures/runbooks/whole-duties.txt")
    }
}
