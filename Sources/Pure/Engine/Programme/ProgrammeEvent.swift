package import Runbooks
package import Vocabulary

/// One line of the programme's journal.
package struct ProgrammeEvent: Hashable, Sendable {
    package var at: Moment
    package var by: Author
    package var what: What

    package init(at: Moment, by: Author, _ what: What) {
        self.at = at
        self.by = by
        self.what = what
    }

    package enum What: Hashable, Sendable {
        case versionAdopted(RunbookVersion, note: String)
        /// From now on these rules are looked after, by their names.
        case rulesTakenUp([DutyName])
        /// They are not in the runbook any more.
        case rulesDropped([DutyName])

        case dutyOpened(DutyName, rule: DutyName, owner: Party, from: Moment, due: Moment)
        case dutyKept(DutyName, late: Bool)
        case dutyMissed(DutyName)
        case dutyMoot(DutyName)
        case dutyWaived(DutyName, because: String)
        /// Who was told by which notices; several steps that came due together are one reminder.
        case dutyReminded(DutyName, steps: [Int], people: [PersonName], notices: [NoticeNote])
        /// Somebody could not be told.
        case operatorsTold(NoticeNote, words: String)
        case noticeEnded(PageID, PageOutcome)

        case drillBegun(DrillName, incident: IncidentID?)
        case drillEnded(DrillName, participants: [PersonName], lessons: String)
        case drillPagesChosen(PersonName, optedIn: Bool)
        /// What became of each is told by the notices.
        case waysTested(PersonName, [Programme.Attempt])

        /// The address stands outside the journal; here is what may be shown of it.
        case ownWaySet(PersonName, AddressKind, shown: String, notices: [NoticeNote])
        case ownWayDropped(PersonName, AddressKind, notices: [NoticeNote])
        case ownRulesSet(PersonName, urgent: [Person.Reach], normal: [Person.Reach], notices: [NoticeNote])

        case certified(PersonName, CertificateName, proof: String)
        case versionRead(RunbookVersion, by: PersonName)
        case versionApproved(RunbookVersion, for: Party)
        case upkeepDone(String, words: String)
        case actionsGoneThrough(words: String)

        case maintenancePlanned(Programme.Maintenance)
        case maintenanceEnded(Int)

        case coverAsked(Programme.Cover, people: [PersonName], notices: [NoticeNote])
        /// The override that puts them in is written down with it.
        case coverTaken(Int, by: PersonName, notices: [NoticeNote])
        case coverWithdrawn(Int)
    }
}

/// What follows from a command to the programme: what to write down, and what to set in motion.
package struct ProgrammeDecision: Hashable, Sendable {
    package var events: [ProgrammeEvent]
    package var effects: [Effect]

    package init(events: [ProgrammeEvent] = [], effects: [Effect] = []) {
        self.events = events
        self.effects = effects
    }
}
