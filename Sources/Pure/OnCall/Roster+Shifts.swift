package import Vocabulary

/// Who is on call over a stretch of time, by walking the calendar turn by turn. Deliberately another road than `onCall(_:at:)`.
extension Roster {
    /// Every shift between two instants, cut at both, without holes: a gap is a shift of nobody. Neighbours with the same people are
    /// one shift. Empty when there is no such schedule.
    package func shifts(of name: ScheduleName, from start: Moment, to end: Moment) -> [Shift] {
        guard let schedule = schedules[name], start < end else { return [] }
        var painted = [Shift(schedule: name, people: [], start: start, end: end)]
        switch schedule.cover {
        case .seat(let seat): painted[0].people = people(in: seat)
        case .layers(let layers):
            let clock = WallClock.of(schedule.zone)
            for layer in layers {
                painted = layer.shifts(of: name, from: start, to: end, on: clock).painted(over: painted)
            }
        }
        let touching = overrides.filter { $0.schedule == name && $0.start < $0.end && $0.start < end && start < $0.end }
        return painted.flatMap { $0.taken(by: touching) }.merged()
    }
}

extension Shift {
    /// Cut wherever an override of these begins or ends, each piece with the people it leaves on call.
    fileprivate func taken(by overrides: [Override]) -> [Shift] {
        let mine = overrides.filter { $0.start < end && start < $0.end }
        let cuts = Set(mine.flatMap { [$0.start, $0.end] }.filter { start < $0 && $0 < end } + [start, end]).sorted()
        return zip(cuts, cuts.dropFirst()).map { from, to in
            let (people, override) = mine.filter { $0.start <= from && from < $0.end }.applied(to: people)
            return Shift(schedule: schedule, people: people, start: from, end: to, override: override)
        }
    }
}

extension [Shift] {
    /// These over the others: what they do not cover shows through. Both in order and without overlaps, and so is the result.
    fileprivate func painted(over below: [Shift]) -> [Shift] {
        var result: [Shift] = []
        var above = self[...]
        for shift in below {
            var rest = shift
            while let top = above.first, top.start < rest.end {
                if rest.start < top.start {
                    result.append(Shift(schedule: rest.schedule, people: rest.people, start: rest.start, end: top.start))
                }
                rest.start = Swift.max(rest.start, top.end)
                // A stretch that reaches past this shift is kept for the next one to meet.
                if top.end > rest.end { break }
                result.append(top)
                above = above.dropFirst()
            }
            if rest.start < rest.end { result.append(rest) }
        }
        return result + above
    }

    /// Neighbours that touch and say the same are one.
    fileprivate func merged() -> [Shift] {
        var result: [Shift] = []
        for shift in self {
            if let last = result.last, last.end == shift.start, last.people == shift.people, last.override == shift.override {
                result[result.count - 1].end = shift.end
            } else {
                result.append(shift)
            }
        }
        return result
    }
}
