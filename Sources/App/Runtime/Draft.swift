internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What a batch of jobs will have done to one incident, before any of it is written.
struct Draft {
    let id: IncidentID
    var incident: Incident?
    var circumstances: Circumstances
    var events: [IncidentEvent] = []
    var effects: [Effect] = []
    var alerts: [AlertChange] = []
    var ended: [PageID: PageOutcome] = [:]
    var replacesGroup: IncidentID?

    init(id: IncidentID, incident: Incident?, circumstances: Circumstances) {
        self.id = id
        self.incident = incident
        self.circumstances = circumstances
    }

    var isEmpty: Bool { events.isEmpty && effects.isEmpty && alerts.isEmpty && ended.isEmpty }

    /// What one job comes to. The draft stays as it is until that is taken into it, so that a refused job leaves no trace.
    struct Step {
        var incident: Incident?
        var events: [IncidentEvent] = []
        var effects: [Effect] = []

        /// Who is sent a page by it.
        var peoplePaged: Set<PersonName> {
            var people: Set<PersonName> = []
            for case .page(let page) in effects { people.insert(page.person) }
            return people
        }
    }

    /// Decides every command of a job, each on what the one before left.
    func step(_ job: Dispatcher.Job) throws(Refusal) -> Step {
        var step = Step(incident: incident)
        for command in job.commands(on: incident) {
            let decision = try Incident.decide(command, by: job.author, id: id, on: step.incident, in: circumstances)
            for event in decision.events { Incident.evolve(&step.incident, event, id: id) }
            step.events += decision.events
            step.effects += decision.effects
        }
        return step
    }

    mutating func take(_ step: Step, of job: Dispatcher.Job) {
        incident = step.incident
        events += step.events
        effects += step.effects
        alerts += job.alerts
        ended.merge(job.ended) { $1 }
        replacesGroup = job.replacesGroup ?? replacesGroup
    }
}
