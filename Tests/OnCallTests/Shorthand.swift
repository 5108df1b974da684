import OnCall
import Vocabulary

/// `2026-03-29 02:30` on a wall.
func wall(_ text: String) -> WallTime {
    let parts = text.split(whereSeparator: { "- :".contains($0) }).compactMap { Int($0) }
    return WallTime(day: CivilDay(year: parts[0], month: parts[1], day: parts[2])!, minuteOfDay: parts[3] * 60 + parts[4])
}

/// `2026-03-29T01:00:00Z`.
func at(_ text: String) -> Moment { Moment(rfc3339: text)! }

func day(_ text: String) -> CivilDay { wall(text + " 00:00").day }

/// Five days from Monday.
let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
let everyDay = Set(Weekday.allCases)

/// One schedule named `primary`.
func roster(_ layers: Layer..., zone: String = "Europe/Stockholm", overrides: [Override] = []) -> Roster {
    Roster(schedules: ["primary": Schedule(name: "primary", zone: zone, cover: .layers(layers))], seats: [:], overrides: overrides)
}

/// One person a turn.
func layer(
    _ people: PersonName..., every: Span = .weeks(1), from: String = "2026-01-05 09:00", until: String? = nil, only: [HoursOfWeek] = []
) -> Layer {
    Layer(rotate: people.map { [$0] }, every: every, from: wall(from), until: until.map(wall), only: only)
}

extension Override {
    init(_ id: Int64, _ person: PersonName, replaces: PersonName? = nil, from start: String, to end: String) {
        self.init(id: id, schedule: "primary", person: person, replaces: replaces, start: at(start), end: at(end))
    }
}

extension [Shift] {
    /// One line a shift: `2026-01-05T08:00:00Z ana+bo (override 7)`, the end of the last on its own.
    var lines: [String] {
        map { shift in
            let people = shift.people.isEmpty ? "nobody" : shift.people.map(\.text).joined(separator: "+")
            return "\(shift.start.rfc3339) \(people)" + (shift.override.map { " (override \($0))" } ?? "")
        } + (last.map { [$0.end.rfc3339] } ?? [])
    }
}
