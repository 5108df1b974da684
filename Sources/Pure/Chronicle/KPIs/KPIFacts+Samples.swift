internal import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

extension KPIFacts {
    /// Everything that counts for a measure and happened at or after the one moment and before the other. What belongs to an incident
    /// happened when that was opened; a page when it left, a change when it was made, an action when it was due.
    package func samples(of measure: KPI.Measure, where match: Matcher = .everything, from start: Moment, until end: Moment) -> [KPISample] {
        samples(measure, match).filter { start <= $0.at && $0.at < end }
    }

    private func samples(_ measure: KPI.Measure, _ match: Matcher) -> [KPISample] {
        switch measure {
        case .mtta: lengths(match, \.openedAt, \.acknowledgedAt)
        case .mttm: lengths(match, \.openedAt, \.stoppedAt)
        case .mttr: lengths(match, \.openedAt, \.recoveredAt)
        case .timeToDetect: lengths(match, \.startedAt, \.openedAt)
        case .incidents: counted(match).map { $0.sample(1) }
        case .autoDetected: counted(match).map { $0.sample($0.isDetected ? 1 : 0) }
        case .reviewsOnTime: counted(match).compactMap { incident in incident.isReviewedInTime.map { incident.sample($0 ? 1 : 0) } }
        case .updateAdherence: counted(match).flatMap { incident in incident.updates.map { incident.sample($0 ? 1 : 0) } }
        case .repeatIncidents: repeats(match)
        case .changeFailureRate: triedChanges(match)
        case .actionsOnTime: settledActions(match)
        case .drillParticipation: exercises.flatMap { held in (0..<held.asked).map { KPISample($0 < held.took ? 1 : 0, at: held.at) } }
        case .pagesPerPerson: countedPages(match) { _ in true }
        case .nightPages: countedPages(match) { $0.isNight }
        case .weekendPages: countedPages(match) { $0.day.weekday >= .saturday }
        }
    }

    // MARK: Incidents

    private func counted(_ match: Matcher) -> [Case] { cases.filter { $0.counts && match.holds(for: $0.facts) } }

    private func lengths(_ match: Matcher, _ from: (Case) -> Moment?, _ until: (Case) -> Moment?) -> [KPISample] {
        counted(match).compactMap { incident in
            guard let from = from(incident), let until = until(incident) else { return nil }
            // Whoever declares an incident may be wrong about when it began.
            return incident.sample(Double(max(0, (until - from).milliseconds)) / 1000)
        }
    }

    /// Incidents of a group that had one not long before.
    private func repeats(_ match: Matcher) -> [KPISample] {
        var last: [String: Moment] = [:]
        return counted(match).sorted { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }.compactMap { incident in
            guard let group = incident.group else { return nil }
            defer { last[group] = incident.openedAt }
            return last[group].map { incident.openedAt - $0 <= Limits.repeatWindow } ?? false ? incident.sample(1) : nil
        }
    }

    // MARK: Changes

    /// One for each change: whether an incident began soon after it, with no other change of its service in between.
    private func triedChanges(_ match: Matcher) -> [KPISample] {
        let changes = changes.sorted { $0.at < $1.at }
        var last: [ServiceName?: Int] = [:]
        var failed: [Int: IncidentID] = [:]
        var next = 0
        for incident in counted(match).sorted(by: { $0.beganAt < $1.beganAt }) {
            while next < changes.count, changes[next].at <= incident.beganAt {
                last[changes[next].service] = next
                next += 1
            }
            guard let change = [last[incident.service], last[nil]].compactMap({ $0 }).max() else { continue }
            if incident.beganAt - changes[change].at <= Limits.changeSuspected, failed[change] == nil { failed[change] = incident.id }
        }
        return changes.enumerated().map { KPISample(failed[$0] == nil ? 0 : 1, at: $1.at, service: $1.service, incident: failed[$0]) }
    }

    // MARK: Pages and actions

    private func countedPages(_ match: Matcher, _ isMeant: (WallReading) -> Bool) -> [KPISample] {
        let known = casesByID
        var clocks: [String: WallClock] = [:]
        return pages.compactMap { page in
            let incident = known[page.incident]
            guard incident?.isDrill != true, match.holds(for: incident?.facts ?? Facts()) else { return nil }
            let zone = zones[page.person] ?? zone
            let clock = clocks[zone] ?? WallClock.of(zone)
            clocks[zone] = clock
            guard isMeant(clock.reading(at: page.at)) else { return nil }
            return KPISample(
                1, at: page.at, severity: incident?.severity, service: incident?.service, person: page.person, incident: page.incident)
        }
    }

    /// One that is not due yet says nothing, unless it is done.
    private func settledActions(_ match: Matcher) -> [KPISample] {
        let known = casesByID
        return actions.compactMap { action in
            let incident = known[action.incident]
            guard incident?.isDrill != true, match.holds(for: incident?.facts ?? Facts()) else { return nil }
            guard action.doneAt != nil || action.due < now else { return nil }
            let isInTime = action.doneAt.map { $0 <= action.due } ?? false
            return KPISample(
                isInTime ? 1 : 0, at: action.due, severity: incident?.severity, service: incident?.service, incident: action.incident)
        }
    }

    private var casesByID: [IncidentID: Case] { Dictionary(cases.map { ($0.id, $0) }) { $1 } }
}

extension WallReading {
    /// From ten in the evening until seven in the morning.
    fileprivate var isNight: Bool { !(Int64(Limits.nightEnds)..<Int64(Limits.nightBegins)).contains(millisecondOfDay / 3_600_000) }
}

extension KPIFacts.Case {
    var counts: Bool { !isDrill && !isVoid }
    fileprivate var beganAt: Moment { startedAt ?? openedAt }
    /// What recovered without anybody saying that the harm had stopped, stopped doing harm then.
    fileprivate var stoppedAt: Moment? { mitigatedAt ?? recoveredAt }
    fileprivate var facts: Facts { Facts(severity: severity, service: service, tags: tags, impact: impact) }

    fileprivate func sample(_ number: Double) -> KPISample {
        KPISample(number, at: openedAt, severity: severity, service: service, incident: id)
    }

    /// Every milestone of the review was reached in time. Nil while one may still be, and when nobody owed any.
    fileprivate var isReviewedInTime: Bool? {
        var isAnyKept = false
        var isAnyOpen = false
        for duty in duties where duty.name.isReview && duty.isPromise {
            switch duty.state {
            case .missed, .keptLate: return false
            case .kept: isAnyKept = true
            case .open: isAnyOpen = true
            case .moot, .waived: break
            }
        }
        return isAnyKept && !isAnyOpen ? true : nil
    }
}
