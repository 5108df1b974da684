import Engine
import Vocabulary

/// Decisions as text, one line an event and one for all effects, so that a test reads like the journal it expects.
extension Decision {
    var told: String {
        guard !events.isEmpty || !effects.isEmpty else { return "nothing" }
        return (events.map(\.told) + [effects.map(\.told).joined(separator: ", ")]).joined(separator: "\n")
    }
}

extension IncidentEvent {
    var told: String { by == .runbell ? what.told : "\(by): \(what.told)" }
}

extension IncidentEvent.What {
    var told: String {
        switch self {
        case .raised(let opening, let runbook): "raised \(opening.severity) under \(runbook)"
        case .alertsJoined(let keys, _): "\(keys.count) joined"
        case .alertsCleared(let keys, let remaining): "\(keys.count) cleared, \(remaining) fire"
        case .quieted(let window, let until): "quieted by \(window) until \(until.told)"
        case .quietEnded(let window): "quiet \(window) ended"
        case .ladderStarted(let ladder, let round, let because): "ladder \(ladder) round \(round), \(because)"
        case .ladderDeferred(let ladder, let from, let until): "ladder \(ladder) moves from \(from.told) to \(until.told)"
        case .rungReached(let rung, let round, let people): "rung \(rung) of round \(round): \(people.told)"
        case .rungSkipped(let rung, let round, let because): "rung \(rung) of round \(round) skipped, \(because)"
        case .ladderExhausted(let ladder): "ladder \(ladder) exhausted"
        case .paged(let notes, let because): "paged for \(because.told): \(notes.map(\.told).joined(separator: ", "))"
        case .noticed(let notes, let because): "noticed for \(because.told): \(notes.map(\.told).joined(separator: ", "))"
        case .pageEnded(let page, let outcome, _): "page \(page.number) \(outcome.told)"
        case .pageStumbled(let page, let reason): "page \(page.number) stumbled: \(reason)"
        case .acknowledged(let channel): "acknowledged via \(channel)"
        case .unacknowledged(let because): "unacknowledged, \(because)"
        case .escalated: "escalated"
        case .reassigned(_, let people): "reassigned to \(people.told)"
        case .respondersAdded(_, let people): "added \(people.told)"
        case .severityChanged(let from, let to, let because): "severity \(from) to \(to), \(because)"
        case .snoozed(let until): "snoozed until \(until.told)"
        case .mitigated: "mitigated"
        case .resolved(let summary, let because): "resolved, \(because)\(summary.isEmpty ? "" : ": \(summary)")"
        case .reopened(let because): "reopened, \(because)"
        case .merged(let other): "merged into \(other)"
        case .absorbed(let other): "absorbed \(other)"
        case .noted(let text): "noted \(text)"
        case .tagged(let tags): "tagged \(tags.joined(separator: " "))"
        case .impactStated(let numbers): "impact \(numbers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " "))"
        case .dutyOpened(let duty, let owner, let from, let due, let isPromise):
            "\(owner) \(isPromise ? "owes" : "waits for") \(duty)\(from.map { " from \($0.told)" } ?? "") "
                + (due < .distantFuture ? "by \(due.told)" : "as soon as possible")
        case .dutyKept(let duty, let late): "\(duty) kept\(late ? " late" : "")"
        case .dutyMissed(let duty): "\(duty) missed"
        case .dutyMoot(let duty): "\(duty) moot"
        case .dutyWaived(let duty, let because): "\(duty) waived: \(because)"
        case .dutyStepped(let duty, let step, let people, let words):
            "\(duty) step \(step): \(people.told)\(words.isEmpty ? "" : ", \(words)")"
        case .staff(let event): event.told
        case .progress(let event): event.told
        case .knowledge(let event): "\(event)"
        case .update(let event): "\(event)"
        case .play(let event): "\(event)"
        case .review(let event): "\(event)"
        case .escalationFired(let escalation, let people): "escalation \(escalation): \(people.told)"
        case .disregarded(let what): "disregarded \(what)"
        }
    }
}

extension StaffEvent {
    var told: String {
        switch self {
        case .filled(let role, let person, let because): "\(role) is \(person), \(because)"
        case .offered(let role, let person, let note): "\(role) offered to \(person)\(note.isEmpty ? "" : ": \(note)")"
        case .declined(let role, let because): "\(role) declined: \(because)"
        case .vacated(let role, let because): "\(role) vacated: \(because)"
        }
    }
}

extension ProgressEvent {
    var told: String {
        switch self {
        case .entered(let phase, let from): "\(phase) entered\(from.map { " from \($0)" } ?? "")"
        case .approvalAsked(let phase, let next): "leaving \(phase) for \(next) to be approved"
        case .approved(let phase): "leaving \(phase) approved"
        case .refused(let phase, let because): "leaving \(phase) refused: \(because)"
        case .consulted(let phase, let party, let people): "\(party) consulted on \(phase): \(people.told)"
        case .informed(let phase, let party, let people): "\(party) informed of \(phase): \(people.told)"
        case .vacant(let phase, let party): "\(party) vacant in \(phase)"
        case .advised(let phase, let party, let words): "\(party) advises on \(phase): \(words)"
        case .statusSet(let status): "status \(status)"
        case .ticked(let phase, let item, let text, let done): "\(phase) \(item) \(done ? "done" : "not done"): \(text)"
        case .checklistDone(let phase): "checklist of \(phase) done"
        case .severityConfirmed: "severity confirmed"
        case .answered(let question, let yes): "\(question) \(yes ? "yes" : "no")"
        }
    }
}

extension PageReason {
    var told: String {
        switch self {
        case .rung(let rung, let round): "rung \(rung) of round \(round)"
        case .escalation(let name): "escalation \(name)"
        case .responder: "responder"
        case .reassigned: "reassigned"
        case .undeliverable(let page): "undeliverable \(page.number)"
        case .exhausted: "exhausted"
        case .duty(let name): "\(name)"
        case .update(let number): "update \(number)"
        case .asked: "asking"
        }
    }
}

extension PageNote {
    var told: String { "\(id.number) \(person) \(way) \(due.told)\(bundled ? " bundled" : "")" }
}

extension NoticeNote {
    var told: String { "\(id.number) \(connection)\(destination)" }
}

extension PageOutcome {
    var told: String {
        switch self {
        case .delivered(let provider): "delivered by \(provider)"
        case .failed(let reason): "failed: \(reason)"
        case .expired: "expired"
        case .superseded: "superseded"
        }
    }
}

extension Effect {
    var told: String {
        switch self {
        case .page(let page): "page \(page.id.number)"
        case .notice(let notice): "notice \(notice.id.number)\(notice.mentions.isEmpty ? "" : " naming \(notice.mentions.joined(separator: " "))")"
        case .carryOut(let playbook, let step, let until): "carry out \(playbook) \(step) until \(until.told)"
        case .hasten(let page): "hasten \(page.number)"
        case .withdraw(let page): "withdraw \(page.number)"
        case .withdrawAll: "withdraw all"
        case .wake(let moment): "wake \(moment?.told ?? "never")"
        }
    }
}

extension Moment {
    /// `+5m`, `+1m30s`, `+5m0.001s`.
    var told: String {
        let passed = (self - .minute(0)).milliseconds
        let rest = passed % 60_000
        return "+\(passed / 60_000)m" + (rest == 0 ? "" : rest % 1000 == 0 ? "\(rest / 1000)s" : "\(Double(rest) / 1000)s")
    }
}

extension [PersonName] {
    var told: String { map(\.text).joined(separator: " ") }
}
