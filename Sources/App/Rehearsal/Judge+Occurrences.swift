internal import Chronicle
internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What was done and said, and how duties ended.
extension Judge {
    func occurrence(_ expectation: Scenario.Expectation) -> String? {
        switch expectation.what {
        case .acknowledged(let party): return undone(expectation, "acknowledged", by: party) { if case .acknowledged = $0 { true } else { false } }
        case .mitigated: return undone(expectation, "mitigated", by: nil) { if case .mitigated = $0 { true } else { false } }
        case .resolved: return undone(expectation, "resolved", by: nil) { if case .resolved = $0 { true } else { false } }
        case .update(let audience): return untold(expectation, audience)
        case .proposed(let words): return unproposed(expectation, words)
        case .duty(let name, let end): return duty(expectation, name, end)
        case .held(let hold): return unheld(expectation, hold)
        default: return nil
        }
    }

    private func lines(_ expectation: Scenario.Expectation) -> [Record.Line] {
        guard expectation.incident != nil else { return record.lines }
        let ids = Set(incidents(expectation).map(\.id))
        return record.lines.filter { ids.contains($0.incident) }
    }

    private func undone(
        _ expectation: Scenario.Expectation, _ verb: String, by party: Party?, _ isIt: (IncidentEvent.What) -> Bool
    ) -> String? {
        let done = lines(expectation).filter { isIt($0.event.what) }
        let fits = { (line: Record.Line) in
            holds(expectation.when, at: record.offset(line.event.at)) && party.map { names($0, line.event.by) } ?? true
        }
        if done.contains(where: fits) { return nil }
        guard let first = nearest(expectation, done) else { return "nobody \(verb) it" }
        return "\(first.event.by.name) \(verb) it at \(record.offset(first.event.at).offset)"
    }

    private func names(_ party: Party, _ author: Author) -> Bool {
        guard case .person(let person) = author else { return false }
        switch party {
        case .person(let name): return person == name
        case .seat(let seat): return record.runbook.seats[seat].map { ($0.holders + $0.backups).contains(person) } ?? false
        case .role(let role): return record.incidents.contains { $0.staff[role]?.holder == person }
        default: return true
        }
    }

    private func nearest(_ expectation: Scenario.Expectation, _ lines: [Record.Line]) -> Record.Line? {
        lines.min { distance(expectation.when, record.offset($0.event.at)) < distance(expectation.when, record.offset($1.event.at)) }
    }

    // MARK: Updates

    private func untold(_ expectation: Scenario.Expectation, _ audience: AudienceName) -> String? {
        let posted = lines(expectation).filter { line in
            if case .update(.posted(_, audience, _, _, _, _)) = line.event.what { true } else { false }
        }
        if posted.contains(where: { holds(expectation.when, at: record.offset($0.event.at)) }) { return nil }
        if let nearest = nearest(expectation, posted) { return "\(audience) was told at \(record.offset(nearest.event.at).offset)" }
        let held = record.incidents.flatMap(\.updates).first { $0.audience == audience }
        guard let held, case .held(let because) = held.state else { return "\(audience) was told nothing" }
        return "update \(held.number) to \(audience) is held: \(because.words)"
    }

    private func unheld(_ expectation: Scenario.Expectation, _ hold: Scenario.Expectation.Hold) -> String? {
        let wanted: UpdateEvent.Hold =
            switch hold {
            case .approval: .approval
            case .embargo(let fact): .embargo(fact)
            }
        let held = lines(expectation).filter { line in
            if case .update(.held(_, _, _, _, _, let because)) = line.event.what { because == wanted } else { false }
        }
        if held.contains(where: { holds(expectation.when, at: record.offset($0.event.at)) }) { return nil }
        return nearest(expectation, held).map { "one was held at \(record.offset($0.event.at).offset)" } ?? "no update was held for that"
    }

    private func unproposed(_ expectation: Scenario.Expectation, _ words: String) -> String? {
        let proposals = lines(expectation).compactMap { line -> (at: Duration, words: String)? in
            guard case .dutyStepped(_, _, _, let said) = line.event.what, !said.isEmpty else { return nil }
            return (record.offset(line.event.at), said)
        }
        if proposals.contains(where: { $0.words.contains(words) && holds(expectation.when, at: $0.at) }) { return nil }
        let nearest = proposals.min { distance(expectation.when, $0.at) < distance(expectation.when, $1.at) }
        return nearest.map { "\u{201C}\($0.words)\u{201D} was proposed at \($0.at.offset)" } ?? "nothing was proposed"
    }

    // MARK: Duties

    private func duty(_ expectation: Scenario.Expectation, _ name: DutyName, _ end: Scenario.Expectation.DutyEnd) -> String? {
        let life = DutyLife(name, lines(expectation).map(\.event), record)
        let isSo =
            switch expectation.when {
            case .whenever: life.ended(end)
            case .at, .within: life.ended(end) { holds(expectation.when, at: $0) }
            }
        return isSo ? nil : life.words
    }
}

extension Author {
    fileprivate var name: String {
        switch self {
        case .person(let name): name.text
        case .token(let name): name.text
        case .source(let name): name.text
        case .runbell: "Runbell"
        }
    }
}
