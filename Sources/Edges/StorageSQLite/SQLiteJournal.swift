internal import Engine
internal import Foundation
package import Storage
internal import Synchronization
internal import Vocabulary

/// The journal in one file, for a server on one machine. A commit is on disk when it returns.
package final class SQLiteJournal: Journal {
    package struct Settings: Hashable, Sendable {
        package var readers = 2
        /// Pages of 4 KiB the file may have; for tests of a full disk. 0 is no limit.
        package var pagesMax = 0

        package init() {}
    }

    package let folder: DataFolder
    let writer: Writer
    let readers: Readers
    /// For what may take long, so that nothing quick ever waits behind it: searches, backups, the walk over the chain.
    let searchers: Readers
    private let lastIncident: Mutex<Int64>
    /// Given back when the journal is closed.
    private let lock: Mutex<FolderLock?>

    /// Opens the folder's journal, making it when there is none and bringing its schema up to date. Throws when another server
    /// uses the folder, and when a newer Runbell wrote it. Blocks while it does so: call it before serving.
    package init(_ folder: DataFolder, _ settings: Settings = Settings()) throws(JournalError) {
        try folder.make()
        self.folder = folder
        lock = Mutex(try FolderLock(folder))
        let path = folder.database
        let connection = try Self.openWriting(path, settings)
        try Migration.run(on: connection)
        try Self.takeBackLeases(connection)
        lastIncident = Mutex(try Reading(connection).lastIncident())
        writer = Writer { () throws(JournalError) in try Tables(Self.openWriting(path, settings)) }
        readers = Readers(threads: settings.readers) { () throws(JournalError) in try Self.openReading(path) }
        searchers = Readers(threads: 1) { () throws(JournalError) in try Self.openReading(path) }
    }

    /// The folder is locked, so whoever leased something is gone, perhaps in the middle of sending it: it is due again now, not when
    /// the lease would have run out.
    private static func takeBackLeases(_ connection: Connection) throws(JournalError) {
        try connection.execute(
            "UPDATE wakes SET ready = due WHERE ready > due; UPDATE outbox SET ready = due WHERE ready > due")
    }

    /// Durable: in WAL mode a commit is one `fsync` of the log with `synchronous=FULL`, and none with anything less.
    private static func openWriting(_ path: String, _ settings: Settings) throws(JournalError) -> Connection {
        let connection = try Connection(path)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
            PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 33554432
            """)
        if settings.pagesMax > 0 { try connection.execute("PRAGMA max_page_count = \(settings.pagesMax)") }
        return connection
    }

    private static func openReading(_ path: String) throws(JournalError) -> Connection {
        let connection = try Connection(path, .readOnly)
        try connection.execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096")
        return connection
    }

    package func close() async {
        await writer.close()
        await readers.close()
        await searchers.close()
        lock.withLock { $0 = nil }
    }

    func takeIncident() -> IncidentID {
        IncidentID(
            lastIncident.withLock { last in
                last += 1
                return last
            })
    }

    // MARK: For whoever looks after the file

    /// Runs on the writing connection, between the transactions of others and outside of any.
    package func onWriter<Value: Sendable>(
        _ work: @escaping @Sendable (Connection) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        try await writer.maintain(work)
    }

    /// Commits asked for so far, and the transactions they shared.
    package var commits: (asked: Int, transactions: Int) {
        let counted = writer.counted
        return (counted.requests, counted.transactions)
    }
}
