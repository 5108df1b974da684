package import Vocabulary

/// Who is on call at an instant, by arithmetic: nothing is expanded, so it costs the same in ten years as today. `shifts(of:from:to:)`
/// is the other way to the same answer, and the tests hold one against the other.
extension Roster {
    /// Empty when nobody is, or when there is no such schedule.
    package func onCall(_ name: ScheduleName, at moment: Moment) -> [PersonName] {
        guard let schedule = schedules[name] else { return [] }
        let inForce = overrides.filter { $0.schedule == name && $0.start <= moment && moment < $0.end }
        return inForce.applied(to: people(in: schedule, at: moment)).people
    }

    /// The holder of a held seat, everybody in a group; empty when there is no such seat.
    package func people(in seat: SeatName) -> [PersonName] { seats[seat]?.holders ?? [] }

    private func people(in schedule: Schedule, at moment: Moment) -> [PersonName] {
        switch schedule.cover {
        case .seat(let seat): return people(in: seat)
        case .layers(let layers):
            let reading = WallClock.of(schedule.zone).furthest(at: moment)
            for layer in layers.reversed() {
                let people = layer.people(at: reading)
                if !people.isEmpty { return people }
            }
            return []
        }
    }
}

extension Seat {
    /// Who answers for it.
    package var holders: [PersonName] {
        switch self {
        case .held(let people): Array(people.prefix(1))
        case .group(let people): people
        }
    }

    /// Who steps in, in order, when the holder does not answer; nobody for a group.
    package var backups: [PersonName] {
        switch self {
        case .held(let people): Array(people.dropFirst())
        case .group: []
        }
    }
}

extension Layer {
    /// Empty when the layer does not cover this time. A turn written without people covers nothing either: the layer below it does.
    func people(at reading: WallReading) -> [PersonName] {
        guard !rotate.isEmpty, reading >= WallReading(from) else { return [] }
        if let until, reading >= WallReading(until) { return [] }
        guard only.isEmpty || only.contains(where: { $0.contains(reading) }) else { return [] }
        guard let turns = Turns(from: from, every: every) else { return rotate[0] }
        return rotate[turns.turn(at: reading) % rotate.count]
    }
}
