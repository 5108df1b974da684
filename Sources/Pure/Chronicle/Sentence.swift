package import Engine
internal import Runbooks
package import Vocabulary

extension IncidentEvent {
    /// The event in one English sentence, for people.
    package var sentence: String { what.sentence(by: by.plain) }
}

extension Author {
    /// As a sentence calls them.
    package var plain: String {
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
        case .raised(let opening, _):
            "\(who) raised it on \(opening.service) as \(opening.severity): \(opening.title)\(opening.summary.map { ". \($0)" } ?? "")"
        case .alertsJoined(let keys, let summary): "\(keys.count) \(keys.count == 1 ? "alert" : "alerts") joined: \(summary)"
        case .alertsCleared(let keys, let remaining): "\(keys.count) \(keys.count == 1 ? "alert" : "alerts") cleared, \(remaining) still firing"
        case .quieted(QuietName.untilItLasts, let until): "It has to last: nobody is paged before \(until.rfc3339)"
        case .quieted(let window, let until): "The maintenance window \(window) holds pages back until \(until.rfc3339)"
        case .quietEnded(let window): "The maintenance window \(window) ended"
        case .ladderStarted(let ladder, let round, let because): "The ladder \(ladder) started, round \(round) (\(because.words))"
        case .ladderDeferred(let ladder, _, let until): "The ladder \(ladder) waits until \(until.rfc3339) for its hours"
        case .rungReached(let rung, _, let people): "Rung \(rung + 1) was reached: \(people.list)"
        case .rungSkipped(let rung, _, let because): "Rung \(rung + 1) was skipped: \(because.words)"
        case .ladderExhausted(let ladder): "The ladder \(ladder) ended and nobody had answered"
        case .paged(let pages, let because): "Paged \(pages.people): \(because.words)"
        case .noticed(let notices, let because): "A notice went to \(notices.map(\.connection.text).joined(separator: ", ")) (\(because.words))"
        case .pageEnded(let page, let outcome, let latency): outcome.sentence(page, latency)
        case .pageStumbled(let page, let reason): "Page \(page) could not be sent yet and is tried again: \(reason)"
        case .acknowledged, .unacknowledged, .escalated, .reassigned, .respondersAdded, .severityChanged, .snoozed, .mitigated, .resolved, .reopened,
            .merged, .absorbed, .noted, .tagged, .impactStated:
            act(by: who)
        case .staff(let event): event.sentence(by: who)
        case .progress(let event): event.sentence(by: who)
        case .knowledge(let event): event.sentence(by: who)
        case .update(let event): event.sentence(by: who)
        case .play(let event): event.sentence(by: who)
        case .review(let event): event.sentence(by: who)
        case .dutyOpened, .dutyKept, .dutyMissed, .dutyMoot, .dutyWaived, .dutyStepped: duty(by: who)
        case .escalationFired(let name, let people):
            people.isEmpty ? "The escalation \(name) was due" : "The escalation \(name) called in \(people.list)"
        case .disregarded(let reason): "Came too late to count: \(reason)"
        }
    }

    private func duty(by who: String) -> String {
        switch self {
        case .dutyOpened(let duty, let owner, _, let due, let isPromise):
            isPromise
                ? owed(duty, from: owner, by: due)
                : "\u{201C}\(duty)\u{201D} follows at \(due.rfc3339) unless it is needless"
        case .dutyKept(let duty, let late): late ? "\u{201C}\(duty)\u{201D} was done, late" : "\u{201C}\(duty)\u{201D} was done in time"
        case .dutyMissed(let duty): "\u{201C}\(duty)\u{201D} was missed"
        case .dutyMoot(let duty): "\u{201C}\(duty)\u{201D} is owed no more"
        case .dutyWaived(let duty, let because): "\(who) waived \u{201C}\(duty)\u{201D}: \(because)"
        case .dutyStepped(let duty, _, let people, let words):
            switch (people.isEmpty, words.isEmpty) {
            case (true, true): "\u{201C}\(duty)\u{201D} was seen to"
            case (true, false): "\u{201C}\(duty)\u{201D}: \(words)"
            case (false, true): "\(people.list) heard of \u{201C}\(duty)\u{201D}"
            case (false, false): "\u{201C}\(duty)\u{201D} for \(people.list): \(words)"
            }
        default: ""
        }
    }

    /// One sentence for one owner and for many: `the responders`, a person, a seat called `directors`.
    private func owed(_ duty: DutyName, from owner: Party, by due: Moment) -> String {
        "\u{201C}\(duty)\u{201D} is due from \(owner.words) \(due < .distantFuture ? "by \(due.rfc3339)" : "as soon as possible")"
    }

    private func act(by who: String) -> String {
        switch self {
        case .acknowledged(let via): "\(who) acknowledged it by \(via.rawValue)"
        case .unacknowledged(let because):
            switch because {
            case .handedBack: "\(who) handed it back"
            case .snoozeEnded: "The snooze ended"
            case .severityRaised: "It asks again: what somebody took was less severe"
            }
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
            "\(who) stated the impact: \(impact.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.plain)" }.joined(separator: ", "))"
        default: ""
        }
    }
}

extension [PersonName] {
    var list: String { isEmpty ? "nobody" : map(\.text).joined(separator: ", ") }
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
    package var words: String {
        switch self {
        case .rung(let rung, let round): "rung \(rung + 1), round \(round)"
        case .escalation(let name): "escalation \(name)"
        case .responder: "called in"
        case .reassigned: "reassigned"
        case .undeliverable(let page): "page \(page) could not be delivered"
        case .exhausted: "the ladder ended"
        case .duty(let name): "for \u{201C}\(name)\u{201D}"
        case .update(let number): "update \(number)"
        case .asked: "asked"
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

extension [PageNote] {
    /// `ana by push, sms; bo by email`.
    fileprivate var people: String {
        var names: [PersonName] = []
        for page in self where !names.contains(page.person) { names.append(page.person) }
        return names.map { name in "\(name) by \(filter { $0.person == name }.map(\.way.rawValue).joined(separator: ", "))" }
            .joined(separator: "; ")
    }
}

extension SeverityReason {
    package var words: String {
        switch self {
        case .matched: "matched"
        case .byDefault: "default"
        case .joined(let words): words
        case .chosen(let words): words.isEmpty ? "by hand" : words
        case .limited(let source, let wanted): "\(source) may not raise \(wanted)"
        case .lasted(let escalation): "it lasted: escalation \(escalation)"
        }
    }
}
