internal import Foundation
internal import Runbooks
internal import Storage
internal import StorageSQLite
package import Vocabulary
internal import Web

/// Writes the status page into a folder, for any server of files to publish. The journal is only read, also while a server writes it.
package enum StatusFolder {
    /// Answers how many files there are now. `url` is where the folder is published; nil: the `url` of the runbook's status page.
    /// Throws `SettingsProblem`, with what to do next.
    package static func write(data: String, to folder: String, url: String?, now: Moment) async throws -> Int {
        do {
            let archive = try SQLiteArchive(DataFolder(data))
            let files = try await files(of: archive, published: url, now: now)
            await archive.close()
            try put(files, in: URL(fileURLWithPath: folder, isDirectory: true))
            return files.count
        } catch let error as JournalError {
            switch error {
            case .broken(let reason), .unwritable(let reason): throw SettingsProblem(reason)
            case .conflict, .closed: throw SettingsProblem("the journal in \(data) cannot be read")
            }
        } catch let error as CocoaError {
            throw SettingsProblem("cannot write into \(folder): \(error.localizedDescription)")
        }
    }

    private static func files(of archive: SQLiteArchive, published url: String?, now: Moment) async throws -> [String: [UInt8]] {
        guard let kept = try await archive.latestRunbook(), let runbook = KeptRunbook.read(kept.text) else {
            throw SettingsProblem("no runbook was ever in force there: start the server once")
        }
        guard let url = url ?? runbook.statusPage.url else {
            throw SettingsProblem("the feed names the page's address: give --url, or write status_page.url into the runbook")
        }
        return try await StatusExport(of: archive, under: runbook, at: .folder(url), now: now).files
    }

    /// Each file is whole at any time. Those that tell of what is not public any more go away.
    private static func put(_ files: [String: [UInt8]], in folder: URL) throws {
        let manager = FileManager.default
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.appendingPathComponent(path)
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file, options: .atomic)
        }
        for name in StatusExport.folders {
            let kept = (try? manager.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)) ?? []
            for old in kept where old.hasSuffix(".json") && files["\(name)/\(old)"] == nil {
                try manager.removeItem(at: folder.appendingPathComponent("\(name)/\(old)"))
            }
        }
    }
}
