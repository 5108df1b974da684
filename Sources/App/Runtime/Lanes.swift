internal import Synchronization
package import Vocabulary

/// One queue for each incident, so that two answers to one incident are decided one after the other, while different incidents
/// go on side by side. What piled up while a batch was being committed is the next batch: under a storm, many alerts that join
/// one incident cost one commit.
///
/// This is order within this process, not truth: another process on the same database is held off by the expected sequence.
package final class Lanes<Job: Sendable, Answer: Sendable>: Sendable {
    private struct Waiting {
        let job: Job
        let turn: CheckedContinuation<Turn, Never>
    }

    private enum Turn {
        case answered(Answer)
        /// The one before is done: this caller runs the next batch, its own job first.
        case lead([Job], [CheckedContinuation<Turn, Never>])
    }

    private let lanes = Mutex<[IncidentID: [Waiting]]>([:])

    package init() {}

    /// `run` takes the jobs of one batch and answers each, in order.
    package func run(_ job: Job, on incident: IncidentID, _ run: ([Job]) async -> [Answer]) async -> Answer {
        let free = lanes.withLock { lanes in
            guard lanes[incident] == nil else { return false }
            lanes[incident] = []
            return true
        }
        var jobs = [job]
        var others: [CheckedContinuation<Turn, Never>] = []
        if !free {
            let turn = await withCheckedContinuation { continuation in
                let raced = lanes.withLock { lanes in
                    if lanes[incident] == nil {
                        lanes[incident] = []
                        return true
                    }
                    lanes[incident]!.append(Waiting(job: job, turn: continuation))
                    return false
                }
                if raced { continuation.resume(returning: .lead([job], [])) }
            }
            switch turn {
            case .answered(let answer): return answer
            case .lead(let batch, let rest):
                jobs = batch
                others = rest
            }
        }
        let answers = await run(jobs)
        passOn(incident)
        for (other, answer) in zip(others, answers.dropFirst()) { other.resume(returning: .answered(answer)) }
        return answers[0]
    }

    private func passOn(_ incident: IncidentID) {
        let next = lanes.withLock { lanes -> [Waiting] in
            let waiting = lanes[incident] ?? []
            lanes[incident] = waiting.isEmpty ? nil : []
            return waiting
        }
        guard let first = next.first else { return }
        first.turn.resume(returning: .lead(next.map(\.job), next.dropFirst().map(\.turn)))
    }
}
