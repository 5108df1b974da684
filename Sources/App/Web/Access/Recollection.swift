internal import Storage
internal import Synchronization
internal import Vocabulary

/// Rows that every request asks for and that seldom change. Read again from time to time: another process may change one.
final class Recollection<Row: Sendable>: Sendable {
    private struct State {
        var rows: [Row] = []
        var readAt = Moment.distantPast
    }

    /// How long what was taken away may still be honoured.
    private static var trusted: Duration { .seconds(5) }
    /// How often a question that finds nothing may make us read again: guessing must not become a load on storage.
    private static var askedAgain: Duration { .seconds(1) }

    private let read: @Sendable () async throws(JournalError) -> [Row]
    private let state = Mutex(State())

    init(_ read: @escaping @Sendable () async throws(JournalError) -> [Row]) { self.read = read }

    func find(at now: Moment, _ matches: (Row) -> Bool) async throws(JournalError) -> Row? {
        let (rows, age) = state.withLock { ($0.rows, now - $0.readAt) }
        if age < Self.trusted, age >= .zero {
            if let row = rows.first(where: matches) { return row }
            if age < Self.askedAgain { return nil }
        }
        return try await all(at: now).first(where: matches)
    }

    /// As they are stored now.
    func all(at now: Moment) async throws(JournalError) -> [Row] {
        let fresh = try await read()
        state.withLock { $0 = State(rows: fresh, readAt: now) }
        return fresh
    }

    /// Forget what was read; the next question reads again.
    func refresh() { state.withLock { $0.readAt = .distantPast } }
}
