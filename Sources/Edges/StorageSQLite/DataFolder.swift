internal import Foundation
package import Storage

/// Where a server keeps what it must not lose: `<data>/runbell.sqlite`, beside it what SQLite needs while it runs, and a lock.
package struct DataFolder: Hashable, Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    package var database: String { path + "/runbell.sqlite" }
    package var lock: String { path + "/runbell.lock" }

    package var hasDatabase: Bool { FileManager.default.fileExists(atPath: database) }

    /// Whether it holds nothing, or is not there at all; a lock left behind does not count.
    package var isEmpty: Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.allSatisfy { path + "/" + $0 == lock }
    }

    /// Whether a server uses the folder right now.
    package var isInUse: Bool {
        let opened = open(lock, O_RDWR | O_CLOEXEC)
        guard opened >= 0 else { return false }
        defer { close(opened) }
        return flock(opened, LOCK_EX | LOCK_NB) != 0
    }

    /// Makes the folder when there is none, for its owner only: it holds addresses and what people wrote.
    package func make() throws(JournalError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable("cannot make the data folder \(path): \(error.localizedDescription)")
        }
    }
}

/// Held by the one server that uses a data folder. It goes with the process, however that ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    init(_ folder: DataFolder) throws(JournalError) {
        let opened = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw .unwritable("cannot make \(folder.lock): \(String(cString: strerror(errno)))") }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw .broken("another Runbell uses the data folder \(folder.path): end it, or give this one another folder")
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}
