package import Chronicle
package import Engine
package import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// What happened, as far as it can happen again: incidents, and what was arranged around them.
package struct Past: Sendable {
    /// Something that was decided outside any incident.
    package struct Arrangement: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case overrideMade(Override)
            case overrideEnded(Int64)
            case command(ProgrammeCommand)
        }

        package var at: Moment
        package var by: Author
        package var order: Int64
        package var what: What

        package init(at: Moment, by: Author, order: Int64, _ what: What) {
            self.at = at
            self.by = by
            self.order = order
            self.what = what
        }
    }

    package var incidents: [PastIncident]
    package var arrangements: [Arrangement]
    /// Since when, and how far, it is told.
    package var from: Moment
    package var until: Moment
    /// When the last thing happened that is told.
    private var toldUntil: Moment
    /// The runbooks that were in force.
    package var versions: [RunbookVersion]
    /// What another tool's export has only a part of.
    package var incomplete: [String] = []

    package init(
        incidents: [PastIncident], arrangements: [Arrangement] = [], from: Moment, until: Moment, versions: [RunbookVersion] = []
    ) {
        self.incidents = incidents
        self.arrangements = arrangements
        self.from = from
        self.until = until
        toldUntil = until
        self.versions = versions
    }

    /// What another tool exported. It is played until a day after the last thing that is known.
    package init(exported incidents: [PastIncident], from start: Moment?, incomplete: [String] = []) {
        let last = incidents.flatMap { [$0.openedAt] + $0.acts.map(\.at) + $0.answers.map(\.at) + $0.pages.map(\.due) }.max()
        let first = incidents.map(\.openedAt).min() ?? start ?? .distantPast
        self.init(incidents: incidents, from: start ?? first, until: (last ?? first) + .days(1))
        self.incomplete = incomplete
    }

    /// Incidents that began since then, exercises left out.
    package init(of journal: any JournalReading, since start: Moment, until end: Moment) async throws(JournalError) {
        let alerts = try await Past.alerts(in: journal, since: start)
        let rows = try await journal.incidents(IncidentQuery(limit: .max, isDrill: false, openedAfter: start, openedBefore: end))
        var incidents: [PastIncident] = []
        var last = start
        for id in rows.map(\.id).sorted() {
            let lines = try await journal.events(of: id).filter { $0.event.at <= end }.map {
                PastIncident.Line(order: $0.position, event: $0.event)
            }
            last = max(last, lines.last?.event.at ?? last)
            if let past = PastIncident(id: id, lines: lines, alerts: alerts[id] ?? [:]) { incidents.append(past) }
        }
        let entries = try await journal.programme(after: 0).filter { $0.event.at <= end }
        self.init(
            incidents: incidents, arrangements: entries.compactMap(Past.arrangement).filter { !$0.isOver(by: start) }, from: start, until: end,
            versions: entries.compactMap(\.event.adopted))
        toldUntil = max(last, entries.last?.event.at ?? last)
    }

    /// Without the time after the last thing that happened: a server that was stopped then woke nobody, and would not have.
    package var endingWithWhatIsTold: Past {
        var past = self
        past.until = min(until, toldUntil)
        return past
    }

    /// What the senders said, the newest where one was sent again.
    private static func alerts(in journal: any JournalReading, since start: Moment) async throws(JournalError) -> [IncidentID: [AlertKey: Alert]] {
        let page = 1000
        var found: [IncidentID: [AlertKey: Alert]] = [:]
        var before: AlertRowID?
        while true {
            let rows = try await journal.alerts(AlertQuery(before: before, limit: page))
            for row in rows where row.firstAt >= start { found[row.incident, default: [:]][row.alert.key] = row.alert }
            guard rows.count == page, let last = rows.last, last.firstAt >= start else { return found }
            before = last.id
        }
    }

    private static func arrangement(_ recorded: Recorded<ProgrammeEntry>) -> Arrangement? {
        let entry = recorded.event
        let what: Arrangement.What? =
            switch entry.what {
            case .overrideMade(let override): .overrideMade(override)
            case .overrideEnded(let number): .overrideEnded(number)
            case .decided(let event): event.command.map { .command($0) }
            default: nil
            }
        return what.map { Arrangement(at: entry.at, by: entry.by, order: recorded.position, $0) }
    }
}

extension Past.Arrangement {
    fileprivate func isOver(by moment: Moment) -> Bool {
        if case .overrideMade(let override) = what { override.end <= moment } else { false }
    }
}

extension ProgrammeEntry {
    fileprivate var adopted: RunbookVersion? {
        if case .decided(.versionAdopted(let version, _)) = what { version } else { nil }
    }
}

extension ProgrammeEvent.What {
    /// What was asked of the programme that decides who may be woken.
    fileprivate var command: ProgrammeCommand? {
        switch self {
        case .certified(let person, let certificate, let proof): .certify(person, certificate, proof: proof)
        case .versionRead(let version, let person): .read(version, by: person)
        case .maintenancePlanned(let plan): .planMaintenance(plan)
        case .maintenanceEnded(let number): .endMaintenance(number)
        default: nil
        }
    }
}
