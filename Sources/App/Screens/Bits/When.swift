internal import Engine
package import OnCall
package import Vocabulary

/// A time. It reads in the runbook's zone until the script puts the reader's own in its place; the day is named only when it is not today.
package struct When: Hashable, Sendable {
    /// RFC 3339, for the script.
    let machine: String
    let words: String
    /// What stands there when the pointer rests on it: the whole of it, in the runbook's zone.
    let whole: String

    package init(_ moment: Moment, at now: Moment, on clock: WallClock) {
        machine = moment.rfc3339
        words = clock.spoken(at: moment, seenFrom: now)
        whole = clock.spoken(at: moment)
    }

    static let template = #"<time datetime="{{machine}}" title="{{whole}}">{{words}}</time>"#
}
