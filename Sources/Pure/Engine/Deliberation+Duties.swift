internal import Runbooks
internal import Vocabulary

/// Duties: who owes what by when. The severity's promises become two of them.
extension Deliberation {
    mutating func oweDuties() {
        owe(.acknowledge, .ladder, severity?.acknowledgeWithin)
        owe(.recover, .responders, severity?.recoverWithin)
    }

    /// Best effort owes nothing by a deadline.
    private mutating func owe(_ name: DutyName, _ owner: Party, _ promise: Promise?) {
        guard let due = promise?.due(from: incident.liveSince, in: runbook.business) else { return }
        record(.dutyOpened(name, owner: owner, from: nil, due: due, isPromise: true))
    }

    /// Another severity promises something else, counted from the same start. What was kept or missed stays so.
    mutating func oweAnew() {
        if incident.acknowledgedAt == nil { oweAnew(.acknowledge, .ladder, severity?.acknowledgeWithin) }
        oweAnew(.recover, .responders, severity?.recoverWithin)
    }

    private mutating func oweAnew(_ name: DutyName, _ owner: Party, _ promise: Promise?) {
        let duty = incident.duties.first { $0.name == name }
        switch duty?.state {
        case .kept, .keptLate, .missed, .waived: return
        case .open, .moot, nil: break
        }
        guard let due = promise?.due(from: incident.liveSince, in: runbook.business) else {
            if duty?.state == .open { record(.dutyMoot(name)) }
            return
        }
        if duty?.state != .open || duty?.due != due { record(.dutyOpened(name, owner: owner, from: nil, due: due, isPromise: true)) }
    }

    mutating func keep(_ name: DutyName) {
        guard let duty = incident.duties.first(where: { $0.name == name }) else { return }
        switch duty.state {
        case .open: record(.dutyKept(name, late: now > duty.due))
        case .missed: record(.dutyKept(name, late: true))
        case .kept, .keptLate, .moot, .waived: break
        }
    }

    mutating func letGoOfDuties() {
        for duty in incident.duties where duty.state == .open { record(.dutyMoot(duty.name)) }
    }
}
