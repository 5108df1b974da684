package import Engine
package import Runbooks
internal import Storage
package import Vocabulary

/// What came of a scenario: everything that happened, in order, with what the world around did.
package struct Record: Sendable {
    /// Something that no journal says.
    package struct Remark: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case fault(String)
            /// Somebody wanted to do something and Runbell said no.
            case refused(String, because: String)
        }

        package var at: Moment
        /// How far the journal was then.
        package var position: Int64
        package var what: What

        package init(at: Moment, position: Int64, _ what: What) {
            self.at = at
            self.position = position
            self.what = what
        }
    }

    package struct Line: Hashable, Sendable {
        package var incident: IncidentID
        package var position: Int64
        package var event: IncidentEvent
    }

    /// What happened outside any incident.
    package struct ProgrammeLine: Hashable, Sendable {
        package var position: Int64
        package var event: ProgrammeEvent
    }

    package let scenario: Scenario
    package let runbook: Runbook
    /// In the order they were committed.
    package let lines: [Line]
    package let programme: [ProgrammeLine]
    /// As they are at the end, in the order they began.
    package let incidents: [Incident]
    package let messages: [Message]
    package let remarks: [Remark]
    /// What can be read after it, as far as somebody expects something of it.
    let papers: Papers
    package let end: Moment
    /// Somebody stopped it before its end.
    package let isCutShort: Bool

    init(of scenario: Scenario, _ runbook: Runbook, in world: World, _ remarks: [Remark], isCutShort: Bool = false) async throws {
        self.scenario = scenario
        self.runbook = runbook
        self.remarks = remarks
        self.isCutShort = isCutShort
        end = world.clock.now
        let rows = try await world.journal.incidents(IncidentQuery(limit: .max))
        var lines: [Line] = []
        var incidents: [Incident] = []
        for id in rows.map(\.id).sorted() {
            let events = try await world.journal.events(of: id)
            lines += events.map { Line(incident: id, position: $0.position, event: $0.event) }
            if let incident = Incident.fold(events.lazy.map(\.event), id: id) { incidents.append(incident) }
        }
        self.lines = lines.sorted { $0.position < $1.position }
        self.incidents = incidents
        programme = try await world.journal.programme(after: 0).compactMap { recorded in
            guard case .decided(let what) = recorded.event.what else { return nil }
            return ProgrammeLine(position: recorded.position, event: ProgrammeEvent(at: recorded.event.at, by: recorded.event.by, what))
        }
        papers = try await Papers(after: scenario, runbook, incidents, in: world)
        messages = Message.all(of: world.cast.deliveries, lines: lines, book: AddressBook(runbook))
    }

    /// So long after the start.
    package func offset(_ moment: Moment) -> Duration { moment - scenario.start }

    /// An incident as it was when that moment's second was over.
    package func incident(_ id: IncidentID, at offset: Duration) -> Incident? {
        let until = scenario.start + offset + .seconds(1)
        return Incident.fold(lines.lazy.filter { $0.incident == id && $0.event.at < until }.map(\.event), id: id)
    }
}
