internal import Chronicle
internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Who was paged, reminded and told.
extension Judge {
    func message(_ expectation: Scenario.Expectation) -> String? {
        let all = messages(of: expectation)
        switch expectation.what {
        case .page(let party, let way):
            return missing(expectation, among: all.filter(\.isPage), by: way, of: people(party, expectation.when), party, "paged")
        case .remind(let party):
            return missing(expectation, among: all.filter(\.isReminder), by: nil, of: people(party, expectation.when), party, "reminded")
        case .notice(let audience, let saying): return unnoticed(expectation, among: all, audience, saying)
        case .neverPage(let party):
            let people = people(party, .whenever)
            return all.first { $0.isPage && $0.person.map(people.contains) == true && holds(expectation.when, at: record.offset($0.at)) }.map(told)
        case .neverNotice(let audience):
            return all.first { $0.goes(to: audience) && holds(expectation.when, at: record.offset($0.at)) }.map(told)
        default: return nil
        }
    }

    private func messages(of expectation: Scenario.Expectation) -> [Message] {
        guard expectation.incident != nil else { return record.messages }
        let ids = Set(incidents(expectation).map(\.id))
        return record.messages.filter { !ids.isDisjoint(with: $0.incidents) }
    }

    private func missing(
        _ expectation: Scenario.Expectation, among all: [Message], by way: Way?, of people: [PersonName], _ party: Party, _ verb: String
    ) -> String? {
        let theirs = all.filter { $0.person.map(people.contains) == true }
        let fitting = theirs.filter { holds(expectation.when, at: record.offset($0.at)) }
        if fitting.contains(where: { way == nil || $0.way == way }) { return nil }
        if let other = fitting.first { return told(other) }
        let names = people.isEmpty ? party.words : people.map(\.text).joined(separator: ", ")
        if let nearest = nearest(expectation, theirs) { return told(nearest) }
        let others = all.filter { holds(expectation.when, at: record.offset($0.at)) }
        guard case .at = expectation.when, !others.isEmpty else { return "\(names) was never \(verb)" }
        return "\(names) was never \(verb); then \(others.compactMap(\.person).map(\.text).joined(separator: ", ")) was"
    }

    private func unnoticed(_ expectation: Scenario.Expectation, among all: [Message], _ audience: Audience, _ saying: String?) -> String? {
        let theirs = all.filter { $0.goes(to: audience) }
        let fitting = theirs.filter { holds(expectation.when, at: record.offset($0.at)) }
        if fitting.contains(where: { $0.says(saying) }) { return nil }
        if let other = fitting.first { return "it said \u{201C}\(other.words)\u{201D}" }
        return nearest(expectation, theirs).map(told) ?? "\(audience.words) was told nothing"
    }

    private func nearest(_ expectation: Scenario.Expectation, _ messages: [Message]) -> Message? {
        messages.min { distance(expectation.when, record.offset($0.at)) < distance(expectation.when, record.offset($1.at)) }
    }

    /// `bo was paged at 6m by push (rung 2, round 1)`
    private func told(_ message: Message) -> String {
        let time = record.offset(message.at).offset
        let reason = message.because.map { " (\($0.words))" } ?? ""
        return switch message.kind {
        case .page(let person, let way): "\(person) was paged at \(time) by \(way.rawValue)\(reason)"
        case .reminder(let person): "\(person) was reminded at \(time): \(message.words)"
        case .notice: "\(message.audience.words) was told at \(time): \(message.words)"
        }
    }

    // MARK: Who

    /// A seat's holder, whoever has the role, whoever is on call then.
    private func people(_ party: Party, _ when: Scenario.Expectation.When) -> [PersonName] {
        switch party {
        case .person(let person): [person]
        case .seat(let seat): roster.people(in: seat)
        case .schedule(let schedule): roster.onCall(schedule, at: record.scenario.start + when.time)
        case .role(let role): holders(of: role)
        case .ladder, .responsible, .accountable, .responders, .everyoneOnCall: []
        }
    }

    private var roster: Roster { Roster(schedules: record.runbook.schedules, seats: record.runbook.seats) }

    /// Everybody who ever had it in any incident.
    private func holders(of role: RoleName) -> [PersonName] {
        record.lines.compactMap { line in
            guard case .staff(.filled(role, let person, _)) = line.event.what else { return nil }
            return person
        }
    }
}

extension Message {
    var person: PersonName? {
        switch kind {
        case .page(let person, _), .reminder(let person): person
        case .notice: nil
        }
    }

    var way: Way? {
        if case .page(_, let way) = kind { way } else { nil }
    }

    var isPage: Bool { way != nil }

    var isReminder: Bool {
        if case .reminder = kind { true } else { false }
    }

    /// The first line that says something.
    var words: String {
        // What is owed by the calendar is named in the title only.
        if isReminder, isOfProgramme { return title }
        let lines = text.split(separator: "\n").filter { !$0.isLink }
        return lines.first.map { title.isEmpty || isReminder ? String($0) : "\(title): \($0)" } ?? title
    }

    func goes(to other: Audience) -> Bool {
        audience.connection == other.connection && (other.destination.isEmpty || audience.destination == other.destination) && !isPage
    }

    func says(_ words: String?) -> Bool { words.map { title.contains($0) || text.contains($0) } ?? true }
}

extension Substring {
    /// Nothing but an address: whoever reads the story cannot follow it.
    fileprivate var isLink: Bool { (hasPrefix("https://") || hasPrefix("http://")) && !contains(" ") }
}

extension Audience {
    var words: String { destination.isEmpty ? connection.text : "\(connection):\(destination)" }
}

extension Scenario.Expectation.When {
    fileprivate var time: Duration {
        switch self {
        case .whenever: .zero
        case .at(let time), .within(let time): time
        }
    }
}
