internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

extension Shop {
    /// Half a year of what is owed beside any incident: some of it done, some of it late.
    static func programme(_ book: Runbook, _ words: Wording, at now: Moment) throws -> ProgrammeTale {
        let people = words.people.map { PersonName($0) }
        let (ana, bo, cy) = (people[0], people[1], people[2])
        let start = now - .days(170)
        var tale = ProgrammeTale(book, from: start)
        try tale.at(start, .person(bo), .adopted(RunbookVersion("5a1c0de4f00d"), note: "First version"))
        try tale.at(now - .days(150), .person(bo), .certify(ana, "on-call", proof: "Passed with 19 of 20"))
        try tale.at(now - .days(149), .person(bo), .certify(cy, "commander", proof: "Workshop of June"))
        try tale.at(now - .days(100), .person(bo), .holdDrill("tabletop", incident: nil))
        try tale.at(now - .days(100) + .hours(2), .person(bo), .drillEnded("tabletop", participants: people, lessons: words.note))
        try tale.at(now - .days(40), .person(bo), .adopted(book.version, note: "Who is told what"))
        try tale.at(now - .days(39), .person(ana), .read(book.version, by: ana), .optIn(ana, drills: true))
        try tale.at(now - .days(2), .person(ana), .testWays(of: ana))
        // Only whoever has a shift can ask for somebody to take it.
        let busy = Roster(schedules: book.schedules, seats: book.seats).onCall("primary", at: now + .hours(5)).first ?? ana
        try tale.at(now - .hours(3), .person(busy), .askCover(cover(of: busy, at: now), of: []))
        try tale.at(now - .minutes(20), .person(bo), .holdDrill("fail-over", incident: IncidentID(9)))
        try tale.at(now, .runbell)
        return tale
    }

    private static func cover(of person: PersonName, at now: Moment) -> Programme.Cover {
        Programme.Cover(schedule: "primary", person: person, start: now + .hours(5), end: now + .hours(9), words: "The dentist")
    }
}
