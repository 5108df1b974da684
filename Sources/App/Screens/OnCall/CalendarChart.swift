internal import OnCall
internal import Vocabulary

/// Who is on call, as bars on a line of time, a week a strip. Time runs evenly, so that a day of 25 hours is wider than one of 24.
struct CalendarChart: Sendable {
    /// Something with shifts of its own: a schedule, or a layer of one.
    struct Track: Sendable {
        let name: String
        let about: String?
        let shifts: [Shift]
        /// Who is on call in the end, on this schedule: what is drawn over it is taken over. Nil for what it is made of.
        var schedule: Schedule?
    }

    struct Strip: Sendable {
        /// Where its midnights are drawn once, for every row.
        let id: String
        let days: [Day]
        let rows: [Row]
        /// Where the present is, when it is in this week.
        let now: String?
    }

    struct Day: Sendable {
        let x: String
        let width: String
        let label: String
        let kind: String?
    }

    struct Row: Sendable {
        let name: String
        let about: String?
        let bars: [Bar]
        let drawing: Drawing?
    }

    /// What the script has to know to turn a place on the row into a time on the schedule's own clock.
    struct Drawing: Sendable {
        let schedule: String
        let zone: String
        let start: String
        let end: String
    }

    struct Bar: Sendable {
        let x: String
        let width: String
        let people: String
        /// What stands there when the pointer rests on it.
        let whole: String
        let kind: String
        /// Whose shift it is, where it is one person's.
        let person: String?
    }

    let strips: [Strip]

    init(_ tracks: [Track], over span: CalendarSpan, on clock: WallClock, at now: Moment) {
        let people = Palette(tracks)
        let today = clock.reading(at: now).day
        strips = span.weeks.map { days in
            let midnights = (days + [days[6] + 1]).map { clock.moment(of: WallReading($0, minute: 0)) }
            let scale = Scale(start: midnights[0], end: midnights[7])
            let labels = zip(days, zip(midnights, midnights.dropFirst())).map { day, ends in
                Day(
                    x: scale.place(ends.0), width: scale.width(ends.0, ends.1), label: day.words,
                    kind: day == today ? "today" : span.contains(day) ? nil : "outside")
            }
            let rows = tracks.map { track in
                Row(
                    name: track.name, about: track.about,
                    bars: track.shifts.filter { $0.start < scale.end && scale.start < $0.end }.map { scale.bar($0, people, clock) },
                    drawing: track.schedule.map {
                        Drawing(schedule: $0.name.text, zone: $0.zone, start: scale.start.rfc3339, end: scale.end.rfc3339)
                    })
            }
            return Strip(id: "week-\(days[0].number)", days: labels, rows: rows, now: scale.start <= now && now < scale.end ? scale.place(now) : nil)
        }
    }

    /// The same person has the same tint all over the page; beyond eight people two share one, and the name tells them apart.
    struct Palette: Sendable {
        private var places: [PersonName: Int] = [:]

        init(_ tracks: [Track]) {
            for person in tracks.flatMap(\.shifts).flatMap(\.people) where places[person] == nil { places[person] = places.count % 8 }
        }

        func kind(_ shift: Shift) -> String {
            guard let first = shift.people.first else { return "gap" }
            return "who\(places[first] ?? 0)" + (shift.override == nil ? "" : " taken")
        }
    }

    /// Of a strip, in percent of its width.
    private struct Scale {
        let start: Moment
        let end: Moment

        func place(_ moment: Moment) -> String { percent(moment - start) }
        func width(_ from: Moment, _ to: Moment) -> String { percent(min(end, to) - max(start, from)) }

        func bar(_ shift: Shift, _ people: Palette, _ clock: WallClock) -> Bar {
            let names = shift.people.isEmpty ? "nobody" : shift.people.map(\.text).joined(separator: ", ")
            let (from, to) = (clock.reading(at: shift.start).words, clock.reading(at: shift.end).words)
            return Bar(
                x: place(max(start, shift.start)), width: width(shift.start, shift.end), people: names,
                whole: "\(names), \(from) to \(to)\(shift.override == nil ? "" : ", taken over")", kind: people.kind(shift),
                person: shift.people.count == 1 ? names : nil)
        }

        private func percent(_ part: Duration) -> String {
            let share = Double(part.milliseconds) / Double((end - start).milliseconds)
            return "\((share * 100_000).rounded() / 1000)%"
        }
    }

    /// For eyes; `ShiftList` says the same in words.
    static let template = """
        <div class="calendar" aria-hidden="true">
        {{#frame.viewer.mayRespond}}<p class="small soft">Draw over a row to take that stretch of it.</p>{{/frame.viewer.mayRespond}}
        {{#strips}}<div class="strip-of-days">
        <span></span><svg class="days"><defs><g id="{{id}}">{{#days}}<line x1="{{x}}" x2="{{x}}" y2="32"/>{{/days}}</g></defs>{{#days}}\
        <svg x="{{x}}" width="{{width}}"{{#kind}} class="{{kind}}"{{/kind}}><text x="6" y="15">{{label}}</text></svg>{{/days}}</svg>
        {{#rows}}<span class="track">{{name}}{{#about}} <span class="faint">{{about}}</span>{{/about}}</span>\
        <svg class="track"{{#frame.viewer.mayRespond}}{{#drawing}} data-schedule="{{schedule}}" data-zone="{{zone}}" \
        data-start="{{start}}" data-end="{{end}}"{{/drawing}}{{/frame.viewer.mayRespond}}>
        <use href="#{{id}}"/>{{#bars}}\
        <svg x="{{x}}" width="{{width}}" class="{{kind}}"{{#person}} data-person="{{person}}"{{/person}}>\
        <title>{{whole}}</title>\
        <rect/><text>{{people}}</text></svg>{{/bars}}
        {{#now}}<line class="now" x1="{{now}}" x2="{{now}}" y2="32"/>{{/now}}</svg>
        {{/rows}}</div>{{/strips}}</div>
        """
}
