import OnCall
import Vocabulary

/// Rosters nobody would write, around the hours when clocks change.
struct RandomRoster {
    var chance: SplitMix64
    let zone: String
    let clock: WallClock

    init(zone: String, seed: UInt64) {
        chance = SplitMix64(seed: seed &+ zone.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) })
        self.zone = zone
        clock = WallClock.of(zone)
    }

    /// Three times in four just around a change of clocks, where there is one.
    mutating func window() -> Range<Moment> {
        let (first, last) = (at("1995-01-01T00:00:00Z"), at("2035-01-01T00:00:00Z"))
        let changes = clock.changes(from: first, to: last)
        var middle = first + .hours(Int64(chance.number(0...350_000)))
        if !changes.isEmpty, !chance.oneIn(4) { middle = chance.pick(changes) }
        let start = middle - .minutes(Int64(chance.number(1...6000)))
        return start..<(middle + .minutes(Int64(chance.number(1...6000))))
    }

    mutating func roster(around window: Range<Moment>) -> Roster {
        let layers = (0..<chance.number(1...4)).map { _ in layer(around: window) }
        let schedule = Schedule(name: "primary", zone: zone, cover: .layers(layers))
        let overrides = (0..<chance.number(0...4)).map { override(id: Int64($0 + 1), around: window) }
        return Roster(schedules: ["primary": schedule], seats: [:], overrides: overrides.shuffled(using: &chance))
    }

    private mutating func person() -> PersonName { chance.pick(["ana", "bo", "cy", "dana", "eli"]) }

    private mutating func layer(around window: Range<Moment>) -> Layer {
        let begun = clock.wallTime(at: window.lowerBound).day + -chance.number(-3...400)
        let until = chance.oneIn(4) ? WallTime(day: clock.wallTime(at: window.upperBound).day + -chance.number(0...6), minuteOfDay: minute()) : nil
        let rotate = (0..<chance.number(1...5)).map { _ in
            (0..<(chance.oneIn(6) ? 0 : chance.number(1...2))).map { _ in person() }
        }
        let only = chance.oneIn(2) ? [] : (0..<chance.number(1...3)).map { _ in hours() }
        return Layer(rotate: rotate, every: span(), from: WallTime(day: begun, minuteOfDay: minute()), until: until, only: only)
    }

    private mutating func span() -> Span {
        switch chance.number(0...5) {
        case 0: .exact(.minutes(Int64(chance.pick([15, 30, 60, 90, 480, 720, 1440]))))
        case 1, 2: .days(chance.number(1...4))
        case 3: .weeks(chance.number(1...2))
        case 4: .months(chance.number(1...3))
        default: .quarters(1)
        }
    }

    /// Mostly in the hours when clocks change.
    private mutating func minute() -> Int {
        chance.oneIn(3) ? chance.number(0...1439) : chance.pick([0, 15, 30, 60, 75, 90, 105, 120, 135, 150, 180, 1380, 1395, 1410])
    }

    private mutating func hours() -> HoursOfWeek {
        HoursOfWeek(days: Set((0..<chance.number(1...5)).map { _ in chance.pick(Weekday.allCases) }), start: minute(), end: minute() + 1)
    }

    private mutating func override(id: Int64, around window: Range<Moment>) -> Override {
        let start = window.lowerBound + .minutes(Int64(chance.number(-2000...9000)))
        let end = start + .minutes(Int64(chance.number(-10...3000)))
        let replaces = chance.oneIn(2) ? person() : nil
        return Override(id: id, schedule: "primary", person: person(), replaces: replaces, start: start, end: end)
    }
}
