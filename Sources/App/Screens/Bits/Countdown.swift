internal import Engine
internal import OnCall
internal import Vocabulary

/// How much of the time for something is left, in words and as a bar; the script counts on.
struct Countdown: Sendable {
    let due: When
    /// RFC 3339, when it began to count.
    let start: String
    /// In seconds.
    let length: Int64
    let spent: Int64
    let words: String
    /// For the style sheet: `over`, `soon` or nothing.
    let kind: String

    init(from start: Moment, to due: Moment, at now: Moment, on clock: WallClock) {
        self.due = When(due, at: now, on: clock)
        self.start = start.rfc3339
        length = max(1, (due - start).milliseconds / 1000)
        spent = min(length, max(0, (now - start).milliseconds / 1000))
        let left = due - now
        words = left < .zero ? "\((now - due).brief) over" : left.brief
        kind = left < .zero ? "over" : left.milliseconds * 4 < (due - start).milliseconds ? "soon" : ""
    }

    static let template = """
        <span class="left" data-due="{{due.machine}}" data-start="{{start}}">{{words}}</span>
        """
}
