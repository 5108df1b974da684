internal import Assurance
internal import Engine
internal import Runbooks
internal import Screens
internal import Storage
internal import Vocabulary
internal import Web

/// The runbook, and what is owed beside any incident.
enum RunbookStories {
    static func all(_ told: Told) -> [Story] {
        let shop = told.plain
        var old = shop.book
        old.version = RunbookVersion("5a1c0de4f00d")
        var bare = shop.book
        bare.drills = []
        return [
            Story("runbook", "an older version", runbook(shop, old, isInForce: false)),
            Story("runbook", "may not respond", runbook(shop, shop.book, mayRespond: false, isForetold: false)),
            Story("people", "may not respond", people(shop, mayRespond: false)),
            Story("drills", "none", DrillsScreen(of: Programme(), under: bare, at: shop.now, seeing: [], viewer: nil, frame: frame(shop, "Drills"))),
            Story("programme", "nothing owed", ProgrammeScreen(of: Programme(), under: shop.book, at: shop.now, frame: frame(shop, "Programme"))),
        ] + told.thrice("runbook", "in force") { runbook($0, $0.book) } + told.thrice("people", "many") { people($0) }
            + told.thrice("drills", "one goes on") {
                DrillsScreen(
                    of: $0.programme, under: $0.book, at: $0.now, seeing: [IncidentID(9)], viewer: $0.ana, frame: frame($0, "Drills"))
            } + told.thrice("programme", "some late") { ProgrammeScreen(of: $0.programme, under: $0.book, at: $0.now, frame: frame($0, "Programme")) }
    }

    private static func frame(_ shop: Shop, _ title: String, mayRespond: Bool = true) -> Frame {
        shop.frame(title, at: .runbook, mayRespond: mayRespond)
    }

    private static func runbook(
        _ shop: Shop, _ book: Runbook, isInForce: Bool = true, mayRespond: Bool = true, isForetold: Bool = true
    ) -> RunbookScreen {
        RunbookScreen(
            book, isInForce ? assessment(of: book, at: shop.now, isForetold: isForetold) : RunbookScreen.Assessment(), isInForce: isInForce,
            entries: shop.entries, programme: shop.programme, for: mayRespond ? shop.ana : nil,
            isForResponders: mayRespond, at: shop.now, frame: frame(shop, book.name, mayRespond: mayRespond))
    }

    /// Of two weeks of leave in which nobody stands in, and a ladder that was climbed later and only once.
    private static func assessment(of book: Runbook, at now: Moment, isForetold: Bool) -> RunbookScreen.Assessment {
        var old = book
        for (name, ladder) in book.ladders {
            old.ladders[name]?.rounds = 1
            for place in ladder.rungs.indices.dropFirst() { old.ladders[name]?.rungs[place].at = ladder.rungs[place].at + .minutes(10) }
        }
        let (absences, window) = (book.people.keys.map { Absence(person: $0, start: now, end: now + .days(14)) }, now..<now + .days(28))
        let proof = Proof(of: book, over: window, absences: absences)
        return RunbookScreen.Assessment(
            findings: proof.findings,
            changes: VersionChanges(Difference(from: old, to: book, over: window), since: RunbookVersion("5a1c0de4f00d")),
            forecast: isForetold ? Forecast(of: Proof(of: book, over: window)) : nil)
    }

    private static func people(_ shop: Shop, mayRespond: Bool = true) -> PeopleScreen {
        PeopleScreen(
            of: shop.book, shop.programme, at: shop.now, mayTest: { mayRespond && $0 == shop.ana },
            frame: frame(shop, "People", mayRespond: mayRespond))
    }
}
