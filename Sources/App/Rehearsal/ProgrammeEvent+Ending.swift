internal import Engine
internal import Runbooks
internal import Vocabulary

/// What a story and its last lines make of an event that belongs to no incident.
extension ProgrammeEvent {
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
