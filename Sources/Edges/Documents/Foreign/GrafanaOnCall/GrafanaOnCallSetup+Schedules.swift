internal import Notation
internal import OnCall
internal import Vocabulary

extension GrafanaOnCallSetup {
    static func readSchedule(_ schedule: JSON, _ shifts: [JSON], _ draft: inout ForeignDraft) {
        guard schedule.text("type") != "ical" else {
            return draft.miss("schedule", schedule, "is a calendar somebody else keeps; write its turns as layers.")
        }
        guard let clock = draft.clock(of: schedule, zone: schedule.text("time_zone") ?? "UTC") else { return }
        var rotations: [ForeignRotation] = []
        for id in schedule.list("shifts").compactMap(\.string) {
            guard let shift = shifts.first(where: { $0.id == id }) else {
                draft.miss("schedule", schedule, "shift \(id) is not in the export; it was left out.")
                rotations.append(ForeignRotation(level: .max, layers: nil))
                continue
            }
            var rotation = ForeignRotation(level: shift.count("level") ?? 0, layers: nil)
            do throws(Objection) {
                if let end = try end(of: shift, clock), end <= clock.reading(at: draft.since) { continue }
                rotation.layers = try turns(shift, clock, &draft).layers(since: clock.reading(at: draft.since))
            } catch {
                draft.miss("schedule", schedule, "shift \(shift.id) '\(shift.title)' \(error.why); it was left out.")
            }
            rotations.append(rotation)
        }
        draft.keep(rotations, of: schedule, zone: clock.zone)
    }

    private struct Objection: Error {
        var why: String
    }

    /// Times have no offset: they are what the clock of the zone shows.
    private static func reading(_ text: String?) -> WallReading? {
        text.flatMap { Moment(rfc3339: $0 + "Z") }.map { WallReading(milliseconds: $0.milliseconds) }
    }

    /// When the last turn of it is over; nil: never.
    private static func end(of shift: JSON, _ clock: WallClock) throws(Objection) -> WallReading? {
        if shift.text("type") == "single_event", let start = reading(shift.text("start")), let seconds = shift.count("duration") {
            return WallReading(milliseconds: start.milliseconds + Int64(seconds) * 1000)
        }
        guard let text = shift.text("until") else { return nil }
        guard let end = Moment(rfc3339: text).map({ clock.reading(at: $0) }) ?? reading(text) else {
            throw Objection(why: "ends at '\(text)', which is no time")
        }
        return end
    }

    private static func turns(_ shift: JSON, _ clock: WallClock, _ draft: inout ForeignDraft) throws(Objection) -> ForeignTurns {
        if let zone = shift.text("time_zone"), zone != clock.zone { throw Objection(why: "keeps to the clock of \(zone)") }
        guard let start = reading(shift.text("start")), let seconds = shift.count("duration"), seconds >= 60 else {
            throw Objection(why: "has no start or no length")
        }
        let people = people(shift, &draft)
        guard people.contains(where: { !$0.isEmpty }) else { throw Objection(why: "is nobody's") }
        let end = try end(of: shift, clock)
        if shift.text("type") == "single_event" { return ForeignTurns(rotate: people, every: .weeks(1), anchor: start, start: start, end: end) }
        let pattern = try Pattern(shift, start: start, minutes: seconds / 60)
        return ForeignTurns(rotate: people, every: pattern.every, anchor: pattern.anchor, start: start, end: end, only: pattern.hours)
    }

    private static func people(_ shift: JSON, _ draft: inout ForeignDraft) -> [[PersonName]] {
        guard shift.text("type") == "rolling_users" else {
            return [shift.list("users").compactMap(\.string).map { draft.person($0, named: "") }]
        }
        let turns = shift.list("rolling_users").map { turn in (turn.array ?? []).compactMap(\.string).map { draft.person($0, named: "") } }
        let first = shift.count("start_rotation_from_user_index") ?? 0
        return turns.indices.contains(first) ? Array(turns[first...] + turns[..<first]) : turns
    }

    /// How often turns change, from when on, and which hours of the week they cover.
    private struct Pattern {
        var every: Span
        var anchor: WallReading
        var hours: [HoursOfWeek] = []

        init(_ shift: JSON, start: WallReading, minutes: Int) throws(Objection) {
            let interval = shift.count("interval") ?? 1
            let words = shift.list("by_day").compactMap(\.string)
            let days = Set(words.compactMap { Weekday(iCalendar: $0) })
            guard interval > 0, days.count == words.count, shift.list("by_month").isEmpty, shift.list("by_monthday").isEmpty else {
                throw Objection(why: "comes round by a rule the language has no word for")
            }
            anchor = start
            let round: Int
            switch (shift.text("frequency") ?? "", days.isEmpty) {
            case ("hourly", true):
                every = .exact(.hours(Int64(interval)))
                round = interval * 60
            case ("daily", true):
                every = .days(interval)
                round = interval * 1440
            case ("weekly", _):
                every = .weeks(interval)
                round = interval * 7 * 1440
            default: throw Objection(why: "comes round by a rule the language has no word for")
            }
            guard minutes <= round else { throw Objection(why: "overlaps itself") }
            if minutes == round, days.count <= 1 { return }
            guard interval == 1, round >= 1440 else { throw Objection(why: "leaves out time between its turns") }
            let begins = round == 1440 ? Set(Weekday.allCases) : days.isEmpty ? [start.day.weekday] : days
            hours = HoursOfWeek.stretches(on: begins, from: start.time.minuteOfDay, minutes: minutes)
            // On several days of a week, turns change with the week.
            if !days.isEmpty {
                let first = shift.text("week_start").flatMap { Weekday(iCalendar: $0) } ?? .monday
                let back = (start.day.weekday.rawValue - first.rawValue + 7) % 7
                anchor = WallReading(start.day + -back, minute: 0)
            }
        }
    }
}
