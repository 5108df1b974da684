package import Runbooks
package import Vocabulary

/// Everything that can be asked of the programme. Whatever is asked, what has come due by then is done as well.
package enum ProgrammeCommand: Hashable, Sendable {
    /// What is due is asked of the programme, never of the timer that fired.
    case wake
    /// Another version of the runbook is in force; the note says what changed.
    case adopted(RunbookVersion, note: String)

    /// An exercise begins; nil when it needs no incident, as at a table.
    case holdDrill(DrillName, incident: IncidentID?)
    /// It was held, by these people.
    case drillEnded(DrillName, participants: [PersonName], lessons: String)
    case optIn(PersonName, drills: Bool)
    /// A test page to somebody by each of their ways, which says that nothing is wrong.
    case testWays(of: PersonName)

    /// Their own address, which they have proven to be theirs.
    case ownWay(PersonName, AddressKind, address: String)
    /// From now on the runbook's counts again.
    case dropOwnWay(PersonName, AddressKind)
    /// Rules of their own; an empty one: as the runbook says.
    case ownRules(PersonName, urgent: [Person.Reach], normal: [Person.Reach])

    case certify(PersonName, CertificateName, proof: String)
    case read(RunbookVersion, by: PersonName)
    case approveVersion(RunbookVersion, for: Party)
    /// A look at the runbook, or a report: what it is called in its rule, and what came of it.
    case upkeepDone(String, words: String)
    case actionsGoneThrough(words: String)
    case waive(DutyName, because: String)

    case planMaintenance(Programme.Maintenance)
    /// Over before its time, or called off before it began.
    case endMaintenance(Int)

    /// Somebody asks these to stand in for them; nobody named: everybody who takes turns on the schedule.
    case askCover(Programme.Cover, of: [PersonName])
    case takeCover(Int, by: PersonName)
    case withdrawCover(Int)

    /// A notice ended.
    case receipt(PageID, PageOutcome)
}
