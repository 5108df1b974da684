internal import Runbooks
package import Vocabulary

/// Events make the incident. Nothing here decides, nothing can fail: history that was once written is always readable.
extension Incident {
    /// Nil unless the event is the one that raises it.
    package init?(_ first: IncidentEvent, id: IncidentID) {
        guard case .raised(let opening, let runbook) = first.what else { return nil }
        self.init(opening, under: runbook, at: first.at, by: first.by, id: id)
    }

    init(_ opening: Opening, under runbook: RunbookVersion, at moment: Moment, by author: Author, id: IncidentID) {
        self.init(
            id: id, opening: opening, runbook: runbook, openedAt: moment, openedBy: author, liveSince: moment, changedAt: moment, phase: .triggered,
            quietBy: nil, severity: opening.severity, severityBecause: opening.severityBecause, tags: opening.tags, impact: opening.facts.impact,
            alerts: opening.alerts.count, alertsFiring: opening.alerts.count, responders: [], answeredBy: [], acknowledgedAt: nil, mitigatedAt: nil,
            climb: nil, duties: [], pending: [], pendingNotices: [], waves: [], taken: [], withdrawn: [], lastPage: 0, absorbed: [],
            escalationsFired: [],
            summary: "")
        occasions[.raised] = moment
        knowledge.isPrivate = opening.isPrivate
        if let channel = opening.channel { knowledge.links = [Link(.chat, title: "Channel", url: channel)] }
        if let summary = opening.summary { knowledge.pins = [summary] }
        if case .chosen = opening.severityBecause { occasions[.severityConfirmed] = moment }
    }

    package static func evolve(_ incident: Incident?, _ event: IncidentEvent, id: IncidentID) -> Incident? {
        var incident = incident
        evolve(&incident, event, id: id)
        return incident
    }

    /// In place: an incident is large, and most events change little of it.
    package static func evolve(_ incident: inout Incident?, _ event: IncidentEvent, id: IncidentID) {
        if incident == nil { incident = Incident(event, id: id) } else { incident?.apply(event) }
    }

    /// The incident a journal tells of; nil when the journal never raises one.
    package static func fold(_ events: some Sequence<IncidentEvent>, id: IncidentID) -> Incident? {
        var incident: Incident?
        for event in events { evolve(&incident, event, id: id) }
        return incident
    }

    package mutating func apply(_ event: IncidentEvent) {
        let at = event.at
        changedAt = at
        switch event.what {
        case .raised: break
        case .alertsJoined(let keys, _):
            alerts += keys.count
            alertsFiring += keys.count
        case .alertsCleared(_, let remaining): alertsFiring = max(0, min(remaining, alerts))
        case .quieted(let window, let until):
            phase = .quiet(until: until)
            quietBy = window
            occasions[.raised] = nil
        case .quietEnded(let window):
            // What counts, counts from then on.
            if window == .untilItLasts { opening.lasts = nil }
            enter(.triggered)
            liveSince = at
            occasions[.raised] = at
        case .ladderStarted(let ladder, let round, _): climb = Climb(ladder: ladder, round: round, startedAt: at)
        case .ladderDeferred(_, let from, let until):
            let startedAt = climb?.startedAt ?? from
            climb?.startedAt = startedAt + (until - from)
        case .rungReached(let rung, _, _): climb?.reach(rung, at: at)
        case .rungSkipped(let rung, _, _): climb?.skip(rung, at: at)
        case .ladderExhausted: climb?.exhausted = true
        case .paged(let notes, let because): queue(notes, because)
        case .noticed(let notes, let because): queue(notes, because)
        case .pageEnded(let page, let outcome, _): end(page, outcome)
        case .pageStumbled: break
        case .acknowledged: acknowledge(by: event.by, at: at)
        case .unacknowledged:
            enter(.triggered)
            answeredBy = []
        case .escalated: break
        case .reassigned:
            enter(.triggered)
            answeredBy = []
        case .respondersAdded(_, let people): for person in people { add(responder: person) }
        case .severityChanged(_, let to, let because):
            severity = to
            severityBecause = because
            severitySince = at
            if case .chosen = because { occasions[.severityConfirmed] = at }
        case .snoozed(let until): enter(.snoozed(until: until))
        case .mitigated:
            enter(.mitigated)
            mitigatedAt = at
            occasions[.mitigated] = at
        case .resolved(let text, _):
            close(.resolved(at: at))
            occasions[.resolved] = at
            if !text.isEmpty { summary = text }
        case .reopened: reopen(at: at)
        case .merged(let other): close(.merged(into: other))
        case .absorbed(let other): absorbed.append(other)
        case .noted, .disregarded: break
        case .tagged(let added): tags += added
        case .impactStated(let numbers): impact.merge(numbers) { $1 }
        case .dutyOpened, .dutyKept, .dutyMissed, .dutyMoot, .dutyWaived, .dutyStepped: changeDuty(event.what, at: at)
        case .staff(let what): apply(what, by: event.by, at: at)
        case .progress(let what): apply(what, by: event.by, at: at)
        case .knowledge(let what): apply(what, by: event.by, at: at)
        case .update(let what): apply(what, by: event.by, at: at)
        case .play(let what): apply(what, by: event.by, at: at)
        case .review(let what): apply(what, by: event.by, at: at)
        case .escalationFired(let name, _): escalationsFired.append(name)
        }
    }
}

