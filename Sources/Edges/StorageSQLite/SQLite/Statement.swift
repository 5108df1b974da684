internal import CSQLite
package import Storage

/// A prepared statement. `run`, `first` and `all` bind, step and reset it; none of them may be nested on one statement.
package final class Statement {
    private let handle: OpaquePointer
    private unowned let connection: Connection

    init(_ handle: OpaquePointer, of connection: Connection) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    package func run(_ bind: (inout Binder) -> Void = { _ in }) throws(JournalError) {
        self.bind(bind)
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failed(code) }
        sqlite3_reset(handle)
    }

    /// The first row, if there is one.
    package func first<Value>(
        _ bind: (inout Binder) -> Void = { _ in }, _ read: (Row) throws(JournalError) -> Value
    ) throws(JournalError) -> Value? {
        self.bind(bind)
        let code = sqlite3_step(handle)
        if code == SQLITE_DONE {
            sqlite3_reset(handle)
            return nil
        }
        guard code == SQLITE_ROW else { throw failed(code) }
        defer { sqlite3_reset(handle) }
        return try read(Row(handle))
    }

    package func all<Value>(
        _ bind: (inout Binder) -> Void = { _ in }, _ read: (Row) throws(JournalError) -> Value
    ) throws(JournalError) -> [Value] {
        var values: [Value] = []
        try each(bind) { (row) throws(JournalError) in
            values.append(try read(row))
            return true
        }
        return values
    }

    /// Goes through the rows until there are no more or one answers false.
    package func each(_ bind: (inout Binder) -> Void = { _ in }, _ read: (Row) throws(JournalError) -> Bool) throws(JournalError) {
        self.bind(bind)
        defer { sqlite3_reset(handle) }
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw connection.fault(code) }
            guard try read(Row(handle)) else { return }
        }
    }

    private func bind(_ bind: (inout Binder) -> Void) {
        var binder = Binder(handle)
        bind(&binder)
    }

    private func failed(_ code: Int32) -> JournalError {
        let fault = connection.fault(code)
        sqlite3_reset(handle)
        return fault
    }
}

/// Binds a statement's parameters one after the other.
package struct Binder {
    private let handle: OpaquePointer
    private var place: Int32 = 0

    init(_ handle: OpaquePointer) { self.handle = handle }

    package mutating func put(_ number: Int64) {
        place += 1
        sqlite3_bind_int64(handle, place, number)
    }

    package mutating func put(_ number: Int64?) {
        guard let number else { return putNull() }
        put(number)
    }

    package mutating func put(_ number: Int) { put(Int64(number)) }
    package mutating func put(_ flag: Bool) { put(Int64(flag ? 1 : 0)) }

    package mutating func put(_ text: String) {
        place += 1
        var text = text
        text.withUTF8 { _ = csqlite_bind_text(handle, place, $0.baseAddress, Int32($0.count)) }
    }

    package mutating func put(_ text: String?) {
        guard let text else { return putNull() }
        put(text)
    }

    /// Bytes that are UTF-8, stored as text so that people can read them with any tool.
    package mutating func put(text bytes: [UInt8]) {
        place += 1
        _ = csqlite_bind_text(handle, place, bytes, Int32(bytes.count))
    }

    package mutating func put(blob bytes: [UInt8]) {
        place += 1
        _ = csqlite_bind_blob(handle, place, bytes, Int32(bytes.count))
    }

    package mutating func putNull() {
        place += 1
        sqlite3_bind_null(handle, place)
    }
}

/// The row a statement stands on; it must not outlive the closure it is given to.
package struct Row {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    package func int(_ column: Int32) -> Int { Int(integer(column)) }
    package func bool(_ column: Int32) -> Bool { integer(column) != 0 }
    package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    package func integerIfAny(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    package func text(_ column: Int32) -> String { textIfAny(column) ?? "" }

    package func textIfAny(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The bytes of a text or of a blob.
    package func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
