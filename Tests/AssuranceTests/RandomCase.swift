import Assurance
import OnCall
import Runbooks
import Vocabulary

/// A runbook nobody would write, with people who stand in and people on leave, and a few days of it around a change of clocks.
struct RandomCase {
    private var chance: SplitMix64
    private let zones: [String]
    private(set) var runbook: Runbook
    private(set) var overrides: [Override] = []
    private(set) var absences: [Absence] = []
    private(set) var window: Range<Moment>

    static let people: [PersonName] = ["ana", "bo", "cy", "dana", "eli", "fay"]
    /// Whom nothing reaches.
    static let mute: PersonName = "gus"
    private static let hard = [
        "Europe/Stockholm", "America/New_York", "America/Sao_Paulo", "America/Havana", "Africa/Cairo", "Asia/Kathmandu", "Australia/Lord_Howe",
        "Pacific/Apia", "Pacific/Auckland", "Antarctica/Troll", "UTC",
    ]

    init(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        zones = [chance.pick(Self.hard), chance.pick(Self.hard)]
        let clock = WallClock.of(zones[0])
        let changes = clock.changes(from: Moment(rfc3339: "2005-01-01T00:00:00Z")!, to: Moment(rfc3339: "2034-01-01T00:00:00Z")!)
        var middle = Moment(seconds: Int64(chance.number(1_200_000_000...1_900_000_000)))
        if !changes.isEmpty, !chance.oneIn(4) { middle = chance.pick(changes) }
        let start = middle - .minutes(Int64(chance.number(0...7200)))
        window = start..<middle + .minutes(Int64(chance.number(1...7200)))
        runbook = Runbook(version: RunbookVersion(""), name: "", zone: zones[0], business: BusinessCalendar(zone: zones[0], hours: []))
        self.chance = chance
        fill()
    }

    private mutating func fill() {
        let today = WallClock.of(zones[0]).reading(at: window.lowerBound).day
        let length = chance.number(2...10) * 60, begins = chance.pick([0, 60, 120, 150, 480, 540, 1320])
        let days = Set((0..<chance.number(2...6)).map { _ in chance.pick(Weekday.allCases) })
        let hours = HoursOfWeek(days: days, start: begins, end: (begins + length - 1) % 1440 + 1)
        let holidays = Set((0..<chance.number(0...3)).map { _ in today + chance.number(-1...8) })
        runbook.business = BusinessCalendar(zone: zones[0], hours: [hours], holidays: holidays)
        for name in Self.people { runbook.people[name] = Person(name: name, fullName: "", email: "\(name)@shop.example") }
        runbook.people[Self.mute] = Person(name: Self.mute, fullName: "")
        runbook.connections = [Connection(name: "mail", kind: .smtp)]
        runbook.seats = ["lead": .held([person(), person()]), "crew": .group([person(), person()])]
        for name in ["one", "two", "three"] as [ScheduleName] { runbook.schedules[name] = schedule(name, around: today) }
        runbook.schedules["held"] = Schedule(name: "held", zone: zones[0], cover: .seat("lead"))
        runbook.ladders = ["up": ladder()]
        runbook.severities = [Severity(name: "P1", match: .everything, ladder: "up", acknowledgeWithin: Promise(.within(.exact(.minutes(15)))))]
        overrides = (0..<chance.number(0...4)).map { override(id: Int64($0 + 1)) }
        absences = (0..<(chance.oneIn(2) ? 0 : chance.number(1...2))).map { _ in absence() }
    }

    private mutating func person() -> PersonName { chance.oneIn(25) ? Self.mute : chance.pick(Self.people) }
    private mutating func minute() -> Int { chance.oneIn(3) ? chance.number(0...1439) : chance.pick([0, 30, 60, 90, 120, 150, 180, 540, 1380]) }

    private mutating func schedule(_ name: ScheduleName, around day: CivilDay) -> Schedule {
        let layers = (0..<chance.number(1...3)).map { _ in layer(around: day) }
        return Schedule(name: name, zone: chance.pick(zones), cover: .layers(layers))
    }

    private mutating func layer(around day: CivilDay) -> Layer {
        let rotate = (0..<chance.number(1...4)).map { _ in (0..<(chance.oneIn(8) ? 0 : chance.number(1...2))).map { _ in person() } }
        let every: Span = chance.pick([.exact(.hours(8)), .exact(.hours(12)), .days(1), .days(2), .weeks(1), .months(1)])
        let from = WallTime(day: day + -chance.number(-2...60), minuteOfDay: minute())
        let until = chance.oneIn(5) ? WallTime(day: day + chance.number(0...7), minuteOfDay: minute()) : nil
        let only =
            chance.oneIn(2)
            ? []
            : (0..<chance.number(1...2)).map { _ in
                HoursOfWeek(days: Set((0..<chance.number(1...6)).map { _ in chance.pick(Weekday.allCases) }), start: minute(), end: minute() + 1)
            }
        return Layer(rotate: rotate, every: every, from: from, until: until, only: only)
    }

    private mutating func ladder() -> Ladder {
        var at = 0
        let rungs = (0..<chance.number(1...4)).map { _ -> Rung in
            defer { at += chance.pick([0, 5, 10, 30, 90]) }
            let targets = (0..<(chance.oneIn(4) ? 2 : 1)).map { _ in target() }
            let action: Rung.Action =
                switch chance.number(0...9) {
                case 0: .mention(targets, in: Audience(connection: "mail"))
                case 1: .ticket(Audience(connection: "mail"))
                default: .page(targets)
                }
            let when: Rung.Hours = chance.pick([.always, .always, .businessHours, .outOfHours])
            let again = chance.oneIn(4) ? Rung.Repeat(every: .minutes(Int64(chance.pick([2, 7, 45]))), times: chance.number(1...2)) : nil
            return Rung(at: .minutes(Int64(at)), action: action, when: when, again: again)
        }
        return Ladder(name: "up", rungs: rungs, rounds: chance.oneIn(3) ? 2 : 1)
    }

    private mutating func target() -> Rung.Target {
        switch chance.number(0...9) {
        case 0: .person(person())
        case 1: .seat(chance.pick(["lead", "crew"]))
        case 2: .schedule("held")
        default: .schedule(chance.pick(["one", "two", "three"]))
        }
    }

    private mutating func override(id: Int64) -> Override {
        let start = window.lowerBound + .minutes(Int64(chance.number(-2000...9000)))
        return Override(
            id: id, schedule: chance.pick(["one", "two", "three"]), person: chance.pick(Self.people), replaces: chance.oneIn(2) ? person() : nil,
            start: start, end: start + .minutes(Int64(chance.number(-10...3000))))
    }

    private mutating func absence() -> Absence {
        let start = window.lowerBound + .minutes(Int64(chance.number(-2000...7000)))
        return Absence(person: chance.pick(Self.people), start: start, end: start + .minutes(Int64(chance.number(1...6000))))
    }

    mutating func change(_ change: (inout Runbook) -> Void) { change(&runbook) }

    // MARK: Instants

    /// Some of a proof's own edges, an instant before them, and some that have nothing to do with them.
    mutating func instants(around edges: [Moment], _ count: Int) -> [Moment] {
        let inside = edges.filter(window.contains)
        let near = inside.isEmpty ? [] : (0..<count).map { _ in chance.pick(inside) - .milliseconds(Int64(chance.number(0...1))) }
        let milliseconds = Int((window.upperBound - window.lowerBound).milliseconds)
        let far = (0..<count).map { _ in window.lowerBound + .milliseconds(Int64(chance.number(0...milliseconds - 1))) }
        return (near + far).filter(window.contains)
    }
}
