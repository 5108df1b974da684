internal import Glibc
internal import Vocabulary

/// One command somebody waits for.
struct CommandJob: Sendable {
    let command: Command
    let timeout: Duration
    let deadline: ContinuousClock.Instant
    let grace: Duration
    let bell: StopBell
    let waiter: CheckedContinuation<RawOutcome, Never>

    /// Waits for the command, so never on a thread others need.
    func run() {
        guard !bell.hasRung else { return answer(.failed(reason: "was not started because the server stopped")) }
        guard deadline > .now else { return answer(.timedOut(reason: "waited \(timeout.words) for other commands to end and was not started")) }
        guard let folder = WorkFolder() else {
            return answer(.failed(reason: "no folder for it could be made among the temporary files: \(String(cString: strerror(errno)))"))
        }
        defer { folder.remove() }
        do throws(Child.Failure) {
            let child = try Child(command, in: folder.path)
            defer { child.closeAll() }
            watch(child)
        } catch {
            answer(.failed(reason: error.reason))
        }
    }

    private func answer(_ ending: ErrandOutcome.Ending) { waiter.resume(returning: RawOutcome(ending: ending)) }

    private func watch(_ child: Child) {
        var watch = CommandWatch(child, job: self)
        guard watch.untilEnd() else {
            // It does not even end when it is killed, as when the disk it reads from is gone. Whoever waits is told now; we stay with it.
            waiter.resume(returning: watch.outcome(status: nil))
            _ = child.reap()
            return
        }
        // What is left of its group goes before its number is free for others.
        if watch.halt != nil { child.signal(SIGKILL) }
        waiter.resume(returning: watch.outcome(status: child.reap()))
    }
}
