package import Runbooks
internal import Storage
internal import Vocabulary

/// Signals that must keep coming: a backup job, a cron entry, the monitoring itself. One that does not come raises an alert, and
/// the next one that does ends it.
package struct Heartbeats: Sendable {
    private let dispatcher: Dispatcher

    package init(dispatcher: Dispatcher) { self.dispatcher = dispatcher }

    package func beat(_ source: Source) async throws(Trouble) {
        guard let heartbeat = source.heartbeat else { return }
        let now = dispatcher.clock.now
        do throws(JournalError) {
            try await dispatcher.journal.beat(source.name, at: now, due: now + heartbeat.every + heartbeat.grace)
        } catch {
            throw Trouble(error)
        }
        try await dispatcher.clear([Heartbeats.key(source.name)])
    }

    /// The job itself says that it failed: no need to wait for its silence.
    package func fail(_ source: Source, reason: String) async throws(Trouble) {
        try await dispatcher.receive([Alert(key: Heartbeats.key(source.name), summary: "\(source.name) reported a failure: \(reason)")])
    }

    /// A heartbeat that is new in the runbook is expected from now on, not from its first beat: one that never comes is noticed too.
    package func expectAll(of runbook: Runbook) async throws(Trouble) {
        let now = dispatcher.clock.now
        do throws(JournalError) {
            let known = Set(try await dispatcher.journal.heartbeats().map(\.source))
            for source in runbook.sources.values where !known.contains(source.name) {
                guard let heartbeat = source.heartbeat else { continue }
                try await dispatcher.journal.beat(source.name, at: nil, due: now + heartbeat.every + heartbeat.grace)
            }
        } catch {
            throw Trouble(error)
        }
    }

    static func key(_ source: SourceName) -> AlertKey { AlertKey(source: source, key: "heartbeat") }

    static func missed(_ row: HeartbeatRow) -> Alert {
        let silence = row.lastAt.map { "has not been heard of since \($0.rfc3339)" } ?? "has never been heard of; it was due by \(row.due.rfc3339)"
        return Alert(
            key: key(row.source), summary: "\(row.source) \(silence)",
            labels: ["alertname": "HeartbeatMissed", "heartbeat": row.source.text], startsAt: row.due)
    }
}
