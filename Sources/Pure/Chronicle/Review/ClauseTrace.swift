internal import Engine
internal import Runbooks
internal import Vocabulary

/// From a clause of the runbook to what it made somebody owe, and on to the events that kept it: whether the runbook was followed.
struct ClauseTrace: Sendable {
    /// As it reads for this incident, such as `severities.P1.acknowledge_within`; empty where the runbook has none by that name any more.
    let clause: String
    let place: Place?
    /// Every time it was owed; once at least.
    let records: [DutyRecord]
    /// What kept it, as often as it was kept.
    let keepers: [IncidentEvent]
    /// Who let somebody off, and why.
    let waiver: IncidentEvent?

    /// In the order in which they were first owed, without what was owed no more before it came due.
    static func all(in source: ReviewSource) -> [ClauseTrace] {
        let records = DutyRecord.all(in: source.events).filter { $0.isPromise && !$0.isMoot && !$0.isAboutReview }
        var names: [DutyName] = []
        for record in records where !names.contains(record.name) { names.append(record.name) }
        let (written, facts) = (source.runbook.duties, source.incident.facts)
        let rules = names.map { name in
            let mine = written.filter { $0.name == name }
            return mine.first { $0.match.holds(for: facts) } ?? mine.first
        }
        let origins = OccasionOrigins(of: Set(rules.compactMap { $0?.kept }), in: source.events, of: source.incident.id)
        return zip(names, rules).map { name, rule in
            ClauseTrace(of: records.filter { $0.name == name }, rule, origins, source)
        }
    }

    private init(of records: [DutyRecord], _ rule: DutyRule?, _ origins: OccasionOrigins, _ source: ReviewSource) {
        let clause = rule.map { source.incident.clause($0.clause) } ?? ""
        self.clause = clause
        self.records = records
        place = clause.isEmpty || source.runbook.places.isEmpty ? nil : source.runbook.places[clause]
        keepers = records.compactMap { record in
            guard record.ending == .kept || record.ending == .late, let rule, let at = record.endedAt else { return nil }
            return origins.last(of: rule.kept, until: at)
        }
        waiver = source.events.last { if case .dutyWaived(records[0].name, _) = $0.what { true } else { false } }
    }
}

/// Which event brought an occasion about, each time it came.
private struct OccasionOrigins {
    private var origins: [Occasion: [IncidentEvent]] = [:]

    init(of occasions: Set<Occasion>, in events: [IncidentEvent], of id: IncidentID) {
        var incident: Incident?
        var known: [Occasion: Moment] = [:]
        for event in events {
            Incident.evolve(&incident, event, id: id)
            for occasion in occasions {
                guard let at = incident?.occasions[occasion], known.updateValue(at, forKey: occasion) != at else { continue }
                origins[occasion, default: []].append(event)
            }
        }
    }

    func last(of occasion: Occasion, until moment: Moment) -> IncidentEvent? { origins[occasion]?.last { $0.at <= moment } }
}

extension Incident {
    /// Promises of a severity are told as those of this one.
    fileprivate func clause(_ clause: String) -> String {
        let parts = clause.split(separator: ".")
        return parts.count == 2 && parts[0] == "severities" ? "severities.\(severity).\(parts[1])" : clause
    }
}

extension DutyRecord {
    /// Looking back is no part of what is looked back on.
    fileprivate var isAboutReview: Bool { name.text.hasPrefix("review ") || name.text.hasPrefix("action ") }
}
