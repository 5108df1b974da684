internal import Engine
internal import Synchronization
internal import Vocabulary

/// What was done since the start, counted where it becomes durable, for `/metrics`. Kept apart from `Metrics` because every alert is
/// counted: a lock and an addition, no text.
package final class Tally: Sendable {
    private struct Counts {
        var alerts: [SourceName: Int] = [:]
        var opened = 0
        var paged = 0
        /// In the order of `outcomes`.
        var ended = [0, 0, 0, 0]
    }

    private static let outcomes = ["delivered", "failed", "expired", "superseded"]

    private let counts = Mutex(Counts())

    package init() {}

    func count(_ alerts: [Alert]) {
        counts.withLock { counts in
            for alert in alerts { counts.alerts[alert.key.source, default: 0] += 1 }
        }
    }

    func count(_ events: [IncidentEvent]) {
        counts.withLock { counts in
            for event in events {
                switch event.what {
                case .raised: counts.opened += 1
                case .paged(let pages, _): counts.paged += pages.count
                case .pageEnded(_, let outcome, _): counts.ended[Tally.place(of: outcome)] += 1
                default: break
                }
            }
        }
    }

    private static func place(of outcome: PageOutcome) -> Int {
        switch outcome {
        case .delivered: 0
        case .failed: 1
        case .expired: 2
        case .superseded: 3
        }
    }

    /// In the Prometheus text format.
    package var text: String {
        let counts = counts.withLock { $0 }
        var text = Tally.head("runbell_alerts_accepted_total", "Alerts of any status that were taken and are durable, by source.")
        for (source, count) in counts.alerts.sorted(by: { $0.key < $1.key }) {
            text += "runbell_alerts_accepted_total{source=\"\(Metrics.escaped(source.text))\"} \(count)\n"
        }
        text += Tally.head("runbell_incidents_opened_total", "Incidents raised by alerts or by people.")
        text += "runbell_incidents_opened_total \(counts.opened)\n"
        text += Tally.head("runbell_pages_queued_total", "Pages queued for people, one for each step of a reach rule.")
        text += "runbell_pages_queued_total \(counts.paged)\n"
        text += Tally.head("runbell_pages_ended_total", "Pages and notices that ended, by how.")
        for (outcome, count) in zip(Tally.outcomes, counts.ended) { text += "runbell_pages_ended_total{outcome=\"\(outcome)\"} \(count)\n" }
        return text
    }

    private static func head(_ name: String, _ help: String) -> String { "# HELP \(name) \(help)\n# TYPE \(name) counter\n" }
}
