import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("Nothing that was answered is lost")
struct DurabilityTests {
    @Test("the writing connection syncs the log at every commit")
    func pragmas() async throws {
        try await withJournal { journal, _ in
            let full: Int64 = 2
            let synchronous = try await journal.number("PRAGMA synchronous")
            #expect(synchronous == full)
            let mode = try await journal.onWriter { (db) throws(JournalError) in try db.statement("PRAGMA journal_mode").first { $0.text(0) } }
            #expect(mode == "wal")
        }
    }

    @Test("many commits at once share few transactions")
    func groupCommit() async throws {
        try await withJournal { journal, _ in
            try await journal.raise(1...1000)
            #expect(journal.commits.asked == 1000)
            #expect(journal.commits.transactions < 500)
            let report = try await journal.verify()
            #expect(report.events == 1000)
            #expect(report.broken == nil)
        }
    }

    @Test("a journal that is opened again goes on where it was")
    func reopen() async throws {
        try await withFolder { folder in
            var head = ""
            for round in [1, 2] as [Int64] {
                let journal = try SQLiteJournal(folder)
                #expect(try await journal.nextIncident() == IncidentID(round))
                #expect(try await journal.verify().head == (round == 1 ? String(repeating: "0", count: 64) : head))
                _ = try await journal.commit(.raise(round))
                head = try await journal.verify().head
                #expect(try await journal.lastPosition == round)
                await journal.close()
            }
        }
    }

    @Test("what somebody leased who died is due again as soon as the journal is opened")
    func leasesOfTheDead() async throws {
        try await withFolder { folder in
            let until = noon + .seconds(90)
            for _ in 1...2 {
                let journal = try SQLiteJournal(folder)
                if try await journal.lastPosition == 0 { _ = try await journal.commit(.raise(1)) }
                let due = try await journal.dueWakes(at: noon, leaseUntil: until, limit: 10)
                #expect(due == [Wake(incident: IncidentID(1), due: noon)])
                let leased = try await journal.dueWakes(at: noon, leaseUntil: until, limit: 10)
                #expect(leased.isEmpty)
                await journal.close()
            }
        }
    }

    @Test("a full disk refuses everybody who waits, and is done with as soon as there is space")
    func fullDisk() async throws {
        var settings = SQLiteJournal.Settings()
        settings.pagesMax = 120
        try await withJournal(settings) { journal, _ in
            let large = String(repeating: "x", count: 20_000)
            var kept: Int64 = 0
            var refusal: JournalError?
            while refusal == nil, kept < 200 {
                do throws(JournalError) {
                    _ = try await journal.commit(.raise(kept + 1, details: large))
                    kept += 1
                } catch {
                    refusal = error
                }
            }
            guard case .unwritable(let reason) = refusal else { throw refusal ?? .closed }
            #expect(reason.hasPrefix("the disk is full"))
            #expect(try await journal.lastPosition == kept)
            try await journal.execute("PRAGMA max_page_count = 1000000")
            _ = try await journal.commit(.raise(kept + 1, details: large))
            #expect(try await journal.verify() == ChainReport(events: kept + 1, head: try await journal.verify().head))
        }
    }

    @Test("a file that turned read-only refuses, and is done with as soon as it can be written")
    func readOnly() async throws {
        try await withJournal { journal, _ in
            try await journal.raise(1...3)
            // Outside of a transaction of its own it would not hold; it takes effect at once.
            try await journal.execute("PRAGMA query_only = 1")
            await #expect(throws: JournalError.self) { try await journal.probe() }
            await #expect(throws: JournalError.self) { _ = try await journal.commit(.raise(4)) }
            #expect(try await journal.incidents(IncidentQuery()).count == 3)
            try await journal.execute("PRAGMA query_only = 0")
            try await journal.probe()
            _ = try await journal.commit(.raise(4))
            #expect(try await journal.verify().events == 4)
        }
    }

    @Test("the log is cut back while the journal is in use")
    func logSize() async throws {
        try await withJournal { journal, folder in
            for start in stride(from: 1, to: 4000, by: 500) as StrideTo<Int64> { try await journal.raise(start...(start + 499)) }
            #expect(try FileSize.of(folder.database + "-wal") < 40_000_000)
        }
    }
}
