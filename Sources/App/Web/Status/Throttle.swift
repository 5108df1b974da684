internal import Synchronization
internal import Vocabulary

/// How often strangers may do something. Nobody knows who they are, so it counts what they do and for which address, never who did it.
final class Throttle: Sendable {
    private struct State {
        var counts: [String: (minute: Int64, count: Int)] = [:]
        var last: [String: Moment] = [:]
    }

    private let state = Mutex(State())

    /// False when that many were taken in this minute already.
    func take(_ what: String, atMost limit: Int, at now: Moment) -> Bool {
        let minute = now.milliseconds / 60_000
        return state.withLock { state in
            let known = state.counts[what].flatMap { $0.minute == minute ? $0.count : nil } ?? 0
            guard known < limit else { return false }
            state.counts[what] = (minute, known + 1)
            return true
        }
    }

    /// False when it was done for the same not long ago.
    func isFirst(_ key: String, within pause: Duration, at now: Moment) -> Bool {
        state.withLock { state in
            if let last = state.last[key], now - last < pause { return false }
            if state.last.count > 10_000 { state.last = state.last.filter { now - $0.value < pause } }
            state.last[key] = now
            return true
        }
    }
}
