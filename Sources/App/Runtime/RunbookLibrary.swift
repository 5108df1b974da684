internal import Synchronization
package import Runbooks
package import Storage
package import Vocabulary

/// The runbook in force, and every older one that an open incident still follows.
package final class RunbookLibrary: Sendable {
    private struct Shelf {
        var current: Runbook
        var older: [RunbookVersion: Runbook] = [:]
    }

    private let journal: any Journal
    /// Reads a kept text back; nil when it no longer reads, which a newer program must never make happen.
    private let read: @Sendable (String) -> Runbook?
    private let shelf: Mutex<Shelf>

    package init(current: Runbook, journal: any Journal, read: @escaping @Sendable (String) -> Runbook?) {
        self.journal = journal
        self.read = read
        shelf = Mutex(Shelf(current: current))
    }

    package var current: Runbook { shelf.withLock { $0.current } }

    /// Where people look first when that service has trouble.
    @Sendable package func dashboard(of service: ServiceName) -> String? { current.services[service]?.dashboards.first }

    /// What is asked of the one in force, which is large, without a copy of it.
    func look<Value: Sendable>(_ question: (Runbook) -> Value) -> Value { shelf.withLock { question($0.current) } }

    /// Puts a checked runbook in force, once its text is durable. Open incidents keep theirs.
    package func adopt(_ runbook: Runbook, text: String, by author: Author, at now: Moment) async throws(JournalError) {
        try await journal.keep(runbook: runbook.version, text: text, at: now)
        _ = try await journal.commit(ProgrammeEntry(at: now, by: author, .runbookAdopted(runbook.version, name: runbook.name)))
        shelf.withLock { shelf in
            shelf.older[shelf.current.version] = shelf.current
            shelf.current = runbook
        }
    }

    /// The version an incident was opened under; the one in force when that text is gone, so that paging goes on.
    package func runbook(_ version: RunbookVersion) async -> Runbook {
        if let known = shelf.withLock({ $0.current.version == version ? $0.current : $0.older[version] }) { return known }
        guard let text = try? await journal.runbook(version), let runbook = read(text) else { return current }
        shelf.withLock { $0.older[version] = runbook }
        return runbook
    }
}
