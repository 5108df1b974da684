package import Engine
internal import Runbooks
internal import Vocabulary

// What was done for the runbook itself rather than about an incident, each in one sentence.

extension ProgrammeEvent {
    /// The event in one English sentence, for people.
    package var sentence: String { what.sentence(by: by.plain) }
}

extension ProgrammeEvent.What {
    fileprivate func sentence(by who: String) -> String {
        switch self {
        case .versionAdopted(let version, let note): "The version \(version) of the runbook is in force\(note.isEmpty ? "" : ": \(note)")"
        case .rulesTakenUp(let rules): "From now on Runbell looks after \(rules.quoted)"
        case .rulesDropped(let rules): "The runbook does not ask for \(rules.quoted) any more"
        case .dutyOpened, .dutyKept, .dutyMissed, .dutyMoot, .dutyWaived, .dutyReminded, .operatorsTold: duty(by: who)
        case .noticeEnded(let page, .failed(let reason)): "Notice \(page) failed: \(reason)"
        case .noticeEnded(let page, .delivered(let provider)): "\(provider) took notice \(page)"
        case .noticeEnded(let page, .expired): "Notice \(page) expired before it could be sent"
        case .noticeEnded(let page, .superseded): "Notice \(page) was taken back"
        case .drillBegun(let drill, let incident): "The drill \(drill) began\(incident.map { " as \($0)" } ?? "")"
        case .drillEnded(let drill, let people, let lessons):
            "The drill \(drill) was held with \(people.list)\(lessons.isEmpty ? "" : ": \(lessons)")"
        case .drillPagesChosen(let person, let optedIn): "\(person) wants \(optedIn ? "to be paged in drills" : "no pages in drills")"
        case .waysTested(let person, let attempts): "A test page left for \(person) by \(attempts.map(\.way.rawValue).joined(separator: ", "))"
        case .ownWaySet(let person, let contact, let shown, _): "\(person) is reached at another \(contact.rawValue) now: \(shown)"
        case .ownWayDropped(let person, let contact, _): "\(person)'s \(contact.rawValue) is what the runbook says again"
        case .ownRulesSet(let person, let urgent, let normal, _):
            urgent.isEmpty && normal.isEmpty
                ? "\(person) is paged as the runbook says again"
                : "\(person) is paged by a rule of their own: \((urgent.isEmpty ? normal : urgent).map(\.written).joined(separator: ", "))"
        case .certified(let person, let certificate, _): "\(person) was certified for \(certificate)"
        case .versionRead(_, let person): "\(person) read the runbook"
        case .versionApproved(_, let party): "\(party.words) approved the runbook"
        case .upkeepDone(let what, let words): "Done: \(what)\(words.isEmpty ? "" : " (\(words))")"
        case .actionsGoneThrough(let words): "The open actions were gone through\(words.isEmpty ? "" : ": \(words)")"
        case .maintenancePlanned(let plan): "Maintenance was announced: \(plan.title)"
        case .maintenanceEnded(let number): "Maintenance \(number) is over"
        case .coverAsked(let cover, let people, _): "\(cover.person) asked \(people.list) to cover \(cover.schedule)"
        case .coverTaken(let number, let person, _): "\(person) took cover \(number)"
        case .coverWithdrawn(let number): "Cover \(number) is not asked for any more"
        }
    }

    private func duty(by who: String) -> String {
        switch self {
        case .dutyOpened(let duty, _, let owner, _, let due): "\u{201C}\(duty)\u{201D} is due from \(owner.words) by \(due.rfc3339)"
        case .dutyKept(let duty, let late): late ? "\u{201C}\(duty)\u{201D} was done, late" : "\u{201C}\(duty)\u{201D} was done in time"
        case .dutyMissed(let duty): "\u{201C}\(duty)\u{201D} was missed"
        case .dutyMoot(let duty): "\u{201C}\(duty)\u{201D} is owed no more"
        case .dutyWaived(let duty, let because): "\(who) waived \u{201C}\(duty)\u{201D}: \(because)"
        case .dutyReminded(let duty, _, let people, _): "\(people.list) heard of \u{201C}\(duty)\u{201D}"
        case .operatorsTold(_, let words): "The operators were told: \(words)"
        default: ""
        }
    }
}

extension ProgrammeEvent.What {
    package var importance: Importance {
        switch self {
        case .rulesTakenUp, .rulesDropped, .dutyMoot, .dutyReminded, .operatorsTold: .mechanics
        case .noticeEnded(_, .failed), .noticeEnded(_, .expired): .detail
        case .noticeEnded: .mechanics
        case .dutyOpened, .dutyKept, .drillPagesChosen, .waysTested, .versionAdopted, .coverWithdrawn, .ownWaySet, .ownWayDropped, .ownRulesSet:
            .detail
        case .dutyMissed, .dutyWaived, .drillBegun, .drillEnded, .certified, .versionRead, .versionApproved, .upkeepDone, .actionsGoneThrough,
            .maintenancePlanned, .maintenanceEnded, .coverAsked, .coverTaken:
            .story
        }
    }
}

extension [DutyName] {
    fileprivate var quoted: String { map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ") }
}
