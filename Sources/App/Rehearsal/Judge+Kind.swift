internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Whether a scenario rehearses what it says it does.
extension Judge {
    var otherKind: [Difference] {
        guard !record.isCutShort, let kind = record.scenario.kind, let instead = instead(of: kind) else { return [] }
        return [Difference(place: Place(file: record.scenario.file), expected: "kind: \(kind.rawValue)", instead: instead)]
    }

    private func instead(of kind: Scenario.Kind) -> String? {
        switch kind {
        case .severity, .vendorOutage: nil
        case .quietNight:
            record.messages.first(where: wakes).flatMap { page in page.person.map { "\($0) was paged at \(record.offset(page.at).offset)" } }
        case .nobodyAnswers: answer.map { "somebody acknowledged it at \(record.offset($0.at).offset)" }
        case .breach: record.runbook.clocks.isEmpty || first(isClock) != nil ? nil : "no clock of the runbook began to run"
        case .monthAfter:
            first { if case .review = $0 { true } else { false } } == nil ? "nobody looked back" : nil
        }
    }

    /// Out of hours; what waited for the morning has let everybody sleep.
    private func wakes(_ message: Message) -> Bool { message.isPage && !record.runbook.business.isOpen(at: message.at) }

    /// The first of an incident that was not missed before.
    private var answer: IncidentEvent? {
        var missed: Set<IncidentID> = []
        for line in record.lines {
            switch line.event.what {
            case .dutyMissed(.acknowledge): missed.insert(line.incident)
            case .acknowledged where !missed.contains(line.incident): return line.event
            default: break
            }
        }
        return nil
    }

    private func first(_ isIt: (IncidentEvent.What) -> Bool) -> IncidentEvent? { record.lines.first { isIt($0.event.what) }?.event }

    private func isClock(_ what: IncidentEvent.What) -> Bool {
        guard case .dutyOpened(let name, _, _, _, _) = what else { return false }
        return record.runbook.clocks.contains { clock in clock.stages.contains { DutyName.clock(clock.name, $0.name) == name } }
    }
}
