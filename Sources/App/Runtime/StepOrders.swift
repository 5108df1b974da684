internal import Engine
package import Runbooks
internal import Synchronization
package import Vocabulary

/// One step of a playbook that Runbell itself carries out, with its places filled in.
package struct StepOrder: Hashable, Sendable {
    package var incident: IncidentID
    package var playbook: PlaybookName
    /// Counted from 1.
    package var number: Int
    package var step: Playbook.Step
    /// Nobody waits for its end after this.
    package var until: Moment

    package init(incident: IncidentID, playbook: PlaybookName, number: Int, step: Playbook.Step, until: Moment) {
        self.incident = incident
        self.playbook = playbook
        self.number = number
        self.step = step
        self.until = until
    }
}

/// Steps that were decided and are durable, and wait to be carried out. They are in memory only: a step must not run twice, so what a
/// crash takes from here is found to have taken too long, and a person asks again.
final class StepOrders: Sendable {
    private let waiting = Mutex<[StepOrder]>([])
    let bell = Bell()

    func add(_ order: StepOrder) {
        waiting.withLock { $0.append(order) }
        bell.ring()
    }

    func take(atMost count: Int) -> [StepOrder] {
        waiting.withLock { waiting in
            let taken = Array(waiting.prefix(count))
            waiting.removeFirst(taken.count)
            return taken
        }
    }
}