extension Incident {
    private mutating func changeDuty(_ what: IncidentEvent.What, at: Moment) {
        switch what {
        case .dutyOpened(let name, let owner, let from, let due, let isPromise):
            open(Duty(name: name, owner: owner, openedAt: from ?? liveSince, due: due, isPromise: isPromise))
        case .dutyKept(let name, let late): keep(name, late ? .keptLate(at: at) : .kept(at: at), at: at)
        case .dutyMissed(let name): settle(name, .missed(at: at))
        case .dutyMoot(let name): settle(name, .moot(at: at))
        case .dutyWaived(let name, let words): settle(name, .waived(at: at, because: words))
        case .dutyStepped(let name, let step, _, _): take(step, of: name, at: at)
        default: break
        }
    }

    private mutating func enter(_ phase: Phase) {
        self.phase = phase
        quietBy = nil
    }

    private mutating func acknowledge(by author: Author, at moment: Moment) {
        if acknowledgedAt == nil {
            acknowledgedAt = moment
            occasions[.acknowledged] = moment
        }
        if !answeredBy.contains(author) { answeredBy.append(author) }
        if case .person(let person) = author { add(responder: person) }
        switch phase {
        case .triggered, .quiet, .snoozed: enter(.acknowledged(by: author, at: moment))
        case .acknowledged, .mitigated, .resolved, .merged: break
        }
    }

    mutating func add(responder person: PersonName) {
        if !responders.contains(person) { responders.append(person) }
    }

    private mutating func close(_ phase: Phase) {
        enter(phase)
        climb = nil
        forgetTaken { _ in true }
    }

    private mutating func reopen(at moment: Moment) {
        enter(.triggered)
        liveSince = moment
        acknowledgedAt = nil
        mitigatedAt = nil
        answeredBy = []
        escalationsFired = []
        knowledge.isFalseAlarm = false
        occasions[.raised] = moment
        for occasion in [Occasion.acknowledged, .mitigated, .resolved, .observed] { occasions[occasion] = nil }
    }

    private mutating func open(_ duty: Duty) {
        guard let place = duties.firstIndex(where: { $0.name == duty.name }) else { return duties.append(duty) }
        let lastKept = duties[place].lastKept
        duties[place] = duty
        duties[place].lastKept = lastKept
    }

    private mutating func keep(_ name: DutyName, _ state: Duty.State, at moment: Moment) {
        settle(name, state)
        if let place = duties.firstIndex(where: { $0.name == name }) { duties[place].lastKept = moment }
    }

    private mutating func take(_ step: Int, of name: DutyName, at moment: Moment) {
        guard let place = duties.firstIndex(where: { $0.name == name }) else { return }
        duties[place].steps[step] = Duty.Stepping(count: (duties[place].steps[step]?.count ?? 0) + 1, last: moment)
    }

    private mutating func settle(_ name: DutyName, _ state: Duty.State) {
        if let place = duties.firstIndex(where: { $0.name == name }) { duties[place].state = state }
    }
}

extension Incident.Climb {
    fileprivate mutating func reach(_ rung: Int, at moment: Moment) {
        repeats = rung == reached ? repeats + 1 : 0
        reached = rung
        reachedAt = moment
        next = max(next, rung + 1)
    }

    /// A repeat that finds nobody counts as one, so that it is not tried for ever.
    fileprivate mutating func skip(_ rung: Int, at moment: Moment) {
        if rung == reached {
            repeats += 1
            reachedAt = moment
        }
        next = max(next, rung + 1)
    }
}
