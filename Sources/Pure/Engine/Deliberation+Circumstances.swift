internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Everything the engine asks of the calendar and the roster.
extension Deliberation {
    /// Who is meant, at this moment, each person once.
    func people(_ targets: [Rung.Target]) -> [PersonName] {
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
        var people: [PersonName] = []
        for target in targets {
            switch target {
            case .person(let person): people.append(person)
            case .seat(let seat): people += roster.people(in: seat)
            case .schedule(let schedule): people += roster.onCall(schedule, at: now)
            }
        }
        guard people.count > 1 else { return people }
        var seen: Set<PersonName> = []
        return Array(people.filter { seen.insert($0).inserted }.prefix(Limits.peopleEachRung))
    }

    /// The first of the targets that the runbook does not know.
    func unknown(among targets: [Rung.Target]) -> String? {
        for target in targets {
            switch target {
            case .person(let name): if runbook.people[name] == nil { return name.text }
            case .seat(let name): if runbook.seats[name] == nil { return name.text }
            case .schedule(let name): if runbook.schedules[name] == nil { return name.text }
            }
        }
        return nil
    }

    func reachable(_ people: [PersonName], by ways: [Way] = []) -> [PersonName] {
        people.filter { !runbook.waysToReach($0, urgency: urgency, by: ways).isEmpty }
    }

    var urgency: Severity.Urgency { severity?.urgency ?? .urgent }

    func isWithin(_ hours: Rung.Hours) -> Bool {
        switch hours {
        case .always: true
        case .businessHours: runbook.business.isOpen(at: now)
        case .outOfHours: !runbook.business.isOpen(at: now)
        }
    }

    /// What holds this incident's pages back now, a maintenance window or that it has to last; what ends last when several do.
    func quietWindow() -> (name: QuietName, until: Moment)? {
        var found = untilItLasts()
        guard !runbook.quiet.isEmpty else { return found }
        let facts = incident.facts
        for window in runbook.quiet where window.match.holds(for: facts) {
            let occurrence = Occurrence.of(
                window.start, length: window.length, every: window.every, until: window.until, zone: window.zone, containing: now)
            guard let occurrence, occurrence.end > found?.until ?? now else { continue }
            found = (window.name, occurrence.end)
        }
        return found
    }

    /// Something worse than what was to last counts at once.
    private func untilItLasts() -> (name: QuietName, until: Moment)? {
        guard let wait = incident.opening.lasts, incident.openedAt + wait > now,
            rank(incident.severity) >= rank(incident.opening.severity)
        else { return nil }
        return (.untilItLasts, incident.openedAt + wait)
    }
}
