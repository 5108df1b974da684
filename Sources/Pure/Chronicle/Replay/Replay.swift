internal import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// What a past comes to under another runbook, against what happened.
package struct Replay: Sendable {
    /// What it was, and what it is.
    package struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
        package var before: Value
        package var after: Value

        package init(_ before: Value, _ after: Value) {
            self.before = before
            self.after = after
        }

        package var isDifferent: Bool { before != after }
    }

    package struct PersonLine: Hashable, Sendable {
        package var person: PersonName
        package var pages: Change<Int>
        package var nightPages: Change<Int>
    }

    /// One person's night, named by the day on whose evening it begins.
    package struct NightLine: Hashable, Sendable {
        package var night: CivilDay
        package var person: PersonName
        package var pages: Change<Int>
    }

    package struct DutyLine: Hashable, Sendable {
        package var duty: DutyName
        package var missed: Change<Int>
    }

    package let runbook: RunbookVersion
    package let runbookName: String
    package let from: Moment
    package let until: Moment
    /// In the order they began.
    package let cases: [ReplayCase]
    package let people: [PersonLine]
    package let nights: [NightLine]
    package let duties: [DutyLine]
    package let answers: [AnswerModel.Ground: Int]
    package let silences: [AnswerModel.Ground: Int]
    /// What was done then and the runbook has no place for.
    package let refused: [String: Int]
    /// People of the past the runbook does not know.
    package let strangers: [PersonName]
    /// What another tool's export has only a part of, by its own account.
    package let incomplete: [String]
    let clock: WallClock

    package init(
        before: [PastIncident], after: [PastIncident], becameOf: [IncidentID: [IncidentID]], runbook: Runbook, from: Moment, until: Moment,
        answers: [AnswerModel.Ground: Int], silences: [AnswerModel.Ground: Int], refused: [String: Int], incomplete: [String] = []
    ) {
        self.runbook = runbook.version
        runbookName = runbook.name
        self.from = from
        self.until = until
        self.answers = answers
        self.silences = silences
        self.refused = refused
        self.incomplete = incomplete
        clock = WallClock.of(runbook.zone)
        cases = Self.cases(before, after, becameOf, until)
        let people = Set(before.flatMap { $0.pages.map(\.person) })
        strangers = people.filter { runbook.people[$0] == nil }.sorted()
        let count = PageCount(cases, Nights(of: runbook))
        self.people = count.people
        nights = count.nights
        duties = Self.duties(cases)
    }

    package var pages: Change<Int> { Change(sum { $0.ringsBefore.count }, sum { $0.ringsAfter.count }) }
    package var nightPages: Change<Int> {
        Change(people.reduce(0) { $0 + $1.nightPages.before }, people.reduce(0) { $0 + $1.nightPages.after })
    }
    package var met: Change<Int> { Change(count { $0.targetBefore == .met }, count { $0.targetAfter == .met }) }
    package var lost: Change<Int> { Change(count { $0.targetBefore == .lost }, count { $0.targetAfter == .lost }) }
    package var unanswered: Change<Int> { Change(count { $0.answeredBefore == nil }, count { $0.answeredAfter == nil }) }
    package var middleAnswer: Change<Duration?> {
        Change(Self.middle(cases.compactMap(\.answeredBefore)), Self.middle(cases.compactMap(\.answeredAfter)))
    }
    package var missed: Change<Int> { Change(duties.reduce(0) { $0 + $1.missed.before }, duties.reduce(0) { $0 + $1.missed.after }) }
    package var incidents: Change<Int> { Change(sum { $0.before.count }, sum { $0.after.count }) }
    package var different: [ReplayCase] { cases.filter(\.isDifferent) }
    /// What was not understood of another tool's log, and how often.
    package var unread: [String: Int] {
        cases.flatMap(\.before).reduce(into: [:]) { $0.merge($1.unread, uniquingKeysWith: +) }
    }
    /// Another tool handled it: which promises were kept there is not known.
    package var isForeign: Bool { cases.contains { $0.before.contains(where: \.isForeign) } }

    /// `2026-11-21`
    func evening(_ line: NightLine) -> String { clock.day(at: clock.moment(of: WallReading(line.night, minute: 720))) }

    private func sum(_ number: (ReplayCase) -> Int) -> Int { cases.reduce(0) { $0 + number($1) } }
    private func count(_ holds: (ReplayCase) -> Bool) -> Int { cases.count(where: holds) }

    private static func middle(_ times: [Duration]) -> Duration? {
        let sorted = times.sorted()
        return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }

    private static func duties(_ cases: [ReplayCase]) -> [DutyLine] {
        var lines: [DutyName: Change<Int>] = [:]
        for one in cases {
            for (name, count) in one.missedBefore { lines[name, default: Change(0, 0)].before += count }
            for (name, count) in one.missedAfter { lines[name, default: Change(0, 0)].after += count }
        }
        return lines.map { DutyLine(duty: $0.key, missed: $0.value) }.sorted { $0.duty < $1.duty }
    }

    /// Everything that hangs together is one case: two that became one, and one that became two.
    private static func cases(
        _ before: [PastIncident], _ after: [PastIncident], _ becameOf: [IncidentID: [IncidentID]], _ until: Moment
    ) -> [ReplayCase] {
        let afterByID = Dictionary(after.map { ($0.id, $0) }) { $1 }
        var place: [IncidentID: Int] = [:]
        var cases: [ReplayCase?] = []
        for incident in before {
            let new = becameOf[incident.id] ?? []
            var joined = ReplayCase(before: [incident], after: [], until: until)
            for old in Set(new.compactMap { place[$0] }).sorted() {
                guard let other = cases[old] else { continue }
                joined.before = other.before + joined.before
                joined.after += other.after
                cases[old] = nil
            }
            joined.after += new.filter { id in !joined.after.contains { $0.id == id } }.compactMap { afterByID[$0] }
            for one in joined.after { place[one.id] = cases.count }
            cases.append(joined)
        }
        return cases.compactMap { $0 }.sorted { ($0.openedAt, $0.name) < ($1.openedAt, $1.name) }
    }
}

