package import Vocabulary

/// A moment a duty begins at or ends with. An incident remembers when each of its occasions came last.
package enum Occasion: Hashable, Sendable {
    case raised, acknowledged, mitigated, resolved
    /// A person has said how bad it is.
    case severityConfirmed
    case fact(FactName)

    case phaseEntered(PhaseName)
    case phaseLeft(PhaseName)
    case checklistDone(PhaseName)
    /// Somebody wants to leave a phase whose accountable party has to agree.
    case approvalAsked(PhaseName)
    case approved(PhaseName)
    case consulted(PhaseName, Party)
    case answered(PhaseName, Party)

    case roleFilled(RoleName)
    case roleOffered(RoleName)
    case roleAccepted(RoleName)
    /// Somebody gave it up, and nobody has it.
    case roleVacated(RoleName)

    case updated(AudienceName)
    case filed(ClockName, StageName)

    /// A step of a playbook waits for somebody to agree, and has been agreed to or refused.
    case stepAsked(PlaybookName, Int)
    case stepSettled(PlaybookName, Int)

    case observed
    case reviewed(milestone: String)
    case actionAdded(Int)
    case actionDone(Int)

    // Of the programme.
    /// A period of the calendar began, such as a quarter in which a drill is due.
    case period
    /// Other people are on call.
    case handedOver(ScheduleName)
    case drillHeld(DrillName)
    case upkeepDone(String)
    case certified(CertificateName, PersonName)
    case versionOffered
    case versionApproved(Party)
    case versionRead(PersonName)
    case actionsGoneThrough
}

extension Occasion {
    /// Of no use when there was no incident at all.
    package var looksBack: Bool {
        switch self {
        case .observed, .reviewed: true
        default: false
        }
    }

    /// Holds from when it came until it is taken back: whoever owes it has kept it, even if it came before the duty began.
    package var lasts: Bool {
        switch self {
        case .mitigated, .fact, .severityConfirmed, .roleFilled: true
        default: false
        }
    }
}
