internal import Runbooks
internal import Vocabulary

/// Duties follow what happened: they begin, are kept, move with their terms, and are let go of. All of it by rules; nothing here knows what
/// a duty is about.
extension Deliberation {
    /// Brings what is owed in line with what is so now. Whatever follows may change what is so, until nothing follows any more.
    mutating func reconcile() {
        while isUnsettled {
            isUnsettled = false
            if case .quiet = incident.phase { return }
            followPlays()
            followPhases()
            fillRoles()
            settleDuties()
            noteVacancies()
        }
    }

    private mutating func settleDuties() {
        let facts = incident.facts
        var meant: Set<DutyName> = []
        for rule in incident.rules(under: runbook, rules) where !meant.contains(rule.name) && rule.match.holds(for: facts) {
            meant.insert(rule.name)
            follow(rule, facts)
        }
        for duty in incident.duties where duty.state == .open && !meant.contains(duty.name) { letGo(of: duty.name) }
    }

    private mutating func follow(_ rule: DutyRule, _ facts: Facts) {
        if let duty = incident.duty(rule.name), duty.isOwed, let kept = incident.keeping(of: duty, by: rule) {
            end(rule.name, .dutyKept(rule.name, late: kept > duty.due))
        }
        let duty = incident.duty(rule.name)
        let demand = incident.demand(of: rule, facts, in: runbook.business).flatMap { $0.start <= now ? $0 : nil }
        guard let demand else {
            if duty?.state == .open { letGo(of: rule.name) } else { withdraw(because: .duty(rule.name)) }
            return
        }
        if incident.isNew(demand, after: duty, rule) { open(rule, demand, facts) }
    }

    private mutating func open(_ rule: DutyRule, _ demand: Incident.Demand, _ facts: Facts) {
        let from = demand.start == incident.liveSince ? nil : demand.start
        record(.dutyOpened(rule.name, owner: rule.owner, from: from, due: demand.due, isPromise: rule.isPromise))
        while let duty = incident.duty(rule.name), incident.keeping(of: duty, by: rule) == nil,
            let next = incident.nextDue(of: duty, under: rule, facts, in: runbook.business), next.at <= now
        { meet(next.what) }
    }

    /// What a duty waited for has come.
    mutating func meet(_ due: Due.OfDuty) {
        switch due {
        case .missed(let name):
            record(.dutyMissed(name))
            noteVacancies()
        case .timesOut(let name): letGo(of: name)
        case .step(let name, let place): take(place, of: name)
        }
    }

    private mutating func letGo(of name: DutyName) { end(name, .dutyMoot(name)) }

    private mutating func end(_ name: DutyName, _ what: IncidentEvent.What, by author: Author = .runbell) {
        record(what, by: author)
        withdraw(because: .duty(name))
    }

    /// Somebody need not do what they owe.
    mutating func waive(_ name: DutyName, because words: String) throws(Refusal) {
        guard words.utf8.count <= Limits.noteBytes else { throw .tooLong(limit: Limits.noteBytes) }
        guard let duty = incident.duty(name) else { throw .unknown("duty", name.text) }
        guard duty.isOwed else { throw .notAllowed("Nobody owes \(name) any more.") }
        end(name, .dutyWaived(name, because: words), by: author)
    }
}

extension IncidentEvent.What {
    /// Whether what is owed may be another after it. Alerts that join, receipts and the ladder come by the thousand and change nothing.
    var unsettles: Bool {
        switch self {
        case .alertsJoined, .alertsCleared, .ladderStarted, .ladderDeferred, .rungReached, .rungSkipped, .ladderExhausted, .paged, .noticed,
            .pageEnded, .pageStumbled, .escalated, .absorbed, .noted, .disregarded, .dutyOpened, .dutyMissed, .dutyStepped, .escalationFired:
            false
        case .raised, .quieted, .quietEnded, .acknowledged, .unacknowledged, .reassigned, .respondersAdded, .severityChanged, .snoozed, .mitigated,
            .resolved, .reopened, .merged, .tagged, .impactStated, .staff, .progress, .knowledge, .update, .play, .review, .dutyKept, .dutyMoot,
            .dutyWaived:
            true
        }
    }
}
