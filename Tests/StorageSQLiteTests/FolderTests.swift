import Foundation
import Storage
import StorageSQLite
import Testing
import Vocabulary

enum FileSize {
    static func of(_ path: String) throws -> Int { try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0 }
}

@Suite("The data folder, its schema and its copies")
struct FolderTests {
    @Test("a folder serves one server at a time")
    func lock() async throws {
        try await withFolder { folder in
            let journal = try SQLiteJournal(folder)
            let error = #expect(throws: JournalError.self) { _ = try SQLiteJournal(folder) }
            #expect("\(try #require(error))".contains("another Runbell uses the data folder"))
            await journal.close()
            await (try SQLiteJournal(folder)).close()
        }
    }

    @Test("migrations run once, in order, and are recorded")
    func migrations() async throws {
        try await withFolder { folder in
            try folder.make()
            #expect(Migration.all.map(\.number) == Array(1...Migration.newest))
            let connection = try Connection(folder.database)
            for last in 1...Migration.newest {
                try Migration.run(on: connection, upTo: last)
                #expect(try Migration.version(of: connection) == last)
            }
            try Migration.run(on: connection)
            #expect(try Migration.version(of: connection) == Migration.newest)
        }
    }

    @Test("a database of a newer Runbell is refused, and left as it is")
    func newer() async throws {
        try await withFolder { folder in
            try folder.make()
            try Connection(folder.database).execute("PRAGMA user_version = 99")
            let error = #expect(throws: JournalError.self) { _ = try SQLiteJournal(folder) }
            #expect("\(try #require(error))".contains("has schema 99, and this Runbell knows schemas up to \(Migration.newest)"))
            #expect(try Migration.version(of: Connection(folder.database)) == 99)
        }
    }

    @Test("a backup taken under load is whole, and restores")
    func backup() async throws {
        try await withJournal { journal, folder in
            try await journal.raise(1...200)
            let copy = folder.path + "/copy.sqlite"
            async let load: Void = journal.raise(201...1200)
            let report = try await journal.backup(to: copy)
            try await load
            #expect(report.broken == nil)
            #expect((200...1200).contains(report.events))
            await #expect(throws: JournalError.self) { _ = try await journal.backup(to: copy) }

            let other = DataFolder(folder.path + "/other")
            #expect(try Backup.restore(from: copy, to: other) == report)
            let restored = try SQLiteJournal(other)
            #expect(try await restored.verify() == report)
            #expect(try await restored.incidents(IncidentQuery(limit: 5000)).count == Int(report.events))
            await restored.close()
        }
    }

    @Test("restoring refuses a folder in use, a folder with something in it, and a broken backup")
    func refusals() async throws {
        try await withJournal { journal, folder in
            try await journal.raise(1...3)
            let copy = folder.path + "/copy.sqlite"
            _ = try await journal.backup(to: copy)
            #expect(throws: JournalError.self) { try Backup.restore(from: copy, to: folder) }
            #expect(throws: JournalError.self) { try Backup.restore(from: copy, to: folder, force: true) }
            #expect(throws: JournalError.self) { try Backup.restore(from: folder.path + "/none.sqlite", to: DataFolder(folder.path + "/a")) }
            try Connection(copy).execute("UPDATE events SET body = '{}' WHERE position = 2")
            let error = #expect(throws: JournalError.self) { try Backup.restore(from: copy, to: DataFolder(folder.path + "/b")) }
            #expect("\(try #require(error))".contains("at position 2"))
        }
    }

    @Test("a forced restore replaces what was there")
    func forced() async throws {
        try await withFolder { folder in
            let journal = try SQLiteJournal(folder)
            try await journal.raise(1...3)
            let copy = folder.path + "-copy.sqlite"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            let report = try await journal.backup(to: copy)
            try await journal.raise(4...9)
            await journal.close()
            #expect(throws: JournalError.self) { try Backup.restore(from: copy, to: folder) }
            #expect(try Backup.restore(from: copy, to: folder, force: true) == report)
            let again = try SQLiteJournal(folder)
            #expect(try await again.verify() == report)
            await again.close()
        }
    }
}
