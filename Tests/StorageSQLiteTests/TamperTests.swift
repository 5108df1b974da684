import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("What was edited behind the journal's back is found")
struct TamperTests {
    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let script: String
        let position: Int64
        let reason: String
    }

    static let edits = [
        Edit(
            testDescription: "another body", script: "UPDATE events SET body = replace(body, 'payments', 'checkout') WHERE position = 5", position: 5,
            reason: "the event was changed"),
        Edit(
            testDescription: "another author", script: "UPDATE events SET author = 'person:bo' WHERE position = 7", position: 7,
            reason: "the event was changed"),
        Edit(
            testDescription: "another time",
            script: "UPDATE events SET at = at + 1 WHERE position = 1", position: 1, reason: "the event was changed"),
        Edit(
            testDescription: "another hash", script: "UPDATE events SET hash = zeroblob(32) WHERE position = 9", position: 9,
            reason: "the event was changed"),
        Edit(
            testDescription: "one taken out", script: "DELETE FROM events WHERE position = 4", position: 4,
            reason: "position 4 is missing: 5 comes next"),
        Edit(
            testDescription: "two that changed places",
            script: """
                UPDATE events SET position = -1 WHERE position = 3; UPDATE events SET position = 3 WHERE position = 4;
                UPDATE events SET position = 4 WHERE position = -1
                """, position: 3, reason: "the events were reordered"),
        Edit(
            testDescription: "one taken out and the gap closed",
            script: """
                DELETE FROM events WHERE position = 4; UPDATE events SET position = -position WHERE position > 4;
                UPDATE events SET position = -position - 1 WHERE position < 0
                """, position: 4, reason: "the event was changed"),
    ]

    @Test("the first position that does not follow is named, with why", arguments: edits)
    func found(edit: Edit) async throws {
        try await withJournal { journal, _ in
            for number in 1...10 as ClosedRange<Int64> { _ = try await journal.commit(.raise(number)) }
            try await journal.execute(edit.script)
            let broken = try #require(try await journal.verify().broken)
            #expect(broken.position == edit.position)
            #expect(broken.reason.hasPrefix(edit.reason), "\(broken.reason)")
        }
    }
}
