import Engine
import Rehearsal
import Runbooks
import Testing
import Vocabulary

/// Every message that the examples' scenarios send, read as somebody tired reads it.
@Suite("What Runbell says to people")
struct WordsJourneys {
    @Test("no message is a riddle", arguments: RunbookFolders.examples)
    func readable(_ folder: String) async throws {
        let (runbook, scenarios) = try RunbookFolders.read(folder)
        for scenario in scenarios {
            let record = try await ScenarioRun(scenario, of: runbook, press: RunbookFolders.press).run()
            for message in record.messages {
                #expect(message.riddles == [], "\(scenario.file): \(message.title)\n\(message.text)")
            }
        }
    }
}

extension Message {
    fileprivate var riddles: [String] {
        var riddles: [String] = []
        let all = title + "\n" + text
        if title.isEmpty { riddles.append("no title") }
        for zero in [" 0 s", " 0 min", " 0 minutes"] where all.contains(zero) { riddles.append("nothing as a time:\(zero)") }
        if all.contains("0001-01-01") || all.contains("9999-12-31") { riddles.append("a time that never comes") }
        if isReminderOfDuty {
            if !text.contains("Why: ") { riddles.append("no clause") }
            if !text.contains("UTC"), !text.contains("as soon as possible") { riddles.append("no time with its zone") }
            if !title.contains("INC-") { riddles.append("no incident") }
        }
        if !isPage, !isUpdate, audience.connection != .folder, !text.contains("://") { riddles.append("no link") }
        return riddles
    }

    private var isPage: Bool { if case .page = kind { true } else { false } }
    private var isUpdate: Bool { if case .update = because { true } else { false } }
    private var isReminderOfDuty: Bool {
        guard case .reminder = kind, case .duty = because else { return false }
        return !text.hasPrefix("Proposed: ")
    }
}
