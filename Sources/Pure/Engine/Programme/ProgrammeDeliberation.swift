internal import OnCall
internal import Runbooks
internal import Vocabulary

/// A decision on the programme in the making: what is decided so far, and the programme as it will be when that has happened.
struct ProgrammeDeliberation {
    let now: Moment
    let author: Author
    let runbook: Runbook
    let overrides: [Override]
    /// What people said of themselves until now; the runbook has it already.
    let own: [PersonName: OwnReach]
    /// Nil: not known.
    let openIncidents: Int?
    /// What the runbook owes beside any incident.
    let rules: [DutyRule]
    private(set) var programme: Programme
    private var events: [ProgrammeEvent] = []
    private var effects: [Effect] = []

    init(on programme: Programme, by author: Author, in circumstances: Circumstances) {
        now = circumstances.now
        self.author = author
        runbook = circumstances.runbook.honouring(circumstances.own)
        own = circumstances.own
        overrides = circumstances.overrides
        openIncidents = circumstances.openIncidents
        rules = circumstances.runbook.programmeDuties
        self.programme = programme
    }

    /// What follows is Runbell's own doing unless an author is named.
    mutating func record(_ what: ProgrammeEvent.What, by author: Author = .runbell) {
        let event = ProgrammeEvent(at: now, by: author, what)
        programme.apply(event)
        events.append(event)
    }

    mutating func effect(_ effect: Effect) { effects.append(effect) }

    func rule(named name: DutyName) -> DutyRule? { rules.first { $0.name == name } }

    func decision(wasWoken: Bool) -> ProgrammeDecision {
        guard wasWoken || !events.isEmpty || !effects.isEmpty else { return ProgrammeDecision() }
        return ProgrammeDecision(events: events, effects: effects + [.wake(programme.nextWake(under: runbook))])
    }
}
