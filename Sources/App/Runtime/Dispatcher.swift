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
        let author: Author
        private let make: @Sendable (Incident?) -> [IncidentCommand]
        private var joining: Joining?
        private(set) var alerts: [AlertChange]
        let ended: [PageID: PageOutcome]
        let replacesGroup: IncidentID?

        init(
            author: Author, commands: @escaping @Sendable (Incident?) -> [IncidentCommand], alerts: [AlertChange] = [],
            ended: [PageID: PageOutcome] = [:], replacesGroup: IncidentID? = nil
        ) {
            self.author = author
            self.alerts = alerts
            self.ended = ended
            self.replacesGroup = replacesGroup
            make = commands
        }

        init(author: Author, joining: Joining, alerts: [AlertChange]) {
            self.init(author: author, commands: { _ in [] }, alerts: alerts)
            self.joining = joining
        }

        func commands(on incident: Incident?) -> [IncidentCommand] { joining?.commands(on: incident) ?? make(incident) }

        /// Takes in another that came right after and wants the same; false when it does not.
        mutating func absorb(_ next: Job) -> Bool {
            guard author == next.author, let other = next.joining, joining?.absorb(other) == true else { return false }
            alerts += next.alerts
            return true
        }
    }

    typealias Hold = Lanes<Job, Result<Carried, Trouble>>.Hold

    struct Known: Sendable {
        var row: AlertRowID
        var incident: IncidentID
    }

    struct Memory: Sendable {
        var incidents = Cache<IncidentID, Standing>(capacity: Limits.incidentsCached)
        /// Incidents as they will be when what is on its way is durable; only decisions may look at them.
        var ahead: [IncidentID: Standing] = [:]
        var alerts = Cache<AlertKey, Known>(capacity: Limits.alertsCached)
        var groups = Cache<String, OpenGroup>(capacity: Limits.incidentsCached)
        var overrides: [Override]?
        var programme = ProgrammeStanding()
        /// Who may be woken and who may lead, as of lately; nil: to be asked again.
        var readiness: Readiness?
    }

    /// An incident as far as its events go. A class, because it is large and is looked up for every command.
    final class Standing: Sendable {
        let incident: Incident?
        let sequence: Int
        /// Of the entry that leads here, while it is on its way.
        let footing: Footing?

        init(incident: Incident?, sequence: Int, footing: Footing? = nil) {
            self.incident = incident
            self.sequence = sequence
            self.footing = footing
        }
    }

    package let journal: any Journal
    package let library: RunbookLibrary
    package let clock: Clock
    package let bells: Bells
    /// Fills templates with what is known of an incident.
    let press: Press
    let orders = StepOrders()
    package let tally = Tally()
    package let waysOut = WaysOut()
    let alarms: Alarms
    let lanes = Lanes<Job, Result<Carried, Trouble>>()
    let merges = Lanes<Merge, Result<Carried, Trouble>>()
    let programmes = Lanes<ProgrammeJob, Result<Programme, Trouble>>()
    let memory = Mutex(Memory())
    /// When the journal last refused a write, and why.
    private let refusal = Mutex<(at: Moment, reason: String)?>(nil)

    package init(
        journal: any Journal, library: RunbookLibrary, clock: Clock, bells: Bells = Bells(), alarms: Alarms = Alarms(), press: Press = .plain
    ) {
        self.journal = journal
        self.library = library
        self.clock = clock
        self.bells = bells
        self.alarms = alarms
        self.press = press
    }

    /// A disk that is nearly full takes the watchdog's small write and refuses an alert: what callers were refused is looked at too.
    func note(_ error: JournalError) {
        guard case .unwritable(let reason) = error else { return }
        let now = clock.now
        refusal.withLock { $0 = (now, reason) }
    }

    /// Why the journal refused somebody within that time; nil when it did not.
    func refused(within span: Duration) -> String? {
        let now = clock.now
        return refusal.withLock { refusal in refusal.flatMap { now - $0.at <= span ? $0.reason : nil } }
    }

    // MARK: What a person or a program asks.

    package func perform(_ command: IncidentCommand, on incident: IncidentID, by author: Author) async throws(Trouble) -> Carried {
        try await run(Job(author: author, commands: { _ in [command] }), on: incident)
    }

    /// A person opens an incident. Severity and service are theirs to say; what they leave out the runbook's matchers decide.
    package func declare(
        title: String, service: ServiceName?, severity: SeverityName?, tags: [String] = [], impact: [String: Double] = [:], startedAt: Moment? = nil,
        isPrivate: Bool = false, drill: DrillName? = nil, channel: String? = nil, summary: String? = nil, by author: Author
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
            severityBecause: severity == nil ? judged.because : .chosen("declared"), tags: facts.tags, facts: facts, startedAt: startedAt,
            drill: drill, isPrivate: isPrivate, channel: channel, summary: summary)
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
        try await lanes.run(job, on: incident) { jobs, hold in await self.carry(jobs, on: incident, hold) }.get()
    }
}

/// The bells of the loops, rung after each commit that gives one of them something to do.
package struct Bells: Sendable {
    package let outbox = Bell()
    package let timers = Bell()
    package let feed = FeedBell()

    package init() {}
}
