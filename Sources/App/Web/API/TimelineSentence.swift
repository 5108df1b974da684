internal import Engine
internal import Runbooks
internal import Vocabulary

extension IncidentEvent {
    /// The event in one English sentence, for people.
    var sentence: String { what.sentence(by: by.plain) }
}

extension Author {
    /// As a sentence calls them.
    var plain: String {
        switch self {
        case .person(let name): name.text
        case .token(let name): "the token \(name)"
        case .source(let name): name.text
        case .runbell: "Runbell"
        }
    }
}

extension IncidentEvent.What {
    fileprivate func sentence(by who: String) -> String {
        switch self {
        case .raised(let opening, _): "\(who) raised it on \(opening.service) as \(opening.severity): \(opening.title)"
        case .alertsJoined(let keys, let summary): "\(keys.count) \(keys.count == 1 ? "alert" : "alerts") joined: \(summary)"
        case .alertsCleared(let keys, let remaining): "\(keys.count) \(keys.count == 1 ? "alert" : "alerts") cleared, \(remaining) still firing"
        case .quieted(let window, let until): "The maintenance window \(window) holds pages back until \(until.rfc3339)"
        case .quietEnded(let window): "The maintenance window \(window) ended"
        case .ladderStarted(let ladder, let round, let because): "The ladder \(ladder) started, round \(round) (\(because.words))"
        case .ladderDeferred(let ladder, _, let until): "The ladder \(ladder) waits until \(until.rfc3339) for its hours"
        case .rungReached(let rung, _, let people): "Rung \(rung + 1) was reached: \(people.list)"
        case .rungSkipped(let rung, _, let because): "Rung \(rung + 1) was skipped: \(because.words)"
        case .ladderExhausted(let ladder): "The ladder \(ladder) ended and nobody had answered"
        case .paged(let pages, let because): "\(pages.map { "\($0.person) by \($0.way.rawValue)" }.joined(separator: ", ")) paged (\(because.words))"
        case .noticed(let notices, let because): "A notice went to \(notices.map(\.connection.text).joined(separator: ", ")) (\(because.words))"
        case .pageEnded(let page, let outcome, let latency): outcome.sentence(page, latency)
        case .pageStumbled(let page, let reason): "Page \(page) could not be sent yet and is tried again: \(reason)"
        case .acknowledged, .unacknowledged, .escalated, .reassigned, .respondersAdded, .severityChanged, .snoozed, .mitigated, .resolved, .reopened,
            .merged, .absorbed, .noted, .tagged, .impactStated:
            act(by: who)
        case .dutyOpened(let duty, let owner, let due): "\(owner.words) owes \(duty) by \(due.rfc3339)"
        case .dutyKept(let duty, let late): late ? "\(duty) was kept, late" : "\(duty) was kept"
        case .dutyMissed(let duty): "\(duty) was missed"
        case .dutyMoot(let duty): "\(duty) is owed no more"
        case .escalationFired(let name, let people): "The escalation \(name) called in \(people.list)"
        case .disregarded(let reason): "Came too late to count: \(reason)"
        }
    }

    private func act(by who: String) -> String {
        switch self {
        case .acknowledged(let via): "\(who) acknowledged it by \(via.rawValue)"
        case .unacknowledged(let because): because == .handedBack ? "\(who) handed it back" : "The snooze ended"
        case .escalated: "\(who) escalated it"
        case .reassigned(_, let people): "\(who) gave it to \(people.list)"
        case .respondersAdded(_, let people): "\(who) called in \(people.list)"
        case .severityChanged(let from, let to, let because): "\(who) changed its severity from \(from) to \(to) (\(because.words))"
        case .snoozed(let until): "\(who) snoozed it until \(until.rfc3339)"
        case .mitigated: "\(who) marked it as mitigated"
        case .resolved(let summary, let because):
            because == .alertsCleared ? "Resolved: every alert cleared" : "\(who) resolved it\(summary.isEmpty ? "" : ": \(summary)")"
        case .reopened: "\(who) reopened it"
        case .merged(let into): "\(who) merged it into \(into)"
        case .absorbed(let other): "\(other) goes on as part of this one"
        case .noted(let text): "\(who): \(text)"
        case .tagged(let tags): "\(who) tagged it \(tags.joined(separator: ", "))"
        case .impactStated(let impact):
            "\(who) stated the impact: \(impact.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
        default: ""
        }
    }
}

extension [PersonName] {
    fileprivate var list: String { isEmpty ? "nobody" : map(\.text).joined(separator: ", ") }
}

extension PageOutcome {
    fileprivate func sentence(_ page: PageID, _ latency: Duration) -> String {
        let took = latency < .seconds(10) ? "\(latency.milliseconds) ms" : "\(latency.components.seconds) s"
        return switch self {
        case .delivered(let provider): "\(provider) took page \(page) after \(took)"
        case .failed(let reason): "Page \(page) failed: \(reason)"
        case .expired: "Page \(page) expired before it could be sent"
        case .superseded: "Page \(page) was taken back"
        }
    }
}

extension PageReason {
    fileprivate var words: String {
        switch self {
        case .rung(let rung, let round): "rung \(rung + 1), round \(round)"
        case .escalation(let name): "escalation \(name)"
        case .responder: "called in"
        case .reassigned: "reassigned"
        case .undeliverable(let page): "page \(page) could not be delivered"
        case .exhausted: "the ladder ended"
        }
    }
}

extension LadderReason {
    fileprivate var words: String {
        switch self {
        case .raised: "raised"
        case .nextRound: "next round"
        case .quietEnded: "the maintenance window ended"
        case .snoozeEnded: "the snooze ended"
        case .handedBack: "handed back"
        case .reopened: "reopened"
        case .reassigned: "reassigned"
        case .severityRaised: "severity raised"
        case .severityLowered: "severity lowered"
        }
    }
}

extension SkipReason {
    fileprivate var words: String {
        switch self {
        case .nobodyOnCall: "nobody is on call"
        case .outsideHours: "outside its hours"
        case .unreachable: "nobody on it can be reached"
        }
    }
}
