internal import Engine
internal import OnCall
internal import Vocabulary

/// How much of the time for something is left, in words and as a bar; the script counts on. What is owed as soon as possible has no bar.
struct Countdown: Sendable {
    struct Bar: Sendable {
        let due: When
        /// RFC 3339, when it began to count.
        let start: String
        /// In seconds.
        let length: Int64
        let spent: Int64
    }

    let bar: Bar?
    let words: String
    /// For the style sheet: `over`, `soon` or nothing.
    let kind: String

    init(_ duty: Incident.Duty, at now: Moment, on clock: WallClock) {
        guard let due = duty.deadline else {
            (bar, words, kind) = (nil, "as soon as possible", "")
            return
        }
        let (start, left) = (duty.openedAt, due - now)
        let length = max(1, (due - start).milliseconds / 1000)
        bar = Bar(
            due: When(due, at: now, on: clock), start: start.rfc3339, length: length, spent: min(length, max(0, (now - start).milliseconds / 1000)))
        words = left < .zero ? "\((now - due).brief) over" : left.brief
        kind = left < .zero ? "over" : left.milliseconds * 4 < (due - start).milliseconds ? "soon" : ""
    }

    static let template = """
        {{#bar}}<span class="left" data-due="{{due.machine}}" data-start="{{start}}">{{words}}</span>{{/bar}}{{^bar}}<span class="soft">\
        {{words}}</span>{{/bar}}
        """

    /// Behind it, with a name for who cannot see it.
    static let barTemplate = """
        {{#bar}}<progress max="{{length}}" value="{{spent}}" aria-label="Time spent for {{name}}"></progress>{{/bar}}
        """
}
