internal import OnCall
internal import Runbooks
internal import Vocabulary

/// A decision in the making: what is decided so far, and the incident as it will be when that has happened. Each branch looks at the
/// incident, records one event, and the next branch sees it already done.
struct Deliberation {
    let now: Moment
    let author: Author
    let runbook: Runbook
    /// Who owes what, worked out once.
    let rules: [DutyRule]
    let overrides: [Override]
    let recentPages: [PersonName: Int]
    let press: Press
    let barred: Set<PersonName>
    let certified: [CertificateName: Set<PersonName>]?
    let optedIn: Set<PersonName>
    private(set) var incident: Incident
    private var events: [IncidentEvent] = []
    private var effects: [Effect] = []
    /// Whom the ladder paged in this decision. After a long sleep several rungs are reached at once, and each person is paged once.
    var pagedByLadder: [PersonName] = []
    /// Set when the caller asked what is due: the answer carries the next wake even if nothing was.
    var wasWoken = false
    /// Something was recorded that may change who owes what.
    var isUnsettled = false
    /// What people were told in this decision.
    var told: [PersonName: [String]] = [:]
    /// Why people could not have a role that was to be theirs, as it was said.
    var passedOver: [String] = []

    init(on incident: Incident, by author: Author, in circumstances: Circumstances) {
        now = circumstances.now
        self.author = author
        runbook = circumstances.runbook.honouring(circumstances.own)
        rules = circumstances.runbook.duties
        overrides = circumstances.overrides
        recentPages = circumstances.recentPages
        press = circumstances.press
        barred = circumstances.barred
        certified = circumstances.certified
        optedIn = circumstances.optedIn
        self.incident = incident
    }

    /// An incident begins with its first event, so there is nothing to deliberate on before it.
    static func raise(_ opening: Opening, id: IncidentID, by author: Author, in circumstances: Circumstances) throws(Refusal) -> Decision {
        guard circumstances.runbook.severity(named: opening.severity) != nil else { throw .unknownSeverity(opening.severity) }
        let version = circumstances.runbook.version
        var opening = opening
        opening.name = circumstances.runbook.naming.map { $0.name(of: id, on: WallClock.of(circumstances.runbook.zone).day(at: circumstances.now)) }
        if opening.summary?.isBlank == true { opening.summary = nil }
        let raised = Incident(opening, under: version, at: circumstances.now, by: author, id: id)
        var deliberation = Deliberation(on: raised, by: author, in: circumstances)
        deliberation.events.append(IncidentEvent(at: circumstances.now, by: author, .raised(opening, runbook: version)))
        if let channel = opening.channel { try deliberation.check(url: channel) }
        if let summary = opening.summary { try deliberation.limit(summary) }
        try deliberation.checkDeclaration()
        deliberation.isUnsettled = true
        if opening.isPrivate { deliberation.noteWhoIsNotTold() }
        deliberation.namePlaybooks()
        deliberation.begin()
        deliberation.reconcile()
        return deliberation.decision
    }

    /// What follows is Runbell's own doing unless an author is named.
    mutating func record(_ what: IncidentEvent.What, by author: Author = .runbell) {
        let event = IncidentEvent(at: now, by: author, what)
        incident.apply(event)
        events.append(event)
        if what.unsettles { isUnsettled = true }
    }

    /// How much was decided so far.
    var recorded: Int { events.count }

    mutating func effect(_ effect: Effect) { effects.append(effect) }

    /// Whatever changes anything ends with exactly one wake.
    var decision: Decision {
        guard wasWoken || !events.isEmpty || !effects.isEmpty else { return Decision() }
        return Decision(events: events, effects: effects + [.wake(incident.nextDue(under: runbook, rules)?.at)])
    }

    var severity: Severity? { runbook.severity(named: incident.severity) }
}
