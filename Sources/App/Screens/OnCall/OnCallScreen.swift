package import Engine
package import OnCall
package import Runbooks
package import Vocabulary

/// Who is on call, when, and who when next: a week or a month of every schedule, or of one with its layers.
package struct OnCallScreen: Screen {
    /// What was asked to be seen.
    package struct View: Sendable {
        package var span: CalendarSpan
        /// Nil: every schedule.
        package var schedule: ScheduleName?

        package init(_ span: CalendarSpan, of schedule: ScheduleName? = nil) {
            self.span = span
            self.schedule = schedule
        }
    }

    package struct Facts: Sendable {
        package var roster: Roster
        /// The address of each schedule's calendar.
        package var calendars: [ScheduleName: String]
        package var me: PersonName?
        /// What waits for somebody to stand in.
        package var covers: [Programme.Cover]
        /// What was written into the form that takes a shift, and what is wrong with it.
        package var written: [String: String]
        package var problem: String?

        package init(
            roster: Roster, calendars: [ScheduleName: String] = [:], me: PersonName? = nil, covers: [Programme.Cover] = [],
            written: [String: String] = [:], problem: String? = nil
        ) {
            self.roster = roster
            self.calendars = calendars
            self.me = me
            self.covers = covers
            self.written = written
            self.problem = problem
        }
    }

    struct Switch: Sendable {
        let label: String
        let path: String
        let isHere: Bool
    }

    package let frame: Frame
    let watches: [OnCallLine]
    let schedules: [Switch]
    let lengths: [Switch]
    let previous: String
    let today: String
    let next: String
    let title: String
    let zone: String
    /// What happens to the clock in these days, if anything.
    let changes: [String]
    let chart: CalendarChart
    let lists: [ShiftList]
    let span: String
    let from: String
    let gaps: [GapLine]
    let handovers: [HandoverLine]
    let mine: MyShifts
    let covers: [CoverLine]
    let overrides: [OverrideLine]
    let taking: TakingForm
    let subscriptions: [Subscription]

    struct Subscription: Sendable {
        let schedule: String
        let address: String
    }

    package init(_ facts: Facts, _ view: View, under book: Runbook, at now: Moment, frame: Frame) {
        self.frame = frame
        let all = facts.roster.schedules.values.sorted { $0.name < $1.name }
        let shown = all.filter { view.schedule == nil || $0.name == view.schedule }
        let zone = view.schedule == nil ? book.zone : shown.first?.zone ?? book.zone
        let clock = WallClock.of(zone)
        let stretch = view.span.stretch(on: clock)
        let address = { (span: CalendarSpan, schedule: ScheduleName?) in OnCallScreen.address(View(span, of: schedule)) }
        self.zone = zone
        watches = all.map { OnCallLine($0, facts.roster, at: now, link: address(view.span, $0.name)) }
        schedules = ([nil] + all.map(\.name)).map {
            Switch(label: $0?.text ?? "All", path: address(view.span, $0), isHere: $0 == view.schedule)
        }
        let today = clock.reading(at: now).day
        let kept = view.span.contains(today) ? today : view.span.first
        lengths = CalendarSpan.Length.allCases.map {
            Switch(
                label: $0 == .week ? "Week" : "Month", path: address(CalendarSpan($0, around: kept), view.schedule),
                isHere: $0 == view.span.length)
        }
        (previous, next) = (address(view.span.previous, view.schedule), address(view.span.next, view.schedule))
        self.today = address(CalendarSpan(view.span.length, around: today), view.schedule)
        (title, span, from) = (view.span.title, view.span.length.rawValue, view.span.first.written)
        changes = clock.changes(from: stretch.lowerBound, to: stretch.upperBound).map { clock.said(ofChangeAt: $0) }
        let tracks =
            shown.count == 1 && view.span.length == .week
            ? facts.roster.layersOfTracks(of: shown[0], over: stretch)
            : shown.map { CalendarChart.Track(name: $0.name.text, about: nil, shifts: facts.roster.shifts(of: $0.name, over: stretch), schedule: $0) }
        chart = CalendarChart(tracks, over: view.span, on: clock, at: now)
        lists = shown.map { ShiftList($0, facts.roster, over: stretch, at: now) }
        gaps = all.compactMap { GapLine($0, facts.roster, at: now) }
        handovers = HandoverLine.next(of: shown, facts.roster, at: now)
        mine = MyShifts(of: facts.me, facts.roster, under: book, at: now)
        covers = facts.covers.map { CoverLine($0, for: facts.me, facts.roster, at: now) }
        overrides = facts.roster.overrides.filter { $0.end > now && (view.schedule == nil || $0.schedule == view.schedule) }
            .sorted { $0.start < $1.start }.map { OverrideLine($0, facts.roster, at: now) }
        taking = TakingForm(facts, shown, under: book, at: now)
        subscriptions = shown.compactMap { schedule in
            facts.calendars[schedule.name].map { Subscription(schedule: schedule.name.text, address: $0) }
        }
    }

    /// Where this view is.
    package static func address(_ view: View) -> String {
        let schedule = view.schedule.map { "schedule=\(PercentEncoding.encode($0.text))&" } ?? ""
        return "/oncall?\(schedule)span=\(view.span.length.rawValue)&from=\(view.span.first.written)"
    }

    package static let name = "oncall"
    package static let parts = [
        "calendar-chart": CalendarChart.template, "shift-list": ShiftList.template, "taking-form": TakingForm.template,
        "oncall-side": OnCallScreen.side,
    ]
}

