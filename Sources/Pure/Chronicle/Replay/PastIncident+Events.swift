package import Engine
internal import Runbooks
package import Vocabulary

extension PastIncident {
    /// One event with its place in the whole journal.
    package struct Line: Sendable {
        package var order: Int64
        package var event: IncidentEvent

        package init(order: Int64, event: IncidentEvent) {
            self.order = order
            self.event = event
        }
    }

    /// Read from its events; nil when those begin with anything but the raising. `alerts` are what the senders said; of one that is not
    /// there the incident knows enough to make another.
    package init?(id: IncidentID, lines: [Line], alerts: [AlertKey: Alert] = [:]) {
        guard let first = lines.first, case .raised(let opening, _) = first.event.what else { return nil }
        self.init(id: id, name: opening.name ?? id.description, title: opening.title, openedAt: first.event.at)
        var reader = PastReader(of: self, opening: opening, alerts: alerts, lines: lines)
        for line in lines { reader.read(line) }
        self = reader.finished()
    }
}

/// Goes through an incident's events, and sorts what came from outside from what followed by itself.
private struct PastReader {
    private var past: PastIncident
    private let opening: Opening
    private let alerts: [AlertKey: Alert]
    private var places: [PageID: Int] = [:]
    private var promises: Set<DutyName> = []
    private var held: Set<Int> = []
    /// Whose pages were taken back at a moment, and where that was written down last.
    private var withdrawn: [Moment: [PersonName: Int64]] = [:]
    /// Moments at which something was done that takes pages back by itself.
    private var done: Set<Moment> = []
    /// What setting an escalation off writes down of its reason begins like this.
    private let setOff: [EscalationName: String]

    init(of past: PastIncident, opening: Opening, alerts: [AlertKey: Alert], lines: [PastIncident.Line]) {
        self.past = past
        self.opening = opening
        self.alerts = alerts
        var setOff: [EscalationName: String] = [:]
        for case .escalationFired(let name, _) in lines.map(\.event.what) { setOff[name] = "Escalates \(name): " }
        self.setOff = setOff
    }

    mutating func read(_ line: PastIncident.Line) {
        let event = line.event
        readState(event)
        readPages(event)
        readPromises(event)
        readWithdrawal(line)
        switch event.what {
        case .raised:
            let deed: PastIncident.Deed = opening.alerts.isEmpty ? .declare(opening) : .fire(opening.alerts.map(alert))
            act(deed, line)
        case .alertsJoined(let keys, _): act(.fire(keys.map(alert)), line)
        case .alertsCleared(let keys, _): act(.clear(keys), line)
        case .acknowledged(let via):
            past.answers.append(PastIncident.Answer(at: event.at, by: event.by, via: via, order: line.order))
            if !event.by.isHuman { act(.ask(.acknowledge(via: via)), line) }
        case .play(.stepEnded(let playbook, let step, let outcome)): past.steps[PastIncident.StepPlace(playbook, step)] = outcome
        default:
            guard event.by.isHuman, let deed = deed(event.what, by: event.by) else { return }
            act(deed, line)
        }
    }

    /// Answers nobody was paged for are given at their own time; what was done once somebody was on it follows the answer.
    func finished() -> PastIncident {
        var past = past
        for (moment, people) in withdrawn where !done.contains(moment) {
            for (person, order) in people {
                past.answers.append(PastIncident.Answer(at: moment, by: .person(person), via: .link, order: order))
            }
        }
        past.answers.sort { $0.order < $1.order }
        for answer in past.answers where answer.by.isHuman {
            let prompted = past.pages.contains { $0.arrived && $0.due <= answer.at && past.answer(to: $0) == answer }
            if !prompted {
                past.acts.append(PastIncident.Act(at: answer.at, by: answer.by, .ask(.acknowledge(via: answer.via)), order: answer.order))
            }
        }
        past.acts.sort { $0.order < $1.order }
        if let first = past.firstAnswer {
            for place in past.acts.indices where past.acts[place].order > first.order && past.acts[place].isWork {
                past.acts[place].afterAnswer = past.acts[place].at - first.at
            }
        }
        return past
    }

    // MARK: What it knows of itself

    private mutating func readState(_ event: IncidentEvent) {
        let isOn: Bool?
        switch event.what {
        case .raised, .unacknowledged, .quietEnded: isOn = true
        case .reopened:
            isOn = true
            past.overAt = nil
        case .acknowledged, .quieted, .snoozed: isOn = false
        case .resolved, .merged:
            isOn = false
            past.overAt = event.at
        default: isOn = nil
        }
        if let isOn { past.asking.append(PastIncident.Asking(at: event.at, isOn: isOn)) }
    }

