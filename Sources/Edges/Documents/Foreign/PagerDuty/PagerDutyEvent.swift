internal import Notation
internal import OnCall
internal import Vocabulary

/// Shifts of a schedule of the third generation: one stretch that comes round again, taken by its members in turn.
enum PagerDutyEvent {
    static func layers(_ event: JSON, of schedule: JSON, _ clock: WallClock, _ draft: inout ForeignDraft) -> [Layer] {
        if let until = event.moment("effective_until"), until <= draft.since { return [] }
        do throws(Objection) {
            return try turns(event, clock, &draft).layers(since: clock.reading(at: draft.since))
        } catch {
            draft.miss("schedule", schedule, "shifts \(event.id) '\(event.title)' \(error.why); they were left out.")
            return []
        }
    }

    private struct Objection: Error {
        var why: String
    }

    private static func turns(_ event: JSON, _ clock: WallClock, _ draft: inout ForeignDraft) throws(Objection) -> ForeignTurns {
        guard let begin = event["start_time"]?.moment("date_time"), let over = event["end_time"]?.moment("date_time"), begin < over else {
            throw Objection(why: "have no beginning or end")
        }
        if let zone = event["start_time"]?.text("time_zone"), zone != clock.zone { throw Objection(why: "keep to the clock of \(zone)") }
        let recurrence = event.list("recurrence").compactMap(\.string)
        guard recurrence.count == 1, let rule = RecurrenceRule(recurrence[0]) else {
            throw Objection(why: "come round by a rule the language has no word for (\(recurrence.joined(separator: " ")))")
        }
        let (start, end) = (clock.reading(at: begin), clock.reading(at: over))
        let pattern = try Pattern(rule, start: start, minutes: Int((end.milliseconds - start.milliseconds) / 60_000))
        let strategy = event["assignment_strategy"] ?? .null
        let people = strategy.list("members").map { member -> [PersonName] in
            member.text("type") == "empty_member" ? [] : [draft.person(member.text("user_id") ?? "", named: "")]
        }
        guard people.contains(where: { !$0.isEmpty }) else { throw Objection(why: "are nobody's") }
        let isTogether = strategy.text("type") == "every_member_assignment_strategy"
        let count = isTogether ? pattern.shiftsEach : strategy.count("shifts_per_member") ?? 1
        guard count > 0, count % pattern.shiftsEach == 0 || people.count == 1 else {
            throw Objection(why: "change hands in the middle of a week of several shifts")
        }
        let turn = max(count / pattern.shiftsEach, 1) * rule.interval
        return ForeignTurns(
            rotate: isTogether ? [people.flatMap { $0 }] : people, every: rule.isWeekly ? .weeks(turn) : .days(turn), anchor: start,
            start: event.moment("effective_since").map { max(start, clock.reading(at: $0)) } ?? start,
            end: event.moment("effective_until").map { clock.reading(at: $0) }, only: pattern.hours)
    }

    /// The hours of the week a rule's shifts cover, and how many of them there are in one round.
    private struct Pattern {
        var hours: [HoursOfWeek]
        var shiftsEach: Int

        init(_ rule: RecurrenceRule, start: WallReading, minutes: Int) throws(Objection) {
            let round = (rule.isWeekly ? 7 : 1) * rule.interval * 1440
            guard minutes <= round else { throw Objection(why: "overlap each other") }
            let days: Set<Weekday> =
                rule.isWeekly ? (rule.days.isEmpty ? [start.day.weekday] : rule.days) : Set(Weekday.allCases)
            guard days.contains(start.day.weekday) else { throw Objection(why: "do not begin on one of their own days") }
            shiftsEach = rule.isWeekly ? days.count : 1
            guard minutes == round || rule.interval == 1 else { throw Objection(why: "leave out whole weeks or days between them") }
            hours = minutes == round ? [] : HoursOfWeek.stretches(on: days, from: start.time.minuteOfDay, minutes: minutes)
        }
    }
}
