internal import CSQLite
package import Storage

/// One connection to the database file. It belongs to one thread, and every prepared statement of it is kept.
package final class Connection {
    package enum Access: Sendable { case readWrite, readOnly }

    package let path: String
    let handle: OpaquePointer
    /// By the address of the literal: a statement's text is always a literal, so nothing that came from outside is ever in one.
    private var statements: [UnsafePointer<UInt8>: Statement] = [:]

    private var waitsForDisk = true

    /// Once, before the first connection. It fails, and does no harm, when somebody else was first.
    private static let configured = csqlite_without_statistics()

    package init(_ path: String, _ access: Access = .readWrite) throws(JournalError) {
        _ = Self.configured
        let mode = access == .readWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        var opened: OpaquePointer?
        // No mutex: one thread uses it.
        let code = sqlite3_open_v2(path, &opened, mode | SQLITE_OPEN_NOMUTEX, nil)
        guard let opened else { throw .broken("cannot open \(path): out of memory") }
        guard code == SQLITE_OK else {
            let reason = String(cString: sqlite3_errmsg(opened))
            sqlite3_close_v2(opened)
            throw .broken("cannot open \(path): \(reason)")
        }
        self.path = path
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 5000)
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// The prepared statement of this text, made once.
    package func statement(_ sql: StaticString) throws(JournalError) -> Statement {
        if let known = statements[sql.utf8Start] { return known }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(
            handle, UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self), Int32(sql.utf8CodeUnitCount),
            UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw fault(code) }
        let statement = Statement(prepared, of: self)
        statements[sql.utf8Start] = statement
        return statement
    }

    /// Runs statements that answer nothing worth reading: pragmas and migrations.
    package func execute(_ script: String) throws(JournalError) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw fault(code) }
    }

    /// Whether a commit waits for the disk; at first it does. What is not waited for is on disk with the next commit that is.
    func wait(forDisk: Bool) throws(JournalError) {
        guard forDisk != waitsForDisk else { return }
        try execute(forDisk ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
        waitsForDisk = forDisk
    }

    package var changes: Int { Int(sqlite3_changes(handle)) }
    package var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// All of it or nothing. SQLite itself ends a transaction when the disk is full, so it is asked before it is told to.
    package func transaction<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value {
        try statement("BEGIN IMMEDIATE").run()
        do throws(JournalError) {
            let value = try body()
            try statement("COMMIT").run()
            return value
        } catch {
            rollback()
            throw error
        }
    }

    package func rollback() {
        guard isInTransaction else { return }
        // A rollback that fails leaves a transaction that the next BEGIN reports.
        try? execute("ROLLBACK")
    }

    /// Several statements that see the same state of the database.
    package func snapshot<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value {
        try statement("BEGIN").run()
        defer { rollback() }
        return try body()
    }

    /// What the last call's failure means to a caller.
    func fault(_ code: Int32) -> JournalError {
        let reason = "\(path): \(String(cString: sqlite3_errmsg(handle))) (SQLite \(code))"
        switch code & 0xFF {
        case SQLITE_FULL: return .unwritable("the disk is full. \(reason). Free some space: nothing needs to be restarted")
        case SQLITE_READONLY, SQLITE_PERM: return .unwritable("the file cannot be written. \(reason). Check its mount and permissions")
        case SQLITE_IOERR, SQLITE_CANTOPEN: return .unwritable("the disk does not answer as it should. \(reason). Check the disk")
        case SQLITE_BUSY, SQLITE_LOCKED: return .unwritable("another program holds the database. \(reason). Find it and end it")
        default: return .broken(reason)
        }
    }
}
