internal import Runbooks
internal import Vocabulary

/// How somebody wants to be reached by their own word. Whoever changes it is told by the way there was before: should it have been somebody
/// else, they hear of it.
extension ProgrammeDeliberation {
    mutating func take(_ contact: AddressKind, at address: String, of person: PersonName) throws(Refusal) {
        try mayChange(person)
        guard let address = contact.address(address) else { throw .notAllowed("\(address) is no \(contact.rawValue)") }
        guard runbook.approach(to: contact, at: address) != nil else { throw .notAllowed("no connection of the runbook carries \(contact.rawValue)") }
        let shown = contact.masked(address)
        let notices = tell(person, of: contact, "From now on your \(contact.rawValue) here is \(shown).", butAt: address)
        record(.ownWaySet(person, contact, shown: shown, notices: notices.map { NoticeNote($0, now: now) }), by: author)
        for notice in notices { effect(.notice(notice)) }
    }

    mutating func drop(_ contact: AddressKind, of person: PersonName) throws(Refusal) {
        try know(person)
        try speakFor(person, "change the ways")
        guard own[person]?.addresses[contact] != nil else { throw .unknown("\(contact.rawValue) of their own", person.text) }
        let notices = tell(person, of: contact, "From now on your \(contact.rawValue) here is what the runbook says.")
        record(.ownWayDropped(person, contact, notices: notices.map { NoticeNote($0, now: now) }), by: author)
        for notice in notices { effect(.notice(notice)) }
    }

    mutating func take(urgent: [Person.Reach], normal: [Person.Reach], of person: PersonName) throws(Refusal) {
        // Whoever may set none any more may still go back to the runbook's.
        if urgent.isEmpty, normal.isEmpty { try speakFor(person, "change the reach rules") } else { try mayChange(person) }
        guard let who = runbook.people[person] else { throw .unknown("person", person.text) }
        for rule in [urgent, normal] where !rule.isEmpty {
            guard rule.count <= Limits.ownRuleSteps else { throw .tooMany(limit: Limits.ownRuleSteps) }
            guard rule.allSatisfy({ $0.after <= Limits.ownRuleWait }) else {
                throw .notAllowed("nobody may wait longer than an hour for a step of a reach rule")
            }
            guard runbook.reachesAtOnce(who, rule) else {
                throw .notAllowed("this rule reaches nobody at once: give a way that works without a wait")
            }
        }
        let notices = tell(person, of: nil, "From now on you are paged by other ways, or in another order.")
        record(.ownRulesSet(person, urgent: urgent, normal: normal, notices: notices.map { NoticeNote($0, now: now) }), by: author)
        for notice in notices { effect(.notice(notice)) }
    }

    private func mayChange(_ person: PersonName) throws(Refusal) {
        try know(person)
        guard runbook.leavesWays(to: person) else {
            throw .notAllowed("the runbook says how \(person) is reached; `own_ways` under `access` leaves it to them")
        }
        guard author == .person(person) else { throw .notAllowed("only \(person) can say how \(person) is reached") }
    }

    /// By the address that was in force until now, and by mail.
    private func tell(_ person: PersonName, of contact: AddressKind?, _ words: String, butAt address: String? = nil) -> [Notice] {
        guard let who = runbook.people[person] else { return [] }
        var approaches: [Approach] = []
        for told in [contact, .email].compactMap({ $0 }) {
            guard let old = who[told], old != address, let approach = runbook.approach(to: told, at: old) else { continue }
            if !approaches.contains(approach) { approaches.append(approach) }
        }
        return approaches.enumerated().map { place, approach in
            Notice(
                id: PageID(incident: Programme.id, number: programme.lastNotice + place + 1), connection: approach.connection,
                destination: approach.address, title: "How you are reached was changed",
                text: "\(words) If that was not you, tell whoever looks after this server at once.", way: approach.way, due: now,
                expires: now + Limits.pageLifetime)
        }
    }
}
