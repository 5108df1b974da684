internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What is still to come of the past that is played, and what it has become.
struct PastState {
    struct Planned {
        enum What {
            case act(IncidentID, PastIncident.Act)
            case arrangement(Past.Arrangement)
        }

        var at: Moment
        var order: Int64
        var what: What
    }

    struct Answer {
        var at: Moment
        var person: PersonName
        var incident: IncidentID
        var via: Channel
        var ground: AnswerModel.Ground
    }

    struct Tally {
        /// What the answers that came were told from, and what the silence of those who did not.
        var answers: [AnswerModel.Ground: Int] = [:]
        var silences: [AnswerModel.Ground: Int] = [:]
        /// What the runbook has no place for.
        var refused: [String: Int] = [:]
    }

    /// The next one last.
    private var planned: [Planned]
    private var answers: [Answer] = []
    /// What people did once somebody was on it, until somebody is.
    private var waiting: [IncidentID: [PastIncident.Act]] = [:]
    private var ended: Set<IncidentID> = []
    /// The incidents of then and those of the replay.
    private(set) var becameOf: [IncidentID: [IncidentID]] = [:]
    private(set) var madeOf: [IncidentID: [IncidentID]] = [:]
    var overrides: [Int64: Int64] = [:]
    var tally = Tally()

    init(_ past: Past, under runbook: Runbook) {
        planned = past.arrangements.map { Planned(at: max($0.at, past.from), order: $0.order, what: .arrangement($0)) }
        for incident in past.incidents {
            for act in incident.acts where act.afterAnswer == nil {
                planned.append(Planned(at: act.at, order: act.order, what: .act(incident.id, act)))
            }
            waiting[incident.id] = incident.acts.filter { $0.afterAnswer != nil }
        }
        if !past.versions.contains(runbook.version) {
            // Another runbook was read by everybody before it came into force.
            planned += runbook.members(of: runbook.upkeep.readers).map { person in
                let read = Past.Arrangement(at: past.from, by: .person(person), order: 0, .command(.read(runbook.version, by: person)))
                return Planned(at: past.from, order: 0, what: .arrangement(read))
            }
        }
        planned.sort { ($1.at, $1.order) < ($0.at, $0.order) }
    }

    var next: Moment? { [planned.last?.at, answers.map(\.at).min()].compactMap { $0 }.min() }

    // MARK: Acts

    mutating func takeAct(at now: Moment) -> Planned? {
        guard let last = planned.last, last.at <= now else { return nil }
        return planned.removeLast()
    }

    private mutating func plan(_ act: PastIncident.Act, of id: IncidentID, at moment: Moment) {
        let new = Planned(at: moment, order: act.order, what: .act(id, act))
        var (low, high) = (0, planned.count)
        while low < high {
            let middle = (low + high) / 2
            if (planned[middle].at, planned[middle].order) > (moment, act.order) { low = middle + 1 } else { high = middle }
        }
        planned.insert(new, at: low)
    }

    /// Somebody is on it: what was done after the answer follows.
    mutating func release(after incident: Incident, at now: Moment) {
        for id in madeOf[incident.id] ?? [] {
            guard let acts = waiting.removeValue(forKey: id) else { continue }
            for act in acts { plan(act, of: id, at: now + (act.afterAnswer ?? .zero)) }
        }
    }

    // MARK: Answers

    mutating func note(_ reaction: AnswerModel.Reaction, of person: PersonName, on incident: IncidentID) {
        guard let at = reaction.at else { return tally.silences[reaction.ground, default: 0] += 1 }
        let answer = Answer(at: at, person: person, incident: incident, via: reaction.via, ground: reaction.ground)
        guard let place = answers.firstIndex(where: { $0.person == person && $0.incident == incident }) else { return answers.append(answer) }
        // What they did then counts more than what they might do.
        let (old, isSure) = (answers[place], answer.ground == .recorded)
        if (old.ground == .recorded) == isSure ? at < old.at : isSure { answers[place] = answer }
    }

    mutating func takeAnswers(at now: Moment) -> [Answer] {
        let due = answers.filter { $0.at <= now }
        if due.isEmpty { return [] }
        answers.removeAll { $0.at <= now }
        return due.sorted { $0.at < $1.at }
    }

    // MARK: What became of what

    /// False when it was known.
    @discardableResult
    mutating func note(_ id: IncidentID, became new: IncidentID) -> Bool {
        guard becameOf[id]?.contains(new) != true else { return false }
        becameOf[id, default: []].append(new)
        madeOf[new, default: []].append(id)
        return true
    }

    mutating func end(_ id: IncidentID) { ended.insert(id) }

    /// Where a command goes. What ends an incident ends everything it became, as far as nothing else that went into it goes on.
    func targets(of command: IncidentCommand, on id: IncidentID, at now: Moment, _ past: [IncidentID: PastIncident]) -> [IncidentID] {
        let all = becameOf[id] ?? []
        guard command.isEnd else { return Array(all.prefix(1)) }
        return all.filter { new in
            (madeOf[new] ?? []).allSatisfy { other in ended.contains(other) || past[other]?.overAt.map { $0 <= now } ?? false }
        }
    }
}

extension PastState.Planned {
    /// What was to be done, as one says it of many.
    var title: String {
        switch what {
        case .arrangement(let arrangement):
            switch arrangement.what {
            case .overrideMade, .overrideEnded: "an override"
            case .command: "a decision on the programme"
            }
        case .act(_, let act):
            switch act.deed {
            case .fire, .clear: "an alert"
            case .declare: "a declaration"
            case .merge: "a merge"
            case .answer: "an answer to a question"
            case .ask(let command): command.title
            }
        }
    }
}

extension IncidentCommand {
    /// What people did later, or earlier, than then reaches as far ahead as it did then.
    func moved(by shift: Duration) -> IncidentCommand {
        switch self {
        case .snooze(let until): .snooze(until: until + shift)
        case .knowledge(.state(let fact, let since)): .knowledge(.state(fact, since: since + shift))
        default: self
        }
    }

    var isEnd: Bool {
        switch self {
        case .resolve, .knowledge(.falseAlarm): true
        default: false
        }
    }

    /// Whether what it asks for is so already, by itself or by somebody else.
    func isDone(on incident: Incident) -> Bool {
        switch self {
        case .resolve: !incident.phase.isOpen
        case .mitigate: if case .mitigated = incident.phase { true } else { !incident.phase.isOpen }
        case .progress(.enter(let phase)): incident.progress.phase == phase || incident.progress.waitingFor == phase
        case .progress(.setStatus(let status)): incident.progress.status == status
        case .staff(.assign(let role, let person)): incident.staff[role]?.holder == person
        case .play(.run(let playbook, let step)): incident.plays.contains { $0.playbook == playbook && $0.steps[step] != nil && $0.isFollowed }
        default: false
        }
    }

    fileprivate var title: String {
        switch self {
        case .raise, .join, .countAtOnce, .clear: "an alert"
        case .acknowledge, .unacknowledge: "an answer"
        case .escalate, .reassign, .addResponders: "a call for others"
        case .changeSeverity: "a severity"
        case .snooze, .mitigate, .resolve, .reopen: "a change of state"
        case .merge, .absorb: "a merge"
        case .note, .tag, .state: "something written down"
        case .staff: "a role"
        case .progress: "a phase, a status or a tick"
        case .knowledge: "something known"
        case .update: "an update"
        case .play: "a step of a playbook"
        case .review: "a review"
        case .over(_, let command): command.title
        case .wake, .receipt, .stumbled: "something of Runbell's own"
        }
    }
}
