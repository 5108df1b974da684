package import OnCall
internal import Runbooks
package import Vocabulary

/// Who a private incident is for, and what is said of it where others read along.
extension Incident {
    /// Whether it is for this one: everybody, unless it is private. Then whoever opened it, answered it, works on it, has a role in it or is
    /// offered one; whoever Runbell rang, wrote to or named because of it; and whoever owes something in it now.
    package func isFor(_ author: Author, in roster: Roster, at now: Moment) -> Bool {
        guard knowledge.isPrivate, author != openedBy, !answeredBy.contains(author) else { return true }
        guard case .person(let person) = author else { return false }
        return takesPart(person) || duties.contains { $0.isOwed && roster.makes(person, part: $0.owner, at: now) }
    }

    func takesPart(_ person: PersonName) -> Bool {
        addressed.contains(person) || responders.contains(person) || progress.asked.contains(person)
            || openedBy == .person(person) || answeredBy.contains(.person(person))
            || staff.values.contains { $0.holder == person || $0.offeredTo == person }
    }

    /// All that a channel or a ticket is told of a private incident.
    var plea: String { "Private incident \(name) needs you" }
}

extension Roster {
    /// Roles are known to the incident, and whoever a ladder or a phase means hears of it from Runbell.
    fileprivate func makes(_ person: PersonName, part party: Party, at now: Moment) -> Bool {
        switch party {
        case .person(let name): name == person
        case .seat(let seat): people(in: seat).contains(person)
        case .schedule(let schedule): onCall(schedule, at: now).contains(person)
        case .everyoneOnCall: schedules.keys.contains { onCall($0, at: now).contains(person) }
        case .ladder, .responders, .role, .responsible, .accountable: false
        }
    }
}
