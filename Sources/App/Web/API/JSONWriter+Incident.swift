internal import Chronicle
internal import Engine
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

extension JSONWriter {
    mutating func incident(_ row: IncidentRow, _ publicURL: String) { object { $0.members(of: row, publicURL) } }

    mutating func incidentDetail(_ incident: Incident, under runbook: Runbook, _ publicURL: String) {
        object {
            $0.members(of: IncidentRow(incident, led: runbook.roles.first?.name), publicURL, clauses: runbook.clause)
            $0.members(of: incident)
            $0.work(of: incident, under: runbook)
        }
    }

    private mutating func members(of row: IncidentRow, _ publicURL: String, clauses: (DutyName) -> String? = { _ in nil }) {
        member("id", row.id.description)
        member("name", row.name)
        member("title", row.title)
        member("service", row.service)
        member("severity", row.severity)
        member("status", row.status)
        member("open", row.isOpen)
        member("openedAt", row.openedAt)
        member("changedAt", row.changedAt)
        member("acknowledgedAt", ifAny: row.acknowledgedAt)
        member("resolvedAt", ifAny: row.resolvedAt)
        member("acknowledgedBy", ifAny: row.acknowledgedBy)
        member("alerts", row.alerts)
        member("alertsFiring", row.alertsFiring)
        member("duties") { writer in writer.array { list in for duty in row.duties { list.duty(duty, clause: clauses(duty.name)) } } }
        member("startedAt", ifAny: row.startedAt)
        member("private", row.isPrivate)
        member("falseAlarm", row.isFalseAlarm)
        member("drill", ifAny: row.drill?.text)
        member("phase", ifAny: row.phase?.text)
        member("publicStatus", ifAny: row.statusName?.text)
        member("commander", ifAny: row.commander?.text)
        member("runbook", row.runbook.digest)
        member("url", "\(publicURL)/incidents/\(row.id)")
    }

    private mutating func members(of incident: Incident) {
        member("openedBy", incident.openedBy.description)
        member("severityBecause", incident.severityBecause.words)
        member("tags", incident.tags)
        member("impact") { writer in
            writer.object { object in
                for (name, value) in incident.impact.sorted(by: { $0.key < $1.key }) { object.member(name, value) }
            }
        }
        member("responders", incident.responders)
        member("summary", incident.summary)
        member("absorbed", incident.absorbed.map(\.description))
        member("mitigatedAt", ifAny: incident.mitigatedAt)
        switch incident.phase {
        case .quiet(let until), .snoozed(let until): member("until", until)
        case .merged(let into): member("mergedInto", into.description)
        case .triggered, .acknowledged, .mitigated, .resolved: break
        }
        if let climb = incident.climb { ladder(climb) }
        member("pagesPending", incident.pending.count)
    }

    private mutating func ladder(_ climb: Incident.Climb) {
        member("ladder") { writer in
            writer.object {
                $0.member("name", climb.ladder)
                $0.member("round", climb.round)
                $0.member("next", climb.next)
                $0.member("startedAt", climb.startedAt)
                $0.member("exhausted", climb.exhausted)
            }
        }
    }

    mutating func duty(_ duty: Incident.Duty, of incident: IncidentID, by book: DutyBook?) {
        let isProgramme = incident == Programme.id
        object {
            $0.member("of", (isProgramme ? DutiesAPI.Of.programme : .incident).rawValue)
            if !isProgramme { $0.member("incident", incident.description) }
            $0.members(of: duty, clause: book?.clause(of: duty.name))
            $0.member("todo", ifAny: book?.todo(duty))
        }
    }

    mutating func duty(_ duty: Incident.Duty, clause: String?) { object { $0.members(of: duty, clause: clause) } }

    private mutating func members(of duty: Incident.Duty, clause: String?) {
        member("name", duty.name)
        member("owner", duty.owner.description)
        member("openedAt", duty.openedAt)
        member("due", ifAny: duty.deadline)
        if duty.deadline == nil { member("asSoonAsPossible", true) }
        let (state, ended) = duty.state.words
        member("state", state)
        member("endedAt", ifAny: ended)
        if case .waived(_, let because) = duty.state { member("because", because) }
        member("promise", duty.isPromise)
        member("clause", ifAny: clause)
    }
}

extension Incident.Duty.State {
    var words: (String, Moment?) {
        switch self {
        case .open: ("open", nil)
        case .kept(let at): ("kept", at)
        case .keptLate(let at): ("keptLate", at)
        case .missed(let at): ("missed", at)
        case .moot(let at): ("moot", at)
        case .waived(let at, _): ("waived", at)
        }
    }
}
