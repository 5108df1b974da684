internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What templates say of people, and of what people said.
extension Incident {
    func tellPeople(in fields: inout TemplateFields, _ runbook: Runbook, _ now: Moment, _ overrides: [Override]) {
        func name(_ person: PersonName) -> String {
            runbook.people[person].flatMap { $0.fullName.isEmpty ? nil : $0.fullName } ?? person.text
        }
        for role in runbook.roles { fields["role.\(role.name)"] = staff[role.name]?.holder.map { .text(name($0)) } }
        fields["commander"] = runbook.roles.first.flatMap { staff[$0.name]?.holder }.map { .text(name($0)) }
        fields["responders"] = .list(responders.map(name))
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
        let rung = runbook.severity(named: severity)?.ladder.flatMap { runbook.ladders[$0]?.rungs.first(where: \.pages) }
        let onCall = (rung?.targets ?? []).flatMap { roster.people(meant: $0, at: now) }
        fields["oncall"] = .list(onCall.enumerated().filter { !onCall[..<$0.offset].contains($0.element) }.map { name($0.element) })
        let clock = WallClock.of(runbook.zone)
        fields["actions"] = .list(
            review.actions.filter { $0.state.isKept }.map { "\($0.number). \($0.draft.text) (\($0.draft.owner.words), \(clock.day(at: $0.due)))" })
    }

    func tellKnowledge(in fields: inout TemplateFields, _ runbook: Runbook) {
        let clock = WallClock.of(runbook.zone)
        if !summary.isEmpty { fields["summary"] = .text(summary) }
        var stated = knowledge.words
        for (name, number) in impact { stated[name] = number.plain }
        for (name, words) in stated { fields["impact.\(name)"] = .text(words) }
        let line = stated.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        if !line.isEmpty { fields["impact"] = .text(line) }
        for fact in runbook.facts { fields["fact.\(fact.name)"] = TemplateFields.Value.none }
        for (fact, since) in knowledge.stated { fields["fact.\(fact)"] = .text(clock.spoken(at: since)) }
        for label in opening.facts.labels { fields["labels.\(label.name)"] = .text(label.value) }
        fields["root_cause"] = .text(knowledge.stated[.rootCauseKnown] == nil ? "under investigation" : "known")
        fields["pinned"] = .list(knowledge.pins)
    }

    /// The two-sided room: where the first channel of the runbook that is for this incident is.
    func channel(under runbook: Runbook, _ fields: TemplateFields) -> String? {
        for communication in runbook.communications where communication.match.holds(for: facts) {
            for case .channel(let connection, let place) in communication.to.parts {
                return Place.filled(place, on: runbook.connection(named: connection)?.kind, with: fields)
            }
        }
        return nil
    }
}

extension FactName {
    static let rootCauseKnown: FactName = "root cause known"
}

extension Incident.ActionItem.State {
    fileprivate var isKept: Bool { if case .dropped = self { false } else { true } }
}

extension Roster {
    fileprivate func people(meant target: Rung.Target, at now: Moment) -> [PersonName] {
        switch target {
        case .person(let person): [person]
        case .seat(let seat): people(in: seat)
        case .schedule(let schedule): onCall(schedule, at: now)
        }
    }
}

extension Double {
    /// `7`, `7.5`.
    var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}
