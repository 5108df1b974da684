internal import Synchronization
package import Vocabulary

/// One queue for each incident, so that two answers to one incident are decided one after the other, while different incidents
/// go on side by side. The next batch is decided while the one before is on its way to the disk, and no more than that: what piled
/// up meanwhile is one batch, so that under a storm many alerts that join one incident cost one commit.
///
/// This is order within this process, not truth: another process on the same database is held off by the expected sequence.
package final class Lanes<Job: Sendable, Answer: Sendable>: Sendable {
    private struct Waiting {
        let job: Job
        let turn: CheckedContinuation<Turn, Never>
    }

    private enum Turn {
        case answered(Answer)
        /// This caller runs the next batch, its own job first.
        case lead([Job], [CheckedContinuation<Turn, Never>])
    }

    /// The right to decide about an incident, held by one batch at a time.
    package final class Hold {
        private let lanes: Lanes
        private let incident: IncidentID
        fileprivate private(set) var isHeld = true

        fileprivate init(_ lanes: Lanes, _ incident: IncidentID) {
            self.lanes = lanes
            self.incident = incident
        }

        /// The batch's place in the order of commits is fixed: the next one may be decided.
        package func letGo() {
            guard isHeld else { return }
            isHeld = false
            lanes.passOn(incident) { $0.isDeciding = false }
        }

        /// The batch must be decided again; it goes before those who wait.
        package func takeBack() async {
            guard !isHeld else { return }
            await lanes.takeBack(incident)
            isHeld = true
        }
    }

    private struct Lane {
        var waiting: [Waiting] = []
        var returning: [CheckedContinuation<Void, Never>] = []
        var isDeciding = false
        /// Batches that are being decided or on their way.
        var underway = 0

        /// Whether a batch may be begun now, and if so begins it.
        mutating func begin() -> Bool {
            guard !isDeciding, underway < 2 else { return false }
            isDeciding = true
            underway += 1
            return true
        }

        /// Who goes on now, if anybody may.
        mutating func next() -> (() -> Void)? {
            if !isDeciding, !returning.isEmpty {
                isDeciding = true
                let returning = returning.removeFirst()
                return { returning.resume() }
            }
            guard !waiting.isEmpty, begin() else { return nil }
            let batch = waiting
            waiting = []
            return { batch[0].turn.resume(returning: .lead(batch.map(\.job), batch.dropFirst().map(\.turn))) }
        }
    }

    private let lanes = Mutex<[IncidentID: Lane]>([:])

    package init() {}

    /// `run` takes the jobs of one batch and answers each, in order. It lets go of its hold when the next batch may be decided.
    package func run(_ job: Job, on incident: IncidentID, _ run: ([Job], Hold) async -> [Answer]) async -> Answer {
        var jobs = [job]
        var others: [CheckedContinuation<Turn, Never>] = []
        if !lanes.withLock({ $0[incident, default: Lane()].begin() }) {
            switch await turn(of: job, on: incident) {
            case .answered(let answer): return answer
            case .lead(let batch, let rest):
                jobs = batch
                others = rest
            }
        }
        let hold = Hold(self, incident)
        let answers = await run(jobs, hold)
        hold.letGo()
        passOn(incident) { $0.underway -= 1 }
        for (other, answer) in zip(others, answers.dropFirst()) { other.resume(returning: .answered(answer)) }
        return answers[0]
    }

    private func turn(of job: Job, on incident: IncidentID) async -> Turn {
        await withCheckedContinuation { continuation in
            let free = lanes.withLock { lanes in
                if lanes[incident, default: Lane()].begin() { return true }
                lanes[incident]?.waiting.append(Waiting(job: job, turn: continuation))
                return false
            }
            if free { continuation.resume(returning: .lead([job], [])) }
        }
    }

    private func takeBack(_ incident: IncidentID) async {
        await withCheckedContinuation { continuation in
            let free = lanes.withLock { lanes in
                guard lanes[incident]?.isDeciding == true else {
                    lanes[incident]?.isDeciding = true
                    return true
                }
                lanes[incident]?.returning.append(continuation)
                return false
            }
            if free { continuation.resume() }
        }
    }

    /// Notes what has come to pass, and lets somebody who waits go on if they may.
    private func passOn(_ incident: IncidentID, _ note: (inout Lane) -> Void) {
        let resume = lanes.withLock { lanes -> (() -> Void)? in
            guard var lane = lanes[incident] else { return nil }
            note(&lane)
            defer { lanes[incident] = lane.underway == 0 ? nil : lane }
            return lane.next()
        }
        resume?()
    }
}
