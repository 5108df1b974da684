import RunbookFiles
import Runbooks
import Testing

@Suite("Grouping that nobody wrote")
struct GroupingTests {
    private func grouping(_ words: String) throws -> Grouping {
        let text = RunbookTemplate.starter + words
        return try #require(RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)]).runbook).grouping
    }

    @Test("closes an incident to further alerts after five minutes, so that an acknowledged one does not swallow the next night's")
    func unwritten() throws {
        #expect(try grouping("") == Grouping(by: [.service], within: .seconds(300)))
        #expect(try grouping("grouping: { storm: off }\n").within == .seconds(300))
    }

    @Test("is as it is written where somebody did")
    func written() throws {
        #expect(try grouping("grouping: { by: [service] }\n").within == nil)
        #expect(try grouping("grouping: { by: [alert], within: 1h }\n") == Grouping(by: [.alert], within: .seconds(3600)))
    }
}
