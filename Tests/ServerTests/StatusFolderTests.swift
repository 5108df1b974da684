import Foundation
import RunbookFiles
import Runbooks
import Server
import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("The status page written into a folder")
struct StatusFolderTests {
    /// The starter runbook as the journal keeps it.
    private static let kept = KeptRunbook.text(of: RunbookFolder([RunbookText(path: "runbook.yaml", text: RunbookTemplate.starter)]))

    private func inFolder(_ work: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-status-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await work(folder)
    }

    private func write(_ folder: URL, url: String? = "https://status.shop.example") async throws -> Int {
        try await StatusFolder.write(
            data: folder.appending(path: "data").path, to: folder.appending(path: "public").path, url: url, now: Moment(seconds: 1_795_248_000))
    }

    @Test("is written while a server holds the journal, and what is not public any more goes away")
    func beside() async throws {
        try await inFolder { folder in
            let journal = try SQLiteJournal(DataFolder(folder.appending(path: "data").path))
            try await journal.keep(runbook: RunbookVersion("0123456789ab"), text: Self.kept, at: Moment(seconds: 0))
            #expect(try await write(folder) > 5)
            let page = try String(contentsOf: folder.appending(path: "public/index.html"), encoding: .utf8)
            #expect(page.contains("No incident is reported"))
            let old = folder.appending(path: "public/incidents/INC-9.json")
            try FileManager.default.createDirectory(at: old.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("{}".utf8).write(to: old)
            _ = try await write(folder)
            #expect(!FileManager.default.fileExists(atPath: old.path))
            await journal.close()
        }
    }

    @Test("says what to do where there is no journal, no runbook, or no address")
    func refused() async throws {
        try await inFolder { folder in
            await #expect { _ = try await write(folder) } throws: { "\($0)".contains("there is no journal at") }
            let journal = try SQLiteJournal(DataFolder(folder.appending(path: "data").path))
            await #expect { _ = try await write(folder) } throws: { "\($0)".contains("start the server once") }
            try await journal.keep(runbook: RunbookVersion("0123456789ab"), text: Self.kept, at: Moment(seconds: 0))
            await #expect { _ = try await write(folder, url: nil) } throws: { "\($0)".contains("give --url") }
            await journal.close()
        }
    }
}
