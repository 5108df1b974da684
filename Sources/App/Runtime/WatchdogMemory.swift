package import Vocabulary

/// What the watchdog remembers between two rounds: what it has said already, when it last pinged, where the clocks stood.
package struct WatchdogMemory: Sendable {
    private var said: [String: Moment] = [:]
    private var pinged: Moment?
    private var clocks: (wall: Moment, ticks: Duration)?

    package init() {}

    /// Findings that were not said yet, or so long ago that they are worth saying again.
    package mutating func fresh(_ findings: [String], at now: Moment) -> [String] {
        said = said.filter { findings.contains($0.key) }
        let fresh = findings.filter { said[$0].map { now - $0 >= Limits.alarmRepeat } ?? true }
        for finding in fresh { said[finding] = now }
        return fresh
    }

    package mutating func shouldPing(at now: Moment) -> Bool {
        guard pinged.map({ now - $0 >= Limits.deadManInterval || now < $0 }) ?? true else { return false }
        pinged = now
        return true
    }

    /// By how much the wall clock moved against time that never jumps; nil when it moved with it.
    package mutating func jump(wall: Moment, ticks: Duration) -> Duration? {
        defer { clocks = (wall, ticks) }
        guard let clocks else { return nil }
        let jump = (wall - clocks.wall) - (ticks - clocks.ticks)
        return jump > Limits.clockJump || jump < .zero - Limits.clockJump ? jump : nil
    }
}
