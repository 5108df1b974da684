package import Engine
internal import Foundation
package import Storage
package import Vocabulary

/// The journal of a data folder for somebody who only looks: it writes nothing and takes no lock, so that a server may be using the folder.
package final class SQLiteArchive: JournalReading {
    private let readers: Readers

    /// Throws when there is no journal, and when another release wrote it: bringing the schema up to date is the server's.
    package init(_ folder: DataFolder) throws(JournalError) {
        let path = folder.database
        guard folder.hasDatabase else { throw .broken("there is no journal at \(path)") }
        let version = try Migration.version(of: try Connection(path, .readOnly))
        guard version == Migration.newest else {
            throw .broken("\(path) has schema \(version), and this Runbell reads schema \(Migration.newest): use the release that serves it")
        }
        readers = Readers(threads: 1) { () throws(JournalError) in try Connection(path, .readOnly) }
    }

    package func events(of incident: IncidentID) async throws(JournalError) -> [Recorded<IncidentEvent>] {
        try await read { (it) throws(JournalError) in try it.events(of: incident) }
    }
    package func programme(after sequence: Int) async throws(JournalError) -> [Recorded<ProgrammeEntry>] {
        try await read { (it) throws(JournalError) in try it.programme(after: sequence) }
    }
    package func alerts(_ query: AlertQuery) async throws(JournalError) -> [AlertRow] {
        try await read { (it) throws(JournalError) in try it.alerts(query) }
    }
    package func incidents(_ query: IncidentQuery) async throws(JournalError) -> [IncidentRow] {
        try await read { (it) throws(JournalError) in try it.incidents(query) }
    }
    package func latestRunbook() async throws(JournalError) -> KeptText? {
        try await read { (it) throws(JournalError) in try it.latestRunbook() }
    }
    package func close() async { await readers.close() }

    private func read<Value: Sendable>(
        _ work: @escaping @Sendable (Reading) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        try await readers.read { (connection) throws(JournalError) in try work(Reading(connection)) }
    }
}
