internal import Synchronization
package import Vocabulary

/// What the watchdog found when it last looked. `/readyz`, `/metrics` and the operators' alarms all read it.
package final class Health: Sendable {
    package struct Report: Hashable, Sendable {
        package var checkedAt: Moment
        /// What is wrong, each in one sentence; empty when all is well.
        package var findings: [String]

        package init(checkedAt: Moment, findings: [String]) {
            self.checkedAt = checkedAt
            self.findings = findings
        }
    }

    private let report: Mutex<Report>
    private let loops = Mutex<[String: Moment]>([:])

    private let startedAt: Moment

    package init(startedAt: Moment) {
        self.startedAt = startedAt
        report = Mutex(Report(checkedAt: startedAt, findings: []))
    }

    package func put(_ new: Report) { report.withLock { $0 = new } }

    /// A watchdog that has stopped looking is itself a finding: it cannot be switched off silently.
    package func report(at now: Moment) -> Report {
        var last = report.withLock { $0 }
        if now - last.checkedAt > Limits.watchdogSilence {
            last.findings.append("the watchdog has not looked since \(last.checkedAt.rfc3339)")
        }
        return last
    }

    /// A loop says that it went round.
    package func alive(_ loop: String, at now: Moment) { loops.withLock { $0[loop] = now } }
    /// The server's start for a loop that has not gone round yet: one that never does is noticed too.
    package func lastRound(of loop: String) -> Moment { loops.withLock { $0[loop] } ?? startedAt }
}