extension Roster {
    func shifts(of name: ScheduleName, over stretch: Range<Moment>) -> [Shift] {
        shifts(of: name, from: stretch.lowerBound, to: stretch.upperBound)
    }

    /// What a schedule is made of: who is on call in the end, what was taken over, and its layers, the one that wins first.
    func layersOfTracks(of schedule: Schedule, over stretch: Range<Moment>) -> [CalendarChart.Track] {
        var tracks = [CalendarChart.Track(name: "on call", about: nil, shifts: shifts(of: schedule.name, over: stretch), schedule: schedule)]
        let taken = overrides.filter { $0.schedule == schedule.name && $0.start < stretch.upperBound && stretch.lowerBound < $0.end }
        if !taken.isEmpty {
            let shifts = taken.sorted { $0.id < $1.id }.map {
                Shift(schedule: $0.schedule, people: [$0.person], start: $0.start, end: $0.end, override: $0.id)
            }
            tracks.append(CalendarChart.Track(name: "taken over", about: nil, shifts: shifts))
        }
        guard case .layers(let layers) = schedule.cover else { return tracks }
        for (place, layer) in layers.enumerated().reversed() {
            var alone = schedule
            alone.cover = .layers([layer])
            let roster = Roster(schedules: [schedule.name: alone], seats: seats)
            let shifts = roster.shifts(of: schedule.name, over: stretch).filter { !$0.people.isEmpty }
            tracks.append(CalendarChart.Track(name: "layer \(place + 1)", about: "every \(layer.every.written)", shifts: shifts))
        }
        return tracks
    }
}

extension WallClock {
    /// `On Sun 25 Oct the clock goes back by 1 h at 03:00: that day has 25 h.`
    fileprivate func said(ofChangeAt moment: Moment) -> String {
        let before = moment - .milliseconds(1)
        let by = offset(at: moment) - offset(at: before)
        let shown = WallReading(milliseconds: reading(at: before).milliseconds + 1)
        let day = shown.day
        let length = self.moment(of: WallReading(day + 1, minute: 0)) - self.moment(of: WallReading(day, minute: 0))
        let (hours, minutes) = (length.milliseconds / 3_600_000, length.milliseconds / 60_000 % 60)
        let way = by < .zero ? "back by \((.zero - by).brief)" : "forward by \(by.brief)"
        return "On \(day.words) the clock goes \(way) at \(shown.hour): that day has \(hours) h\(minutes == 0 ? "" : " \(minutes) min")."
    }
}