    private mutating func readPages(_ event: IncidentEvent) {
        switch event.what {
        case .paged(let notes, _):
            for note in notes {
                places[note.id] = past.pages.count
                past.pages.append(
                    PastIncident.Page(person: note.person, way: note.way, due: note.due, over: note.connection, isBundled: note.bundled))
            }
        case .pageEnded(let id, let outcome, let latency):
            guard let place = places[id] else { return }
            past.pages[place].end = outcome
            if case .delivered = outcome { past.pages[place].took = latency }
        default: break
        }
    }

    /// Whoever answers what somebody is on already is written down once; the next time only what was on its way to them is taken back.
    /// Other people's pages may leave and arrive at that moment.
    private mutating func readWithdrawal(_ line: PastIncident.Line) {
        switch line.event.what {
        case .pageEnded(let id, .superseded, _):
            guard let place = places[id] else { return }
            withdrawn[line.event.at, default: [:]][past.pages[place].person] = line.order
        case .pageEnded, .paged, .noticed: break
        default: done.insert(line.event.at)
        }
    }

    private mutating func readPromises(_ event: IncidentEvent) {
        switch event.what {
        case .dutyOpened(let name, _, _, let due, let isPromise):
            if isPromise { promises.insert(name) }
            if isPromise, name == .acknowledge, past.answerDue == nil { past.answerDue = due }
        case .dutyKept(.acknowledge, late: false): past.keptAnswers += 1
        case .dutyMissed(let name) where promises.contains(name): past.missed[name, default: 0] += 1
        default: break
        }
    }

    private func alert(_ key: AlertKey) -> Alert {
        if var known = alerts[key] {
            // It ended when the journal says so, not when its sender would have forgotten it.
            known.status = .firing
            known.endsAt = nil
            return known
        }
        let facts = opening.facts
        return Alert(key: key, summary: facts.summary.isEmpty ? opening.title : facts.summary, severity: facts.alertSeverity, labels: facts.labels)
    }

    private mutating func act(_ deed: PastIncident.Deed, _ line: PastIncident.Line) {
        past.acts.append(PastIncident.Act(at: line.event.at, by: line.event.by, deed, order: line.order))
    }

    // MARK: What somebody asked for

    private mutating func deed(_ what: IncidentEvent.What, by author: Author) -> PastIncident.Deed? {
        switch what {
        case .merged(let other): .merge(into: other)
        case .progress(.answered(let question, let yes)): .answer(question: question, yes: yes)
        default: command(what, by: author).map { .ask($0) }
        }
    }

    private mutating func command(_ what: IncidentEvent.What, by author: Author) -> IncidentCommand? {
        switch what {
        case .unacknowledged(.handedBack): .unacknowledge
        case .escalated: .escalate
        case .reassigned(let targets, _): .reassign(to: targets)
        case .respondersAdded(let targets, _): .addResponders(targets)
        case .severityChanged(_, let to, .chosen(let words)): .changeSeverity(to, because: words)
        case .snoozed(let until): .snooze(until: until)
        case .mitigated: .mitigate
        case .resolved(let summary, .person): .resolve(summary: summary)
        case .reopened: .reopen
        case .noted(let text): note(text)
        case .tagged(let tags): .tag(tags)
        case .impactStated(let numbers): .state(impact: numbers)
        case .dutyWaived(let name, let because): .knowledge(.waive(name, because: because))
        case .staff(let event): event.command(by: author)
        case .progress(let event): event.command
        case .knowledge(let event): event.command
        case .update(let event): command(event)
        case .play(let event): event.command
        case .review(let event): event.command
        default: nil
        }
    }

    private func note(_ text: String) -> IncidentCommand {
        guard let (name, words) = setOff.first(where: { text.hasPrefix($0.value) }) else { return .note(text) }
        return .knowledge(.escalate(name, because: String(text.dropFirst(words.count))))
    }

    /// What was held back and is said after all was let out by somebody.
    private mutating func command(_ event: UpdateEvent) -> IncidentCommand? {
        switch event {
        case .posted(let number, let audience, _, let text, let status, _):
            return .update(held.contains(number) ? .release(number) : .post(audience, text: text, status: status))
        case .held(let number, let audience, _, let text, let status, _):
            held.insert(number)
            return .update(.post(audience, text: text, status: status))
        case .agreed(let number): return .update(.release(number))
        case .rejected(let number, let because): return .update(.reject(number, because: because))
        case .undelivered: return nil
        }
    }
}

extension PastIncident.Act {
    /// Whether somebody worked on the incident; what monitoring says comes when it came.
    fileprivate var isWork: Bool {
        switch deed {
        case .fire, .clear, .declare: false
        case .merge, .answer: true
        case .ask(.acknowledge): false
        case .ask: by.isHuman
        }
    }
}

extension Author {
    fileprivate var isHuman: Bool {
        switch self {
        case .person, .token: true
        case .source, .runbell: false
        }
    }
}
