internal import Glibc
internal import Vocabulary

/// Stands by a running command: reads what it says, and ends it when its time is up.
struct CommandWatch {
    enum Halt { case timeUp, stopping }

    private enum Order { case none, end, die }

    private let child: Child
    private let job: CommandJob
    private var output = HeadAndTail()
    private var isOutputOpen = true
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    /// What it was told, and when its patience ends.
    private var order = Order.none
    private var patience: ContinuousClock.Instant
    /// Why it was told to end; nil while it goes on by itself.
    private(set) var halt: Halt?

    init(_ child: Child, job: CommandJob) {
        self.child = child
        self.job = job
        patience = job.deadline
    }

    /// False when it is still there after it was killed.
    mutating func untilEnd() -> Bool {
        while true {
            let ready = wait()
            if ready.hasEnded {
                drain()
                return true
            }
            if ready.hasOutput { read() }
            if ready.isToStop, halt == nil { tell(.end, because: .stopping) }
            guard patience <= .now else { continue }
            switch order {
            case .none: tell(.end, because: .timeUp)
            case .end: tell(.die, because: halt ?? .timeUp)
            case .die: return false
            }
        }
    }

    private mutating func tell(_ next: Order, because reason: Halt) {
        child.signal(next == .end ? SIGTERM : SIGKILL)
        order = next
        halt = reason
        patience = .now + job.grace
    }

    private func wait() -> (hasEnded: Bool, hasOutput: Bool, isToStop: Bool) {
        // A negative number is left out (man 2 poll): an output that is closed would be ready for ever, and so would a bell that has rung.
        var watched = [
            pollfd(fd: child.exit, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isOutputOpen ? child.output : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: halt == nil ? job.bell.descriptor : -1, events: Int16(POLLIN), revents: 0),
        ]
        let left = min(max(0, (patience - .now).milliseconds + 1), 60_000)
        guard poll(&watched, 3, Int32(left)) > 0 else { return (false, false, false) }
        return (watched[0].revents != 0, watched[1].revents != 0, watched[2].revents != 0)
    }

    /// One piece at a time, so that a program that never stops talking does not keep us from looking at the clock.
    @discardableResult
    private mutating func read() -> Int {
        let count = Glibc.read(child.output, &buffer, buffer.count)
        if count > 0 { output.append(buffer[..<count]) }
        if count == 0 { isOutputOpen = false }
        return count
    }

    /// What it said before it ended. Something it left behind may hold the pipe open and go on writing: nobody waits for that.
    private mutating func drain() {
        var left = 1_048_576
        while isOutputOpen, left > 0 {
            let count = read()
            if count < 0, errno != EINTR { return }
            left -= max(count, 1)
        }
    }

    /// - status: as `waitpid` tells it; nil when it is not known.
    func outcome(status: Int32?) -> RawOutcome {
        let code = status.flatMap { $0 & 0x7F == 0 ? Int($0 >> 8 & 0xFF) : nil }
        return RawOutcome(ending: ending(status, code), status: code, output: output, endsEarly: halt != nil)
    }

    private func ending(_ status: Int32?, _ code: Int?) -> ErrandOutcome.Ending {
        switch (halt, status, code) {
        case (.timeUp, nil, _): .timedOut(reason: "took longer than \(job.timeout.words) and could not be ended: look for process \(child.process)")
        case (.timeUp, _, _): .timedOut(reason: "took longer than \(job.timeout.words) and was ended")
        case (.stopping, _, _): .failed(reason: "was ended because the server stopped")
        case (nil, _, 0): .succeeded
        case (nil, _, let code?): .failed(reason: "exit code \(code)")
        case (nil, let status?, nil): .failed(reason: "was ended by signal \(status & 0x7F) (\(String(cString: strsignal(status & 0x7F))))")
        case (nil, nil, nil): .failed(reason: "ended, but its exit code is lost because the server ignores SIGCHLD")
        }
    }
}
