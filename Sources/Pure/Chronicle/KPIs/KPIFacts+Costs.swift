internal import Engine
internal import Runbooks
package import Vocabulary

/// A promise that was due, and whether it was kept by then.
package struct PromiseKept: Hashable, Sendable {
    package var incident: IncidentID
    package var name: DutyName
    package var due: Moment
    package var isInTime: Bool
}

/// What being on call cost one person.
package struct PageBurden: Hashable, Sendable {
    package var person: PersonName
    package var pages: Int
    /// Of those, in the night and at the weekend where they live.
    package var nights: Int
    package var weekends: Int
}

/// Trouble that came back, and what it cost.
package struct Noise: Hashable, Sendable {
    package var service: ServiceName
    /// How often it came.
    package var incidents: Int
    /// How often it was over before anybody took it, or was none.
    package var idle: Int
    package var pages: Int
    package var newest: IncidentID
}

extension KPIFacts {
    /// The promises of incidents that were due at or after the one moment and before the other and ended, in the order in which they were
    /// due. An update counts each time it was owed, when its incident was opened; what was waived or became needless does not count.
    package func promises(from start: Moment, until end: Moment) -> [PromiseKept] {
        cases.filter(\.counts).flatMap { one in
            let updates = one.updates.map { PromiseKept(incident: one.id, name: "update", due: one.openedAt, isInTime: $0) }
            return updates + one.duties.filter { $0.isPromise && !$0.name.isUpdate }.compactMap { PromiseKept($0, of: one.id) }
        }.filter { start <= $0.due && $0.due < end }.sorted { ($0.due, $0.incident, $0.name) < ($1.due, $1.incident, $1.name) }
    }

    /// Whoever was paged, most first.
    package func burdens(from start: Moment, until end: Moment) -> [PageBurden] {
        func counts(_ measure: KPI.Measure) -> [PersonName: Int] {
            samples(of: measure, from: start, until: end).reduce(into: [:]) { counts, page in
                if let person = page.person { counts[person, default: 0] += 1 }
            }
        }
        let (nights, weekends) = (counts(.nightPages), counts(.weekendPages))
        return counts(.pagesPerPerson).map {
            PageBurden(person: $0, pages: $1, nights: nights[$0] ?? 0, weekends: weekends[$0] ?? 0)
        }.sorted { ($1.pages, $0.person) < ($0.pages, $1.person) }
    }

    /// What came more than once, what paged most first.
    package func noise(from start: Moment, until end: Moment) -> [Noise] {
        let paged = pages.reduce(into: [IncidentID: Int]()) { $0[$1.incident, default: 0] += 1 }
        let groups = Dictionary(grouping: cases.filter { !$0.isDrill && $0.group != nil && start <= $0.openedAt && $0.openedAt < end }) {
            $0.group ?? ""
        }
        return groups.values.filter { $0.count > 1 }.compactMap { group in
            guard let newest = group.max(by: { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }) else { return nil }
            let idle = group.count { $0.isFalseAlarm || ($0.acknowledgedAt == nil && $0.recoveredAt != nil) }
            let pages = group.reduce(0) { $0 + (paged[$1.id] ?? 0) }
            return Noise(service: newest.service, incidents: group.count, idle: idle, pages: pages, newest: newest.id)
        }.sorted { ($1.pages, $1.incidents, $0.newest) < ($0.pages, $0.incidents, $1.newest) }
    }
}

extension PromiseKept {
    /// Nil for one that is open still, or that nobody owes any more.
    fileprivate init?(_ duty: Incident.Duty, of incident: IncidentID) {
        switch duty.state {
        case .kept: self.init(incident: incident, name: duty.name, due: duty.due, isInTime: true)
        case .keptLate, .missed: self.init(incident: incident, name: duty.name, due: duty.due, isInTime: false)
        case .open, .moot, .waived: return nil
        }
    }
}
