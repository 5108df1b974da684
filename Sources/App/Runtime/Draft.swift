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

    /// Decides every command of a job, each on what the one before left.
    mutating func carry(_ job: Dispatcher.Job) throws(Refusal) {
        for command in job.commands(incident) {
            let decision = try Incident.decide(command, by: job.author, id: id, on: incident, in: circumstances)
            for event in decision.events { incident = Incident.evolve(incident, event, id: id) }
            events += decision.events
            effects += decision.effects
        }
        alerts += job.alerts
        ended.merge(job.ended) { $1 }
        replacesGroup = job.replacesGroup ?? replacesGroup
    }

    /// Who is sent a page by what was decided after the first `count` effects.
    func peoplePaged(after count: Int) -> Set<PersonName> {
        var people: Set<PersonName> = []
        for case .page(let page) in effects.dropFirst(count) { people.insert(page.person) }
        return people
    }
}
