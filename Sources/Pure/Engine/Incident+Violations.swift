internal import Runbooks
internal import Vocabulary

extension Incident {
    /// What must hold of every incident after every event and does not; each in words an operator can report. Asked on the hot path, so
    /// nothing is built while all is well.
    package var violations: [String] {
        var found: [String] = []
        func insist(_ holds: Bool, _ otherwise: @autoclosure () -> String) {
            if !holds { found.append("\(id): \(otherwise())") }
        }
        insist(alertsFiring >= 0 && alertsFiring <= alerts, "\(alertsFiring) of \(alerts) alerts fire")
        insist(responders.isUnique, "somebody responds twice")
        insist(escalationsFired.isUnique, "an escalation fired twice")
        insist(duties.map(\.name).isUnique, "a duty is owed twice")
        insist(!absorbed.contains(id), "it absorbed itself")
        checkPhase(insist)
        checkDuties(insist)
        checkStaff(insist)
        checkMessages(insist)
        checkClimb(insist)
        checkWork(insist)
        return found
    }

    private func checkPhase(_ insist: (Bool, @autoclosure () -> String) -> Void) {
        if case .quiet = phase {
            insist(quietBy != nil, "it is quiet for no window")
        } else {
            insist(quietBy == nil, "a window holds it while it is \(phase.word)")
        }
        switch phase {
        case .triggered, .quiet: break
        case .acknowledged, .snoozed: insist(acknowledgedAt != nil, "it is \(phase.word) and nobody acknowledged")
        case .mitigated: insist(mitigatedAt != nil && acknowledgedAt != nil, "it is mitigated and nobody did it")
        case .resolved, .merged:
            insist(!waves.contains { $0.because.endsWithIncident }, "somebody is asked to take it though it is \(phase.word)")
            if case .merged(let other) = phase { insist(other != id, "it was merged into itself") }
        }
    }

    private func checkDuties(_ insist: (Bool, @autoclosure () -> String) -> Void) {
        for duty in duties {
            insist(duty.openedAt <= duty.due, "\(duty.name) is due before it began")
            if !duty.isPromise, case .missed = duty.state { insist(false, "\(duty.name) was missed, and nobody had promised it") }
        }
        insist((occasions[.acknowledged] == nil) == (acknowledgedAt == nil), "it was acknowledged at no time")
        insist(mitigatedAt != nil || occasions[.mitigated] == nil, "it was mitigated at no time")
        if case .resolved(let at) = phase { insist(occasions[.resolved] == at, "it was resolved at another time") }
    }

    private func checkStaff(_ insist: (Bool, @autoclosure () -> String) -> Void) {
        for (role, holding) in staff {
            insist((holding.holder == nil) == (holding.since == nil), "\(role) is held since no time")
            insist(holding.offeredTo == nil || holding.offeredTo != holding.holder, "\(role) is offered to whoever has it")
            insist((occasions[.roleFilled(role)] != nil) == (holding.holder != nil), "\(role) was filled by nobody")
        }
        insist(progress.waitingFor == nil || progress.phase != nil && progress.phase != progress.waitingFor, "it waits to go where it is")
        insist((progress.waitingFor == nil) == (progress.askedBy == nil), "nobody asked to go on")
    }

    private func checkMessages(_ insist: (Bool, @autoclosure () -> String) -> Void) {
        let numbers = pending.map(\.id.number) + pendingNotices.map(\.id.number)
        insist(numbers.isUnique, "a page is on its way twice")
        for note in pending {
            insist(note.id.incident == id, "page \(note.id) is another incident's")
            insist(note.due < note.expires, "page \(note.id) expires before it is due")
        }
        for number in numbers {
            insist(number > 0 && number <= lastPage, "page \(number) was never counted")
            insist(waves.contains { $0.numbers.contains(number) }, "page \(number) was queued for no reason")
        }
        for wave in waves {
            let goesOn = numbers.contains { wave.numbers.contains($0) } || taken.contains { wave.numbers.contains($0.id.number) }
            insist(goesOn, "a wave outlives its pages")
        }
        insist(taken.count <= Limits.pagesTaken, "\(taken.count) taken pages are remembered")
    }

    private func checkClimb(_ insist: (Bool, @autoclosure () -> String) -> Void) {
        guard let climb else { return }
        insist(phase.isOpen, "a ladder is climbed though it is \(phase.word)")
        insist(climb.round >= 1 && climb.next >= 0 && climb.repeats >= 0, "its ladder is climbed backwards")
        insist(climb.reached.map { $0 < climb.next } ?? true, "its ladder was climbed past where it stands")
        insist((climb.reached == nil) == (climb.reachedAt == nil), "a rung was reached at no time")
    }
}

extension Incident {
    private func checkWork(_ insist: (Bool, @autoclosure () -> String) -> Void) {
        insist(updates.map(\.number).isUnique, "two updates have one number")
        insist(plays.map(\.playbook).isUnique, "a playbook is followed twice")
        insist(review.actions.map(\.number).isUnique, "two actions have one number")
        insist(knowledge.related.isUnique && !knowledge.related.contains(id), "it is related to itself, or to another one twice")
        insist(review.publishedAt == nil || !review.text.isEmpty, "a review without a text was published")
        for (fact, since) in knowledge.stated { insist(since <= changedAt, "\(fact) is known since a time to come") }
    }
}

extension Array where Element: Hashable {
    /// A handful of elements is compared quicker than hashed.
    fileprivate var isUnique: Bool {
        guard count > 8 else { return indices.allSatisfy { !self[..<$0].contains(self[$0]) } }
        return Set(self).count == count
    }
}

extension PageReason {
    /// Asked only while an incident is open; alarms, duties and updates may outlive it.
    fileprivate var endsWithIncident: Bool {
        switch self {
        case .rung, .escalation, .responder, .reassigned: true
        case .undeliverable, .exhausted, .duty, .update, .asked: false
        }
    }
}
