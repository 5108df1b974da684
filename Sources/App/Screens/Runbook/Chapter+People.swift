internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Who is on call, who sits where, and who plays which part.
extension Chapter {
    static func schedules(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let holders = Holders(book)
        return Chapter(
            "Schedules",
            book.schedules.values.sorted { $0.name < $1.name }.map { schedule in
                let clause = Clause(schedule.name.text)
                    .fact("Zone", schedule.zone)
                    .fact("Told before a hand-over", schedule.handOverNotice?.written)
                    .owing(owed.of("schedules.\(schedule.name).hand_over_notice"))
                guard case .layers(let layers) = schedule.cover else { return clause.fact("Who", holders.people(schedule)) }
                return clause.list(layers.count > 1 ? "Layers, the later ones win" : nil, layers.map { item($0, holders) })
            })
    }

    private static func item(_ layer: Layer, _ holders: Holders) -> Clause.Item {
        let turns = layer.rotate.map { holders.names($0, by: " and ") }.joined(separator: ", then ")
        let hours = layer.only.map(\.words).joined(separator: ", ")
        let note = [
            layer.rotate.count > 1 ? "a turn lasts \(layer.every.written)" : nil, hours.isEmpty ? nil : "only \(hours)",
            "from \(layer.from.words)", layer.until.map { "until \($0.words)" },
        ]
        return Clause.Item(turns, note: note.compactMap { $0 }.joined(separator: " · "))
    }

    /// How people are reached is printed for those who may answer for an incident: it is what they need when this server does not answer.
    static func people(_ book: Runbook, isForResponders: Bool) -> Chapter? {
        let holders = Holders(book)
        let seats = book.seats.sorted { $0.key < $1.key }.map { Clause.Item(holders.people($1), lead: $0.text) }
        let people = book.people.values.sorted { $0.name < $1.name }.map { person in
            let ways = isForResponders ? [person.phone, person.email].compactMap { $0 } : []
            let alias = person.fullName.lowercased() == person.name.text ? nil : person.name.text
            return Clause.Item(person.fullName, lead: alias, note: ways.joined(separator: ", "))
        }
        return Chapter(
            "People", intro: isForResponders ? nil : "How they are reached is shown to those who may respond.",
            [
                seats.isEmpty ? nil : Clause("Seats", text: "A ladder names a seat, so it does not change when a person does.").list(nil, seats),
                people.isEmpty ? nil : Clause("Everybody").list(nil, people),
            ])
    }

    static func roles(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        Chapter(
            "Roles", intro: "Parts that somebody plays in one incident.",
            book.roles.map { role in
                Clause(role.name.text)
                    .list(nil, role.does)
                    .fact("Who gets it", role.filling.words)
                    .fact("Backup", role.backup?.words)
                    .match("Needed when", role.match)
                    .fact("Needed after", role.after == .zero ? nil : role.after.written)
                    .fact("Changes hands every", role.handOverEvery?.written)
                    .fact("Never together with", role.apart.map(\.text).joined(separator: ", "))
                    .fact("Needs the certificate", role.needs.map(\.text).joined(separator: ", "))
                    .owing(owed.of("roles.\(role.name)"))
            })
    }
}

extension Role.Filling {
    fileprivate var words: String {
        switch self {
        case .firstToAcknowledge: "whoever acknowledges first"
        case .firstOnCall: "whoever the ladder wakes first"
        case .declarer: "whoever declares the incident"
        case .party(let party): party.words
        case .byHand: "whoever somebody gives it to"
        }
    }
}
