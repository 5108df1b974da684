internal import Chronicle
internal import Engine
internal import OnCall
internal import Outbound
internal import Runbooks
internal import Runtime
internal import Synchronization
internal import Vocabulary

/// Plays what happened into a world: alerts come and end when they did, people answer as the answer model has it and then do what they
/// did, as long after the answer as they did it.
final class PastPlayer: Player {
    let past: Past
    let runbook: Runbook
    let model: AnswerModel
    let incidents: [IncidentID: PastIncident]
    private let state: Mutex<PastState>

    init(_ past: Past, under runbook: Runbook, seed: UInt64) {
        self.past = past
        self.runbook = runbook
        incidents = Dictionary(past.incidents.map { ($0.id, $0) }) { $1 }
        model = AnswerModel(past.incidents, until: past.until, zone: runbook.zone, zones: KPIFacts.zones(of: runbook), seed: seed)
        state = Mutex(PastState(past, under: runbook))
    }

    /// What became of it so far.
    var tally: PastState.Tally { state.withLock { $0.tally } }
    var becameOf: [IncidentID: [IncidentID]] { state.withLock { $0.becameOf } }

    var next: Moment? { state.withLock { $0.next } }

    @discardableResult
    func look<Value>(_ work: (inout PastState) -> Value) -> Value { state.withLock { work(&$0) } }

    // MARK: Pages

    func take(_ letter: Letter, at now: Moment) -> Sent? {
        guard let person = letter.person, let way = letter.way else { return nil }
        for item in letter.items {
            let before = look { $0.madeOf[item.incident] ?? [] }.compactMap { incidents[$0] }
            if let reason = before.lazy.compactMap({ $0.failure(of: person, by: way, about: now) }).first { return .refused(reason: reason) }
            let turn = UInt64(bitPattern: before.first?.id.number ?? 0)
            let reaction = model.reaction(of: person, by: way, at: now, in: before, turn: turn)
            look { $0.note(reaction, of: person, on: item.incident) }
        }
        return nil
    }

    // MARK: Answers

    func answer(at now: Moment, through dispatcher: Dispatcher) async -> Bool {
        let due = look { $0.takeAnswers(at: now) }
        for answer in due { await give(answer, at: now, through: dispatcher) }
        return !due.isEmpty
    }

    /// Whoever did not answer then answers now only as long as nobody else has.
    private func give(_ answer: PastState.Answer, at now: Moment, through dispatcher: Dispatcher) async {
        guard let incident = try? await dispatcher.incident(answer.incident) else { return }
        let isAsked = if case .triggered = incident.phase { true } else { false }
        guard isAsked || answer.ground == .recorded, incident.phase.isOpen else { return }
        let command = IncidentCommand.acknowledge(via: answer.via)
        guard let carried = try? await dispatcher.perform(command, on: answer.incident, by: .person(answer.person)) else { return }
        look { state in
            state.tally.answers[answer.ground, default: 0] += 1
            state.release(after: carried.incident, at: now)
        }
    }

    // MARK: Acts

    func act(at now: Moment, through dispatcher: Dispatcher) async -> Bool {
        guard let planned = look({ $0.takeAct(at: now) }) else { return false }
        do throws(Trouble) {
            switch planned.what {
            case .arrangement(let arrangement): try await arrange(arrangement, through: dispatcher)
            case .act(let id, let act): try await carryOut(act, of: id, at: now, through: dispatcher)
            }
        } catch {
            look { $0.tally.refused["\(planned.title): \(error.sentence)", default: 0] += 1 }
        }
        return true
    }

