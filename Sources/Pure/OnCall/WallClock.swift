internal import Foundation
internal import Synchronization
package import Vocabulary

/// What the clock on the wall shows in one place, and when it shows it.
///
/// One rule answers every question a change of clocks can ask:
///
/// > **A wall time happens at the first instant at which the clock shows it or anything later.**
///
/// - *Skipped in spring.* 02:30 in Stockholm on 2026-03-29 happens when the clock leaps from 02:00 to 03:00: at 03:00 sharp. A hand-over
///   written for 02:30 is due as soon as the clock has passed it. Shifting it to 03:30 instead would put it after a hand-over
///   written for 03:00, and the wrong person would be on call.
/// - *Shown twice in autumn.* 02:30 on 2026-10-25 happens the first time. Starts and ends follow the same rule, so two stretches that
///   touch on the wall touch in time: nobody overlaps, nobody is missing, and a stretch that ends at 03:00 lasts the extra hour.
/// - *Half an hour (Lord Howe), two hours (Troll), at midnight (Havana, Cairo, Beirut), a whole day (Apia, 2011-12-30).* Nothing special:
///   a day whose midnight is skipped begins at 01:00, and a shift that lies wholly in a skipped day has no length.
///
/// The rule keeps the order of the wall: of two wall times the later one never happens first. `furthest(at:)` is its other half,
/// the furthest the clock has come by an instant, and `furthest(at: t) >= w` says the same as `moment(of: w) <= t`.
///
/// Offsets come from the system's IANA data, whole seconds exactly. Changes are known from 1970 to 2100; before and after, the nearest
/// known offset stands.
package struct WallClock: Sendable {
    package let zone: String
    private let segments: [Segment]

    /// A stretch of time with one offset from UTC.
    private struct Segment {
        let start: Int64
        let offset: Int64
        /// No clock reading at or past this one was shown before `start`.
        let unseen: Int64
    }

    /// Nil when there is no such IANA zone. Abbreviations (`CET`, `PST`) and bare offsets (`GMT+5`) are refused: they do not
    /// follow the summer time of the place that people mean by them.
    package init?(zone: String) {
        if let known = Self.known.withLock({ $0[zone] }) { self = known; return }
        guard zone.contains("/") || zone == "UTC" || zone == "GMT", let source = TimeZone(identifier: zone),
            source.identifier == zone || zone == "UTC"
        else { return nil }
        self.zone = zone
        segments = Self.segments(of: source)
        let clock = self
        Self.known.withLock { $0[zone] = clock }
    }

    private init() {
        zone = "UTC"
        segments = [Segment(start: .min, offset: 0, unseen: .min)]
    }

    package static let utc = WallClock()

    /// For zones a reader has already accepted. UTC when there is none of this name: somebody on call at an odd hour is better
    /// than nobody.
    package static func of(_ zone: String) -> WallClock { WallClock(zone: zone) ?? .utc }

    /// Whether this program carries the zone data at all; a static build can lose it without a word. Ask once at start-up, and
    /// refuse to start without.
    package static var hasZones: Bool {
        guard TimeZone.knownTimeZoneIdentifiers.count > 1, let clock = WallClock(zone: "Europe/Stockholm") else { return false }
        return clock.offset(at: Moment(seconds: 1_768_000_000)) == .hours(1) && clock.offset(at: Moment(seconds: 1_784_000_000)) == .hours(2)
    }

    /// What the clock shows now, even if it has shown later times already.
    package func reading(at moment: Moment) -> WallReading {
        WallReading(milliseconds: moment.milliseconds + segments[segment(at: moment.milliseconds)].offset)
    }

    /// The furthest the clock has come: what it shows, except while it repeats an hour.
    package func furthest(at moment: Moment) -> WallReading {
        let segment = segments[segment(at: moment.milliseconds)]
        let shown = moment.milliseconds + segment.offset
        return WallReading(milliseconds: segment.unseen > shown ? segment.unseen - 1 : shown)
    }

    /// The first instant at which the clock shows this or anything later.
    package func moment(of reading: WallReading) -> Moment {
        let wall = reading.milliseconds
        let segment = segments[last { $0.unseen <= wall }]
        return Moment(milliseconds: max(segment.start, wall - segment.offset))
    }

    package func moment(of time: WallTime) -> Moment { moment(of: WallReading(time)) }
    package func wallTime(at moment: Moment) -> WallTime { reading(at: moment).time }

    /// East of Greenwich is positive.
    package func offset(at moment: Moment) -> Duration {
        .milliseconds(segments[segment(at: moment.milliseconds)].offset)
    }

    /// The instants between two others at which the clock is put forward or back.
    package func changes(from start: Moment, to end: Moment) -> [Moment] {
        let first = last { $0.start < start.milliseconds } + 1
        return segments[first...].prefix { $0.start < end.milliseconds }.map { Moment(milliseconds: $0.start) }
    }

    private func segment(at milliseconds: Int64) -> Int { last { $0.start <= milliseconds } }

    /// The last segment that passes; the first always does.
    private func last(where passes: (Segment) -> Bool) -> Int {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if passes(segments[middle]) { low = middle } else { high = middle }
        }
        return low
    }

    // Zone data is read once a zone. The answers are constants of the system's data, so remembering them changes no result, only
    // its price; only real zone names are kept, so the table cannot grow past their number.
    private static let known = Mutex<[String: WallClock]>([:])

    private static func segments(of zone: TimeZone) -> [Segment] {
        let end = Date(timeIntervalSince1970: 4_102_444_800)
        var date = Date(timeIntervalSince1970: 0)
        var segments = [Segment(start: .min, offset: offset(of: zone, at: date), unseen: .min)]
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next < end {
            date = next
            let before = segments[segments.count - 1]
            let start = Int64(next.timeIntervalSince1970.rounded()) * 1000
            let after = offset(of: zone, at: next)
            // A change of name or of law that moves no hand.
            if after == before.offset { continue }
            segments.append(Segment(start: start, offset: after, unseen: max(before.unseen, start + before.offset)))
        }
        return segments
    }

    private static func offset(of zone: TimeZone, at date: Date) -> Int64 { Int64(zone.secondsFromGMT(for: date)) * 1000 }
}
