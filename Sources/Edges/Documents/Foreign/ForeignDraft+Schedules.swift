internal import Notation
internal import OnCall
internal import Vocabulary

/// Turns of a schedule that another tool draws as one line, with how much they weigh against the other lines.
struct ForeignRotation {
    var level = 0
    /// Nil: there are turns, and they cannot be said.
    var layers: [Layer]?
}

extension ForeignDraft {
    /// Rotations that are on call together, as everything but the first kind of PagerDuty's has them: of two at one time that weigh the same,
    /// both are paged. The language has one answer an instant, so rotations that meet become schedules of their own, and a ladder names them all.
    mutating func keep(_ rotations: [ForeignRotation], of schedule: JSON, zone: String) {
        let said: [(level: Int, layers: [Layer])] = rotations.compactMap { rotation in
            guard let layers = rotation.layers, !layers.isEmpty else { return nil }
            return (level: rotation.level, layers: layers)
        }
        guard let lowest = said.map(\.level).min() else {
            return miss("schedule", schedule, "nobody takes a turn in it from this day on; it was left out.")
        }
        if rotations.contains(where: { $0.layers == nil && $0.level > lowest }) {
            return miss("schedule", schedule, "whoever is below what cannot be said would be paged in its place; all of it was left out.")
        }
        let weighed = said.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }.map(\.element)
        let meets = weighed.indices.contains { place in
            weighed[..<place].contains { $0.level == weighed[place].level && meet($0.layers, weighed[place].layers, zone) }
        }
        guard meets else { return keep(name(schedule), of: schedule, zone: zone, layers: weighed.flatMap(\.layers)) }
        if Set(weighed.map(\.level)).count > 1 {
            miss("schedule", schedule, "has turns of several priorities that also meet: here all of them are paged, and none covers another.")
        }
        for rotation in weighed { keep(name(schedule), of: schedule, zone: zone, layers: rotation.layers) }
    }

    /// Whether both are on call at one time within a year.
    private func meet(_ a: [Layer], _ b: [Layer], _ zone: String) -> Bool {
        let (ours, theirs) = (turns(of: a, zone), turns(of: b, zone))
        var rest = theirs[...]
        for mine in ours {
            rest = rest.drop { $0.end <= mine.start }
            if let next = rest.first, next.start < mine.end { return true }
        }
        return false
    }

    private func turns(of layers: [Layer], _ zone: String) -> [Shift] {
        let name = ScheduleName("turns")
        let roster = Roster(schedules: [name: Schedule(name: name, zone: zone, cover: .layers(layers))], seats: [:])
        return roster.shifts(of: name, from: since, to: since + .days(366)).filter { !$0.people.isEmpty }
    }

    /// The clock of a schedule. Without one its times mean nothing, and it is left out.
    mutating func clock(of schedule: JSON, zone: String?) -> WallClock? {
        if let clock = zone.flatMap({ WallClock(zone: $0) }) { return clock }
        // Abbreviations and bare offsets do not follow the summer time of a place.
        miss("schedule", schedule, "its time zone '\(zone ?? "")' is no place, such as Europe/Stockholm; it was left out.")
        return nil
    }

    /// What a schedule was changed to by hand for a while is not in the runbook.
    mutating func miss(override: JSON, of schedule: JSON, person: PersonName, from start: String, to end: String) {
        guard let over = Moment(rfc3339: end), over > since else { return }
        let name = names(ofSchedule: schedule.id).first ?? schedule.title
        miss(
            "override", override.id, schedule.title,
            "a server keeps these: runbell override '\(name)' \(person) --from \(start) --to \(end)")
    }
}
