internal import Notation
internal import OnCall
internal import Vocabulary

extension OpsgenieSetup {
    static func readSchedule(_ schedule: JSON, _ draft: inout ForeignDraft) {
        guard schedule["enabled"]?.bool != false else { return draft.miss("schedule", schedule, "is switched off; it was left out.") }
        guard let clock = draft.clock(of: schedule, zone: schedule.text("timezone")) else { return }
        let rotations = schedule.list("rotations").map { ForeignRotation(layers: layers($0, of: schedule, clock, &draft)) }
        draft.keep(rotations, of: schedule, zone: clock.zone)
        for override in schedule.list("overrides") {
            guard let user = override["user"]?.text("username"), let start = override.text("startDate"), let end = override.text("endDate") else {
                continue
            }
            let person = draft.person(user.lowercased(), named: user)
            draft.miss(override: override, of: schedule, person: person, from: start, to: end)
        }
    }

    private static func layers(_ rotation: JSON, of schedule: JSON, _ clock: WallClock, _ draft: inout ForeignDraft) -> [Layer] {
        let end = rotation.moment("endDate")
        if let end, end <= draft.since { return [] }
        let what = "rotation \(rotation.id) '\(rotation.title)'"
        guard let start = rotation.moment("startDate"), let every = every(rotation) else {
            draft.miss("schedule", schedule, "\(what) has no start or no length; it was left out.")
            return []
        }
        var people: [[PersonName]] = []
        for participant in rotation.list("participants") {
            switch participant.text("type") ?? "" {
            case "user":
                let address = participant.text("username") ?? participant.title
                people.append([draft.person(address.lowercased(), named: address)])
            case "none": people.append([])
            case let type:
                draft.miss("schedule", schedule, "\(what) has \(type) '\(participant.title)' take turns; only people do here. It was left out.")
                return []
            }
        }
        guard people.contains(where: { !$0.isEmpty }) else {
            draft.miss("schedule", schedule, "nobody is in \(what); it was left out.")
            return []
        }
        let restriction = rotation["timeRestriction"]
        let only = restriction.map(hours) ?? []
        guard restriction?.object == nil || !only.isEmpty else {
            draft.miss("schedule", schedule, "the hours of \(what) cannot be read; it was left out.")
            return []
        }
        let anchor = clock.reading(at: start)
        let turns = ForeignTurns(rotate: people, every: every, anchor: anchor, start: anchor, end: end.map { clock.reading(at: $0) }, only: only)
        return turns.layers(since: clock.reading(at: draft.since))
    }

    private static func every(_ rotation: JSON) -> Span? {
        let length = rotation.count("length") ?? 1
        let span: Span
        switch rotation.text("type") ?? "" {
        case "hourly": span = .exact(.hours(Int64(length)))
        case "daily": span = .days(length)
        case "weekly": span = .weeks(length)
        default: return nil
        }
        return span.canRotate ? span : nil
    }

    private static func hours(_ restriction: JSON) -> [HoursOfWeek] {
        if restriction.text("type") == "time-of-day" {
            guard let one = restriction["restriction"], let (start, end) = ends(one) else { return [] }
            return HoursOfWeek.stretches(on: Set(Weekday.allCases), from: start, minutes: end > start ? end - start : end - start + 1440)
        }
        return restriction.list("restrictions").flatMap { one -> [HoursOfWeek] in
            guard let (start, end) = ends(one), let from = day(one.text("startDay")), let to = day(one.text("endDay")) else { return [] }
            let minutes = (to.rawValue - from.rawValue) * 1440 + end - start
            return HoursOfWeek.stretches(on: [from], from: start, minutes: minutes > 0 ? minutes : minutes + 7 * 1440)
        }
    }

    private static func ends(_ one: JSON) -> (Int, Int)? {
        guard let start = one.count("startHour"), let end = one.count("endHour"), (0...23).contains(start), (0...24).contains(end) else { return nil }
        return (start * 60 + (one.count("startMin") ?? 0), end * 60 + (one.count("endMin") ?? 0))
    }

    private static func day(_ word: String?) -> Weekday? {
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].firstIndex(of: word ?? "").map { Weekday.allCases[$0] }
    }
}
