internal import Foundation
package import Storage

/// Copies of the journal that can be trusted: each is checked from its first event before anybody relies on it.
package enum Backup {
    /// Checks a database file that no server has open. Opens it for reading only.
    package static func verify(file: String) throws(JournalError) -> ChainReport {
        guard FileManager.default.fileExists(atPath: file) else { throw .broken("there is no file \(file)") }
        let connection = try Connection(file, .readOnly)
        let version = try Migration.version(of: connection)
        guard version > 0 else { throw .broken("\(file) is not a journal of Runbell") }
        guard version <= Migration.newest else {
            throw .broken("\(file) has schema \(version), and this Runbell knows schemas up to \(Migration.newest): use a newer release")
        }
        let reading = Reading(connection)
        var walk = ChainWalk()
        let end = try reading.chain().position
        var position: Int64 = 0
        while position < end, walk.broken == nil { position = try reading.walk(&walk, after: position, upTo: end, limit: 5000) }
        return walk.report
    }

    /// Writes a whole and consistent copy of a database file, which a server may be using meanwhile, and checks it. Throws when there
    /// is such a file already.
    package static func take(of source: String, to path: String) throws(JournalError) -> ChainReport {
        guard FileManager.default.fileExists(atPath: source) else { throw .broken("there is no journal at \(source)") }
        guard !FileManager.default.fileExists(atPath: path) else { throw .broken("\(path) exists already: give another name") }
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        // A connection of its own: its cache goes with it.
        let connection = try Connection(source, .readOnly)
        try connection.statement("VACUUM INTO ?").run { $0.put(partial) }
        let report = try verify(file: partial)
        try Files.moveDurably(partial, to: path)
        return report
    }

    /// Puts a backup in place of a data folder's journal. No server may use the folder. Throws when the backup's chain is broken,
    /// and when the folder holds anything already, unless it is forced to replace that.
    package static func restore(from file: String, to folder: DataFolder, force: Bool = false) throws(JournalError) -> ChainReport {
        let report = try verify(file: file)
        if let broken = report.broken {
            throw .broken("\(file) was not restored: at position \(broken.position) \(broken.reason). Take an older backup")
        }
        guard force || folder.isEmpty else {
            throw .broken("\(folder.path) is not empty: give another folder, or say that it is to be replaced")
        }
        try folder.make()
        let lock = try FolderLock(folder)
        defer { withExtendedLifetime(lock) {} }
        let partial = folder.database + ".partial"
        try Files.doing("restore \(file)") {
            try? FileManager.default.removeItem(atPath: partial)
            try FileManager.default.copyItem(atPath: file, toPath: partial)
        }
        // What SQLite kept beside the old file must not be taken for a part of the new one.
        for old in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.database + old) }
        try Files.moveDurably(partial, to: folder.database)
        return report
    }
}

extension SQLiteJournal {
    /// Writes a whole and consistent copy while the journal is in use, and checks it. Throws when there is such a file already.
    package func backup(to path: String) async throws(JournalError) -> ChainReport {
        let source = folder.database
        return try await searchers.read { (_) throws(JournalError) in try Backup.take(of: source, to: path) }
    }
}

/// What a copy needs to still be there after a power cut.
private enum Files {
    static func doing(_ what: String, _ work: () throws -> Void) throws(JournalError) {
        do { try work() } catch { throw .unwritable("cannot \(what): \(error.localizedDescription)") }
    }

    static func moveDurably(_ from: String, to path: String) throws(JournalError) {
        try sync(from)
        guard rename(from, path) == 0 else { throw .unwritable("cannot make \(path): \(String(cString: strerror(errno)))") }
        try sync((path as NSString).deletingLastPathComponent)
    }

    private static func sync(_ path: String) throws(JournalError) {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable("cannot open \(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable("\(path) did not reach the disk: \(String(cString: strerror(errno)))") }
    }
}
