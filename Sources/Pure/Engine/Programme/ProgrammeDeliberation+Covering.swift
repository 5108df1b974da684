internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Standing in for one another. Asking changes nothing; taking it does, at once.
extension ProgrammeDeliberation {
    mutating func ask(_ cover: Programme.Cover, of named: [PersonName]) throws(Refusal) {
        try know(cover.person)
        for person in named { try know(person) }
        try speakFor(cover.person, "ask for cover")
        guard let schedule = runbook.schedules[cover.schedule] else { throw .unknown("schedule", cover.schedule.text) }
        guard cover.start < cover.end, cover.end > now else { throw .inThePast }
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
        let shifts = roster.shifts(of: schedule.name, from: max(now, cover.start), to: cover.end)
        guard shifts.contains(where: { $0.people.contains(cover.person) }) else {
            throw .notAllowed("\(cover.person) has no shift on \(cover.schedule) then")
        }
        var cover = cover
        cover.number = programme.lastCover + 1
        cover.words = try short(cover.words)
        let people = (named.isEmpty ? runbook.members(of: .schedule(schedule.name)) : named).filter { $0 != cover.person }
        guard !people.isEmpty else { throw .notAllowed("nobody else takes turns on \(cover.schedule): name whom you ask") }
        let title = "\(fullName(cover.person)) asks you to cover \(cover.schedule)"
        let told = tell(Array(people.prefix(Limits.peopleEachRung)), title, due: cover.start) { person in
            [
                "From \(time(cover.start, for: person)) to \(time(cover.end, for: person)).", cover.words,
                "Say yes on the page of who is on call, or: runbell cover --take \(cover.number)",
            ]
        }
        record(.coverAsked(cover, people: told.people, notices: told.notices.map { NoticeNote($0, now: now) }), by: author)
        for notice in told.notices { effect(.notice(notice)) }
    }

    mutating func take(cover number: Int, _ person: PersonName) throws(Refusal) {
        let cover = try open(number)
        try know(person)
        try speakFor(person, "take a shift")
        guard person != cover.person else { throw .notAllowed("\(person) has this shift already") }
        let told = tell([cover.person], "\(fullName(person)) covers \(cover.schedule) for you", due: nil) { asker in
            ["From \(time(max(now, cover.start), for: asker)) to \(time(cover.end, for: asker))."]
        }
        record(.coverTaken(number, by: person, notices: told.notices.map { NoticeNote($0, now: now) }), by: author)
        for notice in told.notices { effect(.notice(notice)) }
    }

    mutating func withdraw(cover number: Int) throws(Refusal) {
        try speakFor(try open(number).person, "withdraw this")
        record(.coverWithdrawn(number), by: author)
    }

    /// One that still waits for somebody.
    private func open(_ number: Int) throws(Refusal) -> Programme.Cover {
        guard let cover = programme.cover(number), cover.end > now else { throw .unknown("cover", "\(number)") }
        if let person = cover.takenBy { throw .notAllowed("\(person) has taken it already") }
        return cover
    }

    /// By a way that wakes nobody; who cannot be reached is left out.
    private func tell(
        _ people: [PersonName], _ title: String, due: Moment?, _ lines: (PersonName) -> [String]
    ) -> (people: [PersonName], notices: [Notice]) {
        var told: [PersonName] = []
        var notices: [Notice] = []
        for person in people {
            guard let quiet = runbook.quietly(to: person, at: now, due: due.flatMap { $0 > now ? $0 : nil }) else { continue }
            let place = Audience(connection: quiet.approach.connection, destination: quiet.approach.address)
            let text = lines(person).filter { !$0.isEmpty }.joined(separator: "\n")
            told.append(person)
            notices.append(notice(place, title, text, after: notices.count, leaves: quiet.leaves))
        }
        return (told, notices)
    }

    private func fullName(_ person: PersonName) -> String { runbook.people[person]?.fullName ?? person.text }
}
