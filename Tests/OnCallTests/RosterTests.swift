import OnCall
import Testing
import Vocabulary

@Suite("A roster")
struct RosterTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let why: String
        let layers: [Layer]
        var zone = "Europe/Stockholm"
        let from, to: String
        let shifts: [String]
        var testDescription: String { why }
    }

    static let night = HoursOfWeek(days: weekdays, start: 18 * 60, end: 8 * 60)
    static let office = HoursOfWeek(days: weekdays, start: 9 * 60, end: 17 * 60)

    static let cases = [
        Case(
            why: "a week each, handed over at nine on the wall on both sides of spring", layers: [layer("ana", "bo", from: "2026-03-16 09:00")],
            from: "2026-03-16T00:00:00Z", to: "2026-04-06T00:00:00Z",
            shifts: [
                "2026-03-16T00:00:00Z nobody", "2026-03-16T08:00:00Z ana", "2026-03-23T08:00:00Z bo", "2026-03-30T07:00:00Z ana",
                "2026-04-06T00:00:00Z",
            ]),
        Case(
            why: "twelve hours each stay at eight and eight when clocks change",
            layers: [layer("ana", "bo", every: .exact(.hours(12)), from: "2026-03-28 08:00")],
            from: "2026-03-28T12:00:00Z", to: "2026-03-29T20:00:00Z",
            shifts: [
                "2026-03-28T12:00:00Z ana", "2026-03-28T19:00:00Z bo", "2026-03-29T06:00:00Z ana", "2026-03-29T18:00:00Z bo", "2026-03-29T20:00:00Z",
            ]),
        Case(
            why: "half-hour turns that lie in the gap have no length",
            layers: [layer("ana", "bo", "cy", "dana", every: .exact(.minutes(30)), from: "2026-03-29 01:30")],
            from: "2026-03-29T00:30:00Z", to: "2026-03-29T02:00:00Z",
            shifts: ["2026-03-29T00:30:00Z ana", "2026-03-29T01:00:00Z dana", "2026-03-29T01:30:00Z ana", "2026-03-29T02:00:00Z"]),
        Case(
            why: "a later layer wins while its hours last",
            layers: [layer("ana"), layer("bo", only: [office])], from: "2026-01-09T00:00:00Z", to: "2026-01-12T12:00:00Z",
            shifts: [
                "2026-01-09T00:00:00Z ana", "2026-01-09T08:00:00Z bo", "2026-01-09T16:00:00Z ana", "2026-01-12T08:00:00Z bo", "2026-01-12T12:00:00Z",
            ]),
        Case(
            why: "a Friday night lasts into Saturday, and the hour that is repeated with it",
            layers: [layer("ana", only: [HoursOfWeek(days: [.saturday], start: 22 * 60, end: 6 * 60)])],
            from: "2026-10-24T12:00:00Z", to: "2026-10-25T12:00:00Z",
            shifts: ["2026-10-24T12:00:00Z nobody", "2026-10-24T20:00:00Z ana", "2026-10-25T05:00:00Z nobody", "2026-10-25T12:00:00Z"]),
        Case(
            why: "hours that end when they begin are a whole day",
            layers: [layer("ana", only: [HoursOfWeek(days: [.tuesday], start: 540, end: 540)])],
            from: "2026-01-06T00:00:00Z", to: "2026-01-08T00:00:00Z",
            shifts: ["2026-01-06T00:00:00Z nobody", "2026-01-06T08:00:00Z ana", "2026-01-07T08:00:00Z nobody", "2026-01-08T00:00:00Z"]),
        Case(
            why: "until ends a layer and the one below shows again",
            layers: [layer("ana"), layer("bo", "cy", every: .days(1), until: "2026-01-06 12:00")],
            from: "2026-01-05T08:00:00Z", to: "2026-01-08T00:00:00Z",
            shifts: ["2026-01-05T08:00:00Z bo", "2026-01-06T08:00:00Z cy", "2026-01-06T11:00:00Z ana", "2026-01-08T00:00:00Z"]),
        Case(
            why: "a turn of two people is both of theirs",
            layers: [Layer(rotate: [["ana", "bo"], ["cy"]], every: .days(1), from: wall("2026-01-05 09:00"))],
            from: "2026-01-05T08:00:00Z", to: "2026-01-07T08:00:00Z",
            shifts: ["2026-01-05T08:00:00Z ana+bo", "2026-01-06T08:00:00Z cy", "2026-01-07T08:00:00Z"]),
        Case(
            why: "a turn of nobody leaves the layer below",
            layers: [layer("ana"), Layer(rotate: [[], ["cy"]], every: .days(1), from: wall("2026-01-05 09:00"))],
            from: "2026-01-05T08:00:00Z", to: "2026-01-07T08:00:00Z",
            shifts: ["2026-01-05T08:00:00Z ana", "2026-01-06T08:00:00Z cy", "2026-01-07T08:00:00Z"]),
        Case(
            why: "a month begun on the 31st is handed over on the last of February",
            layers: [layer("ana", "bo", every: .months(1), from: "2026-01-31 09:00")],
            zone: "UTC", from: "2026-02-01T00:00:00Z", to: "2026-05-01T00:00:00Z",
            shifts: [
                "2026-02-01T00:00:00Z ana", "2026-02-28T09:00:00Z bo", "2026-03-31T09:00:00Z ana", "2026-04-30T09:00:00Z bo", "2026-05-01T00:00:00Z",
            ]),
        Case(
            why: "a daily turn on the day Samoa skipped is not held", layers: [layer("ana", "bo", "cy", every: .days(1), from: "2011-12-29 00:00")],
            zone: "Pacific/Apia", from: "2011-12-29T10:00:00Z", to: "2012-01-01T00:00:00Z",
            shifts: ["2011-12-29T10:00:00Z ana", "2011-12-30T10:00:00Z cy", "2011-12-31T10:00:00Z ana", "2012-01-01T00:00:00Z"]),
    ]

    @Test("expands to these shifts, and resolves to the same people", arguments: cases)
    func shifts(_ row: Case) {
        let schedule = Schedule(name: "primary", zone: row.zone, cover: .layers(row.layers))
        let roster = Roster(schedules: ["primary": schedule], seats: [:])
        let shifts = roster.shifts(of: "primary", from: at(row.from), to: at(row.to))
        #expect(shifts.lines == row.shifts)
        for shift in shifts { #expect(roster.onCall("primary", at: shift.start) == shift.people) }
    }

    static let seated = Roster(
        schedules: [
            "secondary": Schedule(name: "secondary", zone: "UTC", cover: .seat("lead")),
            "all": Schedule(name: "all", zone: "UTC", cover: .seat("board")),
        ],
        seats: ["lead": .held(["ana", "bo"]), "board": .group(["cy", "dana"]), "empty": .held([])])

    @Test("a held seat is its holder's, a group everybody's, an unknown one nobody's")
    func seats() {
        #expect(Self.seated.people(in: "lead") == ["ana"])
        #expect(Self.seated.people(in: "board") == ["cy", "dana"])
        #expect(Self.seated.people(in: "empty").isEmpty)
        #expect(Self.seated.people(in: "nowhere").isEmpty)
        #expect(Seat.held(["ana", "bo"]).backups == ["bo"])
        #expect(Seat.group(["ana", "bo"]).backups.isEmpty)
    }

    @Test("a schedule can be a seat around the clock")
    func seatSchedule() {
        let (start, end) = (at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z"))
        #expect(Self.seated.onCall("secondary", at: start) == ["ana"])
        #expect(Self.seated.shifts(of: "all", from: start, to: end) == [Shift(schedule: "all", people: ["cy", "dana"], start: start, end: end)])
        #expect(Self.seated.nextHandover(of: "secondary", after: start) == nil)
    }

    @Test("an unknown schedule has nobody and no shifts")
    func unknown() {
        #expect(Self.seated.onCall("nowhere", at: at("2026-01-01T00:00:00Z")).isEmpty)
        #expect(Self.seated.shifts(of: "nowhere", from: at("2026-01-01T00:00:00Z"), to: at("2026-02-01T00:00:00Z")).isEmpty)
    }

    @Test("a layer whose span cannot be repeated keeps its first turn: somebody is better than nobody")
    func unrepeatable() {
        let roster = roster(layer("ana", "bo", every: .businessDays(1)))
        #expect(roster.onCall("primary", at: at("2026-06-01T00:00:00Z")) == ["ana"])
        #expect(roster.shifts(of: "primary", from: at("2026-06-01T00:00:00Z"), to: at("2026-06-09T00:00:00Z")).map(\.people) == [["ana"]])
    }

    @Test("the next hand-over passes over a turn that goes to the same person")
    func handover() {
        let roster = roster(layer("ana", "ana", "bo"))
        let next = roster.nextHandover(of: "primary", after: at("2026-01-06T00:00:00Z"))
        #expect(next == Handover(schedule: "primary", at: at("2026-01-19T08:00:00Z"), outgoing: ["ana"], incoming: ["bo"]))
    }

    @Test("the next hand-over is found years ahead, and not looked for beyond eight")
    func distantHandover() {
        let soon = roster(layer("ana", until: "2030-01-01 00:00"))
        #expect(soon.nextHandover(of: "primary", after: at("2026-01-06T00:00:00Z"))?.at == at("2029-12-31T23:00:00Z"))
        let late = roster(layer("ana", until: "2050-01-01 00:00"))
        #expect(late.nextHandover(of: "primary", after: at("2026-01-06T00:00:00Z")) == nil)
    }

    @Test("a shift longer than a quarter is drawn month by month, the same whatever was asked for")
    func calendar() {
        let months = Self.seated.calendar(of: "secondary", from: at("2026-01-20T00:00:00Z"), to: at("2026-02-10T00:00:00Z"))
        #expect(months.lines == ["2026-01-01T00:00:00Z ana", "2026-02-01T00:00:00Z ana", "2026-03-01T00:00:00Z"])
    }
}
