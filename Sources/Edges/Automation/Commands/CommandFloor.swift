internal import Foundation
internal import Synchronization

/// Where commands run: a thread each, so that waiting for one never holds up the rest of the program, and only so many at once. The others wait
/// their turn.
final class CommandFloor: Sendable {
    private struct State {
        var busy = 0
        var waiting: [CommandJob] = []
    }

    private let places: Int
    private let state = Mutex(State())

    init(places: Int) { self.places = places }

    func add(_ job: CommandJob) {
        let hasPlace = state.withLock { state in
            guard state.busy < places else {
                state.waiting.append(job)
                return false
            }
            state.busy += 1
            return true
        }
        guard hasPlace else { return }
        let thread = Thread { self.work(job) }
        thread.name = "command"
        thread.start()
    }

    private func work(_ first: CommandJob) {
        var next: CommandJob? = first
        while let job = next {
            job.run()
            next = state.withLock { state in
                if !state.waiting.isEmpty { return state.waiting.removeFirst() }
                state.busy -= 1
                return nil
            }
        }
    }
}
