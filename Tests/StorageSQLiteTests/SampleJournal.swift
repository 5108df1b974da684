import Engine
import Foundation
import Runbooks
import Storage
import StorageSQLite
import Vocabulary

/// A data folder of a test's own, gone when the test is done.
func withFolder(_ test: (DataFolder) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "runbell-sqlite-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await test(DataFolder(path))
}

func withJournal(
    _ settings: SQLiteJournal.Settings = SQLiteJournal.Settings(), _ test: (SQLiteJournal, DataFolder) async throws -> Void
) async throws {
    try await withFolder { folder in
        let journal = try SQLiteJournal(folder, settings)
        do {
            try await test(journal, folder)
            await journal.close()
        } catch {
            await journal.close()
            throw error
        }
    }
}

let noon = Moment(seconds: 1_795_248_000)

extension Entry {
    /// Opens an incident with one event and one alert; `details` makes it as large as is wanted.
    static func raise(_ number: Int64, details: String = "") -> Entry {
        let id = IncidentID(number)
        let alert = Alert(
            key: AlertKey(source: "prometheus", key: "k\(number)"), summary: "Disk", labels: ["instance": "db-\(number)"], details: details)
        let opening = Opening(title: "Disk", service: "payments", severity: "sev1", severityBecause: .matched, alerts: [alert.key])
        let row = IncidentRow(
            id: id, title: "Disk", service: "payments", severity: "sev1", status: "triggered", isOpen: true, openedAt: noon, changedAt: noon,
            runbook: RunbookVersion("v1"))
        return Entry(
            incident: id, expected: 0, events: [IncidentEvent(at: noon, by: .source("prometheus"), .raised(opening, runbook: RunbookVersion("v1")))],
            alerts: [.open(alert, at: noon)], effects: [.wake(noon)], row: row)
    }
}

extension SQLiteJournal {
    func raise(_ numbers: ClosedRange<Int64>) async throws {
        try await withThrowingTaskGroup { group in
            for number in numbers { group.addTask { _ = try await self.commit(.raise(number)) } }
            try await group.waitForAll()
        }
    }

    /// One number that a statement answers on the writing connection.
    func number(_ sql: StaticString) async throws -> Int64? {
        try await onWriter { (db) throws(JournalError) in try db.statement(sql).first { $0.integer(0) } }
    }

    func execute(_ script: String) async throws {
        try await onWriter { (db) throws(JournalError) in try db.execute(script) }
    }
}
