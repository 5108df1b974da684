internal import Engine
internal import Runbooks
internal import Vocabulary

/// What belongs to no incident, as a story tells it.
extension ProgrammeEvent {
    /// Nil for what follows from something else that is told, and for what is told as a message.
    var told: String? {
        switch what {
        case .dutyMissed(let duty): "\u{201C}\(duty)\u{201D} was missed"
        case .dutyWaived(let duty, let because): "\u{201C}\(duty)\u{201D} was waived: \(because)"
        case .drillBegun(let drill, _): "The drill \(drill) began"
        case .drillEnded(let drill, let people, _): "The drill \(drill) was held with \(people.map(\.text).joined(separator: ", "))"
        case .certified(let person, let certificate, _): "\(person) was certified for \(certificate)"
        case .versionRead(_, let person): "\(person) read the runbook"
        case .versionApproved(_, let party): "\(party.words) approved the runbook"
        case .upkeepDone(let what, _): "Done: \(what)"
        case .actionsGoneThrough: "The open actions were gone through"
        case .maintenancePlanned(let plan): "Maintenance was announced: \(plan.title)"
        case .maintenanceEnded(let number): "Maintenance \(number) is over"
        case .versionAdopted, .rulesTakenUp, .rulesDropped, .dutyOpened, .dutyKept, .dutyMoot, .dutyReminded, .operatorsTold, .noticeEnded,
            .drillPagesChosen:
            nil
        }
    }

    var isTrouble: Bool {
        if case .dutyMissed = what { true } else { false }
    }

    /// Which duty ended, and how; nil when this ends none.
    var ended: (DutyName, WritableKeyPath<DutyEnding, Int>)? {
        switch what {
        case .dutyKept(let duty, let late): (duty, late ? \.keptLate : \.kept)
        case .dutyMissed(let duty): (duty, \.missed)
        case .dutyWaived(let duty, _): (duty, \.waived)
        default: nil
        }
    }
}
