import Foundation
import Storage
import StorageSQLite
import Testing

/// A home of the journal that every law is tried on.
struct Home: Sendable, CustomTestStringConvertible {
    let testDescription: String
    private let open: @Sendable (_ folder: String) async throws -> any Journal

    init(_ name: String, open: @escaping @Sendable (_ folder: String) async throws -> any Journal) {
        testDescription = name
        self.open = open
    }

    /// Every test has a journal of its own, in a folder that is gone afterwards.
    func journal(_ test: (any Journal) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-law-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let journal = try await open(folder)
        do {
            try await test(journal)
            await journal.close()
        } catch {
            await journal.close()
            throw error
        }
    }
}

/// A new home is one more line here.
let homes = [
    Home("memory") { _ in MemoryJournal() },
    Home("SQLite") { folder in try SQLiteJournal(DataFolder(folder)) },
]
