internal import Notation
internal import OnCall
internal import Vocabulary

extension PagerDutySetup {
    static func readSchedule(_ schedule: JSON, _ draft: inout ForeignDraft) {
        guard let clock = draft.clock(of: schedule, zone: schedule.text("time_zone")) else { return }
        if schedule["rotations"] != nil {
            let rotations = schedule.list("rotations").map { rotation in
                ForeignRotation(layers: rotation.list("events").flatMap { PagerDutyEvent.layers($0, of: schedule, clock, &draft) })
            }
            draft.keep(rotations, of: schedule, zone: clock.zone)
        } else if schedule["schedule_layers"] != nil {
            // PagerDuty lists the layer that wins first.
            let layers = schedule.list("schedule_layers").reversed().enumerated().map { place, one in
                ForeignRotation(level: place, layers: layer(one, of: schedule, clock, &draft))
            }
            draft.keep(layers, of: schedule, zone: clock.zone)
        } else {
            draft.miss("schedule", schedule, "the export has neither its layers nor its rotations; ask with include[]=schedule_layers.")
        }
        readOverrides(schedule, &draft)
    }

    /// Turns begin at `rotation_virtual_start` and count from `start`; both are instants, and what is kept is what the clock shows then.
    /// Nil for what cannot be said.
    private static func layer(_ layer: JSON, of schedule: JSON, _ clock: WallClock, _ draft: inout ForeignDraft) -> [Layer]? {
        let end = layer.moment("end")
        if let end, end <= draft.since { return [] }
        guard let start = layer.moment("start"), let seconds = layer.count("rotation_turn_length_seconds"), let every = Span(turnOf: seconds) else {
            draft.miss("schedule", schedule, "layer \(layer.id) '\(layer.title)' has no start or no length of a turn; it was left out.")
            return nil
        }
        let people = layer.list("users").map { entry in
            let user = entry["user"] ?? entry
            return [draft.person(user.id, named: user.title)]
        }
        guard !people.isEmpty else {
            draft.miss("schedule", schedule, "nobody is in layer \(layer.id) '\(layer.title)'; it was left out.")
            return []
        }
        let restrictions = layer.list("restrictions")
        let only = restrictions.flatMap(hours)
        guard only.isEmpty == restrictions.isEmpty else {
            draft.miss("schedule", schedule, "the hours of layer \(layer.id) '\(layer.title)' cannot be read; it was left out.")
            return nil
        }
        let anchor = clock.reading(at: layer.moment("rotation_virtual_start") ?? start)
        if anchor.milliseconds % 60_000 != 0 {
            draft.miss("schedule", schedule, "layer \(layer.id) '\(layer.title)' hands over between two minutes; the earlier was taken.")
        }
        let turns = ForeignTurns(
            rotate: people, every: every, anchor: anchor, start: clock.reading(at: start), end: end.map { clock.reading(at: $0) },
            only: only)
        return turns.layers(since: clock.reading(at: draft.since))
    }

    /// `start_day_of_week` counts from Monday, 1.
    private static func hours(_ restriction: JSON) -> [HoursOfWeek] {
        guard let seconds = restriction.count("duration_seconds"), let start = minute(restriction.text("start_time_of_day") ?? "") else { return [] }
        var days = Set(Weekday.allCases)
        if restriction.text("type") == "weekly_restriction" {
            guard let number = restriction.count("start_day_of_week"), let day = Weekday(rawValue: number - 1) else { return [] }
            days = [day]
        }
        return HoursOfWeek.stretches(on: days, from: start, minutes: seconds / 60)
    }

    /// `09:00:00`
    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        return hour * 60 + minute
    }

    private static func readOverrides(_ schedule: JSON, _ draft: inout ForeignDraft) {
        let drawn = schedule["overrides_subschedule"]?.list("rendered_schedule_entries") ?? []
        for override in schedule.list("overrides") + drawn {
            guard let start = override.text("start"), let end = override.text("end"), let user = override["user"] else { continue }
            draft.miss(override: override, of: schedule, person: draft.person(user.id, named: user.title), from: start, to: end)
        }
    }
}

extension Span {
    /// Whole days and weeks keep to the calendar; shorter turns to the minutes of the clock on the wall.
    init?(turnOf seconds: Int) {
        let span: Span =
            seconds % 604_800 == 0 ? .weeks(seconds / 604_800) : seconds % 86_400 == 0 ? .days(seconds / 86_400) : .exact(.seconds(seconds))
        guard span.canRotate else { return nil }
        self = span
    }
}
