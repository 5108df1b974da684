import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("The starter")
struct StarterTests {
    @Test("what `runbell init` writes reads without a finding")
    func reads() {
        let (runbook, diagnostics) = RunbookReader().read([RunbookText(path: RunbookTemplate.fileName, text: RunbookTemplate.starter)])
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.description).joined(separator: "\n"))")
        #expect(runbook?.waysToReach("ana", urgency: .urgent).map(\.connection) == ["screen"])
        #expect(runbook?.ladders["wake-ana"]?.rounds == 3)
    }
}
