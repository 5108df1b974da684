internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Who is on call on one schedule just now, and who is next.
struct OnCallLine: Sendable {
    let schedule: String
    let path: String
    let people: String?
    let until: When?
    let then: String?
    let isGapNext: Bool

    init(_ schedule: Schedule, _ roster: Roster, at now: Moment, link: String) {
        let people = roster.onCall(schedule.name, at: now)
        let handover = roster.nextHandover(of: schedule.name, after: now)
        self.schedule = schedule.name.text
        path = link
        self.people = people.isEmpty ? nil : people.words
        until = handover.map { When($0.at, at: now, on: .of(schedule.zone)) }
        then = handover.flatMap { $0.incoming.isEmpty ? nil : $0.incoming.words }
        isGapNext = handover?.incoming.isEmpty == true
    }
}

/// A schedule that leaves a time without anybody.
struct GapLine: Sendable {
    let schedule: String
    let isNow: Bool
    let start: When
    let length: String
    /// How many more there are within four weeks.
    let more: String?

    /// Nil when there is none within four weeks.
    init?(_ schedule: Schedule, _ roster: Roster, at now: Moment) {
        let gaps = roster.shifts(of: schedule.name, from: now, to: now + .days(28)).filter(\.people.isEmpty)
        guard let first = gaps.first else { return nil }
        self.schedule = schedule.name.text
        isNow = first.start <= now
        start = When(first.start, at: now, on: .of(schedule.zone))
        length = first.end == now + .days(28) ? "at least \((first.end - first.start).brief)" : (first.end - first.start).brief
        more = gaps.count > 2 ? "\(gaps.count - 1) more times" : gaps.count == 2 ? "once more" : nil
    }
}

/// Somebody hands over to somebody else.
struct HandoverLine: Sendable {
    let at: When
    let schedule: String
    let outgoing: String
    /// Nil: nobody takes over.
    let incoming: String?

    /// The next eight of the coming two weeks.
    static func next(of schedules: [Schedule], _ roster: Roster, at now: Moment) -> [HandoverLine] {
        let all = schedules.flatMap { schedule in
            let shifts = roster.shifts(of: schedule.name, from: now, to: now + .days(14))
            return zip(shifts, shifts.dropFirst()).filter { $0.people != $1.people }.map { (schedule, $0, $1) }
        }
        return all.sorted { $0.2.start < $1.2.start }.prefix(8).map { schedule, before, after in
            HandoverLine(
                at: When(after.start, at: now, on: .of(schedule.zone)), schedule: schedule.name.text,
                outgoing: before.people.isEmpty ? "nobody" : before.people.words, incoming: after.people.isEmpty ? nil : after.people.words)
        }
    }
}

/// The next shifts of whoever looks at the page, within six weeks.
struct MyShifts: Sendable {
    struct Line: Sendable {
        let schedule: String
        let start: When
        let end: When
        let length: String
        let isNow: Bool
        /// On the schedule's own clock, for the fields of a form.
        let from: String
        let until: String
        /// Whom one can ask to stand in.
        let others: [String]
    }

    let isKnown: Bool
    let lines: [Line]

    init(of me: PersonName?, _ roster: Roster, under book: Runbook, at now: Moment) {
        isKnown = me != nil
        let others = book.people.keys.filter { $0 != me }.map(\.text).sorted()
        let all = roster.schedules.values.flatMap { schedule in
            roster.shifts(of: schedule.name, from: now, to: now + .days(42)).filter { shift in me.map(shift.people.contains) ?? false }
                .map { (schedule, $0) }
        }
        lines = all.sorted { ($0.1.start, $0.0.name) < ($1.1.start, $1.0.name) }.prefix(6).map { schedule, shift in
            let clock = WallClock.of(schedule.zone)
            return Line(
                schedule: schedule.name.text, start: When(shift.start, at: now, on: .of(schedule.zone)),
                end: When(shift.end, at: now, on: .of(schedule.zone)), length: (shift.end - shift.start).brief, isNow: shift.start <= now,
                from: clock.reading(at: shift.start).written, until: clock.reading(at: shift.end).written, others: others)
        }
    }
}

/// Somebody asks for a shift to be covered.
struct CoverLine: Sendable {
    let number: Int
    let schedule: String
    let person: String
    let start: When
    let end: When
    let words: String?
    let canTake: Bool
    let canWithdraw: Bool

    init(_ cover: Programme.Cover, for me: PersonName?, _ roster: Roster, at now: Moment) {
        let clock = WallClock.of(roster.schedules[cover.schedule]?.zone ?? "UTC")
        number = cover.number
        schedule = cover.schedule.text
        person = cover.person.text
        start = When(cover.start, at: now, on: clock)
        end = When(cover.end, at: now, on: clock)
        words = cover.words.isEmpty ? nil : cover.words
        canTake = me != nil && me != cover.person
        canWithdraw = me == cover.person
    }
}

/// A shift that somebody took from somebody else.
struct OverrideLine: Sendable {
    let id: Int64
    let schedule: String
    let person: String
    let replaces: String
    let start: When
    let end: When
    let hasBegun: Bool

    init(_ override: Override, _ roster: Roster, at now: Moment) {
        let clock = WallClock.of(roster.schedules[override.schedule]?.zone ?? "UTC")
        id = override.id
        schedule = override.schedule.text
        person = override.person.text
        replaces = override.replaces?.text ?? "whoever's turn it is"
        start = When(override.start, at: now, on: clock)
        end = When(override.end, at: now, on: clock)
        hasBegun = override.start <= now
    }
}

extension [PersonName] {
    var words: String { map(\.text).joined(separator: ", ") }
}