    private func carryOut(_ act: PastIncident.Act, of id: IncidentID, at now: Moment, through dispatcher: Dispatcher) async throws(Trouble) {
        switch act.deed {
        case .fire(let alerts): try await fire(alerts, of: id, at: now, through: dispatcher)
        case .clear(let keys): try await dispatcher.clear(keys, by: act.by)
        case .declare(let opening): try await declare(opening, of: id, by: act.by, through: dispatcher)
        case .merge(let other):
            guard let own = look({ $0.becameOf[id]?.first }), let target = look({ $0.becameOf[other]?.first }), own != target else { return }
            look { $0.end(id) }
            _ = try await dispatcher.merge(own, into: target, by: act.by)
        case .answer(let question, let yes):
            guard let place = runbook.triage.questions.firstIndex(where: { $0.text == question }) else {
                throw .refused(.unknown("question", question))
            }
            try await ask(.progress(.answer(question: place + 1, yes: yes)), of: id, act, at: now, through: dispatcher)
        case .ask(let command): try await ask(command.moved(by: now - act.at), of: id, act, at: now, through: dispatcher)
        }
    }

    private func fire(_ alerts: [Alert], of id: IncidentID, at now: Moment, through dispatcher: Dispatcher) async throws(Trouble) {
        try await dispatcher.receive(alerts)
        for alert in alerts {
            guard let incident = try await dispatcher.incident(of: alert.key) else { continue }
            try await note(id, became: incident, at: now, through: dispatcher)
        }
    }

    private func declare(_ opening: Opening, of id: IncidentID, by author: Author, through dispatcher: Dispatcher) async throws(Trouble) {
        let severity: SeverityName? = if case .chosen = opening.severityBecause { opening.severity } else { nil }
        let carried = try await dispatcher.declare(
            title: opening.title, service: runbook.services[opening.service] == nil ? nil : opening.service,
            severity: runbook.severity(named: severity ?? "")?.name, tags: opening.tags, impact: opening.facts.impact, startedAt: opening.startedAt,
            isPrivate: opening.isPrivate, channel: opening.channel, summary: opening.summary, by: author)
        look { $0.note(id, became: carried.incident.id) }
    }

    /// Where somebody is on it already, what was done about this one is done about that one from now on.
    private func note(_ id: IncidentID, became new: IncidentID, at now: Moment, through dispatcher: Dispatcher) async throws(Trouble) {
        guard look({ $0.note(id, became: new) }), let incident = try await dispatcher.incident(new), incident.acknowledgedAt != nil else { return }
        look { $0.release(after: incident, at: now) }
    }

    private func ask(
        _ command: IncidentCommand, of id: IncidentID, _ act: PastIncident.Act, at now: Moment, through dispatcher: Dispatcher
    ) async throws(Trouble) {
        if command.isEnd { look { $0.end(id) } }
        for new in look({ $0.targets(of: command, on: id, at: now, incidents) }) {
            guard let incident = try await dispatcher.incident(new), !command.isDone(on: incident) else { continue }
            let carried = try await dispatcher.perform(command, on: new, by: act.by)
            if carried.incident.acknowledgedAt != nil { look { $0.release(after: carried.incident, at: now) } }
        }
    }

    private func arrange(_ arrangement: Past.Arrangement, through dispatcher: Dispatcher) async throws(Trouble) {
        do {
            switch arrangement.what {
            case .overrideMade(let it):
                guard runbook.schedules[it.schedule] != nil else { throw Trouble.refused(.unknown("schedule", it.schedule.text)) }
                let made = try await dispatcher.makeOverride(
                    schedule: it.schedule, person: it.person, replaces: it.replaces, from: it.start, to: it.end, by: arrangement.by)
                look { $0.overrides[it.id] = made.id }
            case .overrideEnded(let number):
                if let own = look({ $0.overrides[number] }) { _ = try await dispatcher.endOverride(own, by: arrangement.by) }
            case .command(let command): _ = try await dispatcher.perform(command, by: arrangement.by)
            }
        } catch let trouble as Trouble {
            throw trouble
        } catch {
            throw .unwritable("\(error)")
        }
    }
}

extension PastIncident {
    /// Why no provider took such a page then.
    fileprivate func failure(of person: PersonName, by way: Way, about now: Moment) -> String? {
        for page in pages where page.person == person && page.way == way && abs((page.due - now).milliseconds) <= AnswerModel.tolerance.milliseconds {
            if case .failed(let reason) = page.end { return reason }
        }
        return nil
    }
}
