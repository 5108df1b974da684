internal import OnCall
internal import Runbooks
internal import Vocabulary

/// A page that says it is none: it takes the same way out as one that counts, and shows whether that way works.
extension ProgrammeDeliberation {
    /// By every way at once, whatever the reach rule waits for: each is to be seen working.
    mutating func testWays(of person: PersonName) throws(Refusal) {
        try know(person)
        try speakFor(person, "ask for a test page")
        if let last = programme.wayTests[person]?.at, now < last + Limits.testPagePause {
            throw .notAllowed("a test page to \(person) left a moment ago; ask again in a minute")
        }
        var approaches: [Approach] = []
        for urgency in [Severity.Urgency.urgent, .normal] {
            for approach in runbook.waysToReach(person, urgency: urgency) {
                if !approaches.contains(where: { $0.way == approach.way && $0.connection == approach.connection }) { approaches.append(approach) }
            }
        }
        guard !approaches.isEmpty else { throw .notAllowed("the runbook has no way to reach \(person)") }
        let notices = approaches.enumerated().map { place, approach in test(approach, to: person, number: programme.lastNotice + place + 1) }
        let attempts = zip(approaches, notices).map { Programme.Attempt(way: $0.way, notice: NoticeNote($1, now: now)) }
        record(.waysTested(person, attempts), by: author)
        for notice in notices { effect(.notice(notice)) }
    }

    private func test(_ approach: Approach, to person: PersonName, number: Int) -> Notice {
        let name = runbook.people[person]?.fullName ?? person.text
        return Notice(
            id: PageID(incident: Programme.id, number: number), connection: approach.connection, destination: approach.address,
            title: "Test page for \(name): nothing is wrong",
            text: "Somebody asked Runbell to show that \(approach.way.rawValue) reaches you. It does. There is nothing to do.",
            way: approach.way, due: now, expires: now + Limits.testPageLifetime)
    }
}