/// When it is night where somebody lives.
private struct Nights {
    private let clock: WallClock
    private let clocks: [PersonName: WallClock]

    init(of runbook: Runbook) {
        clock = WallClock.of(runbook.zone)
        clocks = KPIFacts.zones(of: runbook).mapValues { WallClock.of($0) }
    }

    /// The day on whose evening the night begins; nil by day.
    func night(of person: PersonName, at moment: Moment) -> CivilDay? {
        let reading = (clocks[person] ?? clock).reading(at: moment)
        let hour = Int(reading.millisecondOfDay / 3_600_000)
        if hour >= Limits.nightBegins { return reading.day }
        return hour < Limits.nightEnds ? CivilDay(number: reading.day.number - 1) : nil
    }
}

/// Pages of each person, and of each of their nights.
private struct PageCount {
    private struct Night: Hashable {
        var day: CivilDay
        var person: PersonName
    }

    let people: [Replay.PersonLine]
    let nights: [Replay.NightLine]

    init(_ cases: [ReplayCase], _ nights: Nights) {
        let none = Replay.Change(0, 0)
        var people: [PersonName: (pages: Replay.Change<Int>, nights: Replay.Change<Int>)] = [:]
        var lines: [Night: Replay.Change<Int>] = [:]
        func count(_ rings: [ReplayCase.Ring], _ side: WritableKeyPath<Replay.Change<Int>, Int>) {
            for ring in rings {
                people[ring.person, default: (none, none)].pages[keyPath: side] += 1
                guard let day = nights.night(of: ring.person, at: ring.at) else { continue }
                people[ring.person, default: (none, none)].nights[keyPath: side] += 1
                lines[Night(day: day, person: ring.person), default: none][keyPath: side] += 1
            }
        }
        for one in cases {
            count(one.ringsBefore, \.before)
            count(one.ringsAfter, \.after)
        }
        self.people = people.map { Replay.PersonLine(person: $0.key, pages: $0.value.pages, nightPages: $0.value.nights) }
            .sorted { $0.person < $1.person }
        self.nights = lines.map { Replay.NightLine(night: $0.key.day, person: $0.key.person, pages: $0.value) }
            .sorted { ($0.night, $0.person) < ($1.night, $1.person) }
    }
}
