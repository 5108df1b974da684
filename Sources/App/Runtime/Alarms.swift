internal import Synchronization
package import Vocabulary

/// Something Runbell's own operators must hear of: an incident set aside, an overdue wake, a page nobody could be reached by.
package struct Alarm: Hashable, Sendable {
    package var text: String
    package var incident: IncidentID?

    package init(_ text: String, incident: IncidentID? = nil) {
        self.text = text
        self.incident = incident
    }
}

/// Where alarms are put by whoever notices, and taken by the watchdog, which tells the operators by a way that needs no journal.
package final class Alarms: Sendable {
    private let waiting = Mutex<[Alarm]>([])
    package let bell = Bell()

    package init() {}

    package func raise(_ alarm: Alarm) {
        waiting.withLock { waiting in
            // The same trouble said twice is one alarm, and a flood of them must not fill memory.
            if !waiting.contains(alarm), waiting.count < Limits.alarmsWaiting { waiting.append(alarm) }
        }
        bell.ring()
    }

    package func take() -> [Alarm] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
