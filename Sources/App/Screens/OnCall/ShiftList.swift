internal import Engine
internal import OnCall
internal import Vocabulary

/// The shifts of one schedule in words, on the wall clock of its zone.
struct ShiftList: Sendable {
    struct Line: Sendable {
        let when: String
        let length: String?
        /// Nil: nobody is on call.
        let people: String?
        let isNow: Bool
        let isTaken: Bool
    }

    let name: String
    let path: String
    let zone: String
    let lines: [Line]

    /// Each shift is shown whole, also what of it lies outside of the days asked for.
    init(_ schedule: Schedule, _ roster: Roster, over stretch: Range<Moment>, at now: Moment) {
        name = schedule.name.text
        path = PercentEncoding.encode(schedule.name.text)
        zone = schedule.zone
        let clock = WallClock.of(schedule.zone)
        let (start, end) = (stretch.lowerBound - Roster.calendarReach, stretch.upperBound + Roster.calendarReach)
        let shifts = roster.shifts(of: schedule.name, from: start, to: end).filter { $0.start < stretch.upperBound && stretch.lowerBound < $0.end }
        lines = shifts.map { shift in
            let from = shift.start > start ? clock.reading(at: shift.start).words : nil
            let to = shift.end < end ? clock.reading(at: shift.end).words : nil
            return Line(
                when: ShiftList.words(from, to), length: from == nil || to == nil ? nil : (shift.end - shift.start).brief,
                people: shift.people.isEmpty ? nil : shift.people.words, isNow: shift.start <= now && now < shift.end,
                isTaken: shift.override != nil)
        }
    }

    private static func words(_ from: String?, _ to: String?) -> String {
        switch (from, to) {
        case (let from?, let to?): "\(from) to \(to)"
        case (let from?, nil): "from \(from) on"
        case (nil, let to?): "until \(to)"
        case (nil, nil): "all the time"
        }
    }

    static let template = """
        <section class="card" aria-label="Shifts of {{name}}"><header><h2><a href="/oncall?schedule={{path}}&amp;span={{span}}&amp;from={{from}}">\
        {{name}}</a></h2><span class="small soft">{{zone}}</span></header>
        <ul class="rows">{{#lines}}<li><div class="row">{{#people}}<strong>{{people}}</strong>{{/people}}{{^people}}<span class="late">nobody</span>\
        {{/people}}{{#isTaken}}<span class="pill">taken over</span>{{/isTaken}}{{#isNow}}<span class="pill on">now</span>{{/isNow}}\
        {{#length}}<span class="end small soft">{{length}}</span>{{/length}}</div>
        <div class="small soft">{{when}}</div></li>{{/lines}}</ul></section>
        """
}
