package import Engine
internal import OnCall
internal import Runbooks
package import Storage
internal import Synchronization
package import Vocabulary

/// The one door. Alerts, people, timers and receipts all come through here; each is decided by the engine on the incident as its
/// events tell it, and made durable together with everything that follows from it.
package final class Dispatcher: Sendable {
    /// One caller's wish: commands made from the incident as it is when its turn comes.
    struct Job: Sendable {
        var author: Author
        var commands: @Sendable (Incident?) -> [IncidentCommand]
        var alerts: [AlertChange] = []
        var ended: [PageID: PageOutcome] = [:]
        var replacesGroup: IncidentID?
    }

    struct Known: Sendable {
        var row: AlertRowID
        var incident: IncidentID
    }

    struct Memory: Sendable {
        var incidents = Cache<IncidentID, Standing>(capacity: Limits.incidentsCached)
        var alerts = Cache<AlertKey, Known>(capacity: Limits.alertsCached)
        var groups = Cache<String, OpenGroup>(capacity: Limits.incidentsCached)
        var overrides: [Override]?
    }

    /// An incident as far as its events go.
    struct Standing: Sendable {
        var incident: Incident?
        var sequence: Int
    }

    package let journal: any Journal
    package let library: RunbookLibrary
    package let clock: Clock
    package let bells: Bells
    let alarms: Alarms
    let lanes = Lanes<Job, Result<Carried, Trouble>>()
    let memory = Mutex(Memory())

    package init(journal: any Journal, library: RunbookLibrary, clock: Clock, bells: Bells = Bells(), alarms: Alarms = Alarms()) {
        self.journal = journal
        self.library = library
        self.clock = clock
        self.bells = bells
        self.alarms = alarms
    }

    // MARK: What a person or a program asks.

    package func perform(_ command: IncidentCommand, on incident: IncidentID, by author: Author) async throws(Trouble) -> Carried {
        try await run(Job(author: author, commands: { _ in [command] }), on: incident)
    }

    /// A person opens an incident. Severity and service are theirs to say; what they leave out the runbook's matchers decide.
    package func declare(
        title: String, service: ServiceName?, severity: SeverityName?, tags: [String] = [], impact: [String: Double] = [:], by author: Author
    ) async throws(Trouble) -> Carried {
        let runbook = library.current
        if let severity, runbook.severities.allSatisfy({ $0.name != severity }) { throw .refused(.unknownSeverity(severity)) }
        var facts = Facts(service: service, summary: title, tags: tags, impact: impact)
        let route = runbook.route(for: facts)
        facts.service = service ?? route?.service
        facts.tags = tags + (route?.tags ?? []).filter { !tags.contains($0) }
        let judged = runbook.judge(facts)
        let opening = Opening(
            title: title, service: facts.service ?? Runbook.unrouted, severity: severity ?? judged.severity,
            severityBecause: severity == nil ? judged.because : .chosen("declared"), tags: facts.tags, facts: facts)
        return try await raise(opening, alerts: [], by: author)
    }

    /// Reads one incident as its events tell it; nil when there is none.
    package func incident(_ id: IncidentID) async throws(Trouble) -> Incident? {
        do throws(JournalError) { return try await standing(of: id).incident } catch { throw Trouble(error) }
    }

    func raise(_ opening: Opening, alerts: [AlertChange], replacing old: IncidentID? = nil, by author: Author) async throws(Trouble) -> Carried {
        let id: IncidentID
        do throws(JournalError) { id = try await journal.nextIncident() } catch { throw Trouble(error) }
        // Nothing was written under this number yet: no need to ask storage for its events.
        memory.withLock { $0.incidents[id] = Standing(incident: nil, sequence: 0) }
        return try await run(Job(author: author, commands: { _ in [.raise(opening)] }, alerts: alerts, replacesGroup: old), on: id)
    }

    func run(_ job: Job, on incident: IncidentID) async throws(Trouble) -> Carried {
        try await lanes.run(job, on: incident) { jobs in await self.carry(jobs, on: incident) }.get()
    }
}

/// The bells of the loops, rung after each commit that gives one of them something to do.
package struct Bells: Sendable {
    package let outbox = Bell()
    package let timers = Bell()
    package let feed = FeedBell()

    package init() {}
}
