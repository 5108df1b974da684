/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z. Every time in the journal is one of these;
/// what a clock on the wall shows at that point is `WallClock`'s business.
package struct Moment: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(seconds: Int64) { self.init(milliseconds: seconds * 1000) }

    package static let distantPast = Moment(milliseconds: .min / 4)
    package static let distantFuture = Moment(milliseconds: .max / 4)

    package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (moment: Moment, duration: Duration) -> Moment { Moment(milliseconds: moment.milliseconds + duration.milliseconds) }
    package static func - (moment: Moment, duration: Duration) -> Moment { Moment(milliseconds: moment.milliseconds - duration.milliseconds) }
    package static func - (later: Moment, earlier: Moment) -> Duration { .milliseconds(later.milliseconds - earlier.milliseconds) }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    package var milliseconds: Int64 { Int64(attoseconds / 1_000_000_000_000_000) }
    package static func minutes(_ count: Int64) -> Duration { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> Duration { .seconds(count * 3600) }
    package static func days(_ count: Int64) -> Duration { .seconds(count * 86400) }
}
