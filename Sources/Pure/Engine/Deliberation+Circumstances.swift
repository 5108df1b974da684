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

    /// The maintenance window that holds this incident's pages back now; the one that ends last when several do.
    func quietWindow() -> (name: QuietName, until: Moment)? {
        guard !runbook.quiet.isEmpty else { return nil }
        let facts = incident.facts
        var found: (name: QuietName, until: Moment)?
        for window in runbook.quiet where window.match.holds(for: facts) {
            let occurrence = Occurrence.of(
                window.start, length: window.length, every: window.every, until: window.until, zone: window.zone, containing: now)
            guard let occurrence, occurrence.end > found?.until ?? now else { continue }
            found = (window.name, occurrence.end)
        }
        return found
    }
}
