internal import OnCall
package import Vocabulary

/// What a runbook owes beside any incident: exercises, looking after the runbook itself, certificates, reading and approving it.
extension Runbook {
    /// Rules that start with `period` are owed once in each period of the calendar as long as their terms; the others count from the
    /// moment they start with, or from when they were first looked after.
    package var programmeDuties: [DutyRule] {
        drills.map(rule) + upkeep.reviews.map(rule) + certifications.flatMap(rules) + reading + approvals + followUp + reports + handOvers
    }

    /// Who answers for the runbook as a whole.
    package var keeper: Party { owner.map { .seat($0) } ?? .everyoneOnCall }

    // MARK: Owed once a period

    private func rule(_ drill: DrillPlan) -> DutyRule {
        .periodic(.drill(drill.name), owner: drill.owner ?? keeper, every: drill.every, kept: .drillHeld(drill.name), clause: "drills.\(drill.name)")
    }

    private func rule(_ look: Upkeep.Look) -> DutyRule {
        .periodic(.upkeep(look.what), owner: look.owner ?? keeper, every: look.every, kept: .upkeepDone(look.what), clause: "runbook.reviewed")
    }

    private var followUp: [DutyRule] {
        guard let reviews, let span = reviews.followUp else { return [] }
        // A party that only an incident can fill owes nothing between incidents.
        let owner = members(of: reviews.owner).isEmpty ? keeper : reviews.owner
        return [.periodic(.followUp, owner: owner, every: span, kept: .actionsGoneThrough, clause: "reviews.follow_up")]
    }

    /// One report for all numbers that are looked at in the same rhythm.
    private var reports: [DutyRule] {
        var spans: [Span] = []
        for kpi in kpis { if let span = kpi.reviewed, !spans.contains(span) { spans.append(span) } }
        return spans.map { span in
            let name = DutyName.report(span)
            return .periodic(name, owner: keeper, every: span, kept: .upkeepDone(name.text), clause: "kpis")
        }
    }

    // MARK: At each hand-over

    /// Nobody is late for a shift: it begins by itself, and those it concerns hear of it before.
    private var handOvers: [DutyRule] {
        schedules.values.filter { $0.handOverNotice != nil }.sorted { $0.name < $1.name }.map { schedule in
            DutyRule(
                name: .takeOver(schedule.name), owner: .schedule(schedule.name), starts: .handedOver(schedule.name),
                kept: .handedOver(schedule.name), terms: Terms(), isPromise: false, clause: "schedules.\(schedule.name).hand_over_notice")
        }
    }

    // MARK: Owed by a person or a party

    private func rules(_ certification: Certification) -> [DutyRule] {
        members(of: certification.who).map { person in
            let kept = Occasion.certified(certification.name, person)
            return DutyRule(
                name: .certify(certification.name, person), owner: .person(person), starts: kept, kept: kept,
                terms: Terms(Promise(.within(certification.leave))), again: certification.renew.map { Terms(Promise(.within($0))) },
                steps: DutyRule.reminders, clause: "certifications.\(certification.name)")
        }
    }

    private var reading: [DutyRule] {
        members(of: upkeep.readers).map { person in
            DutyRule(
                name: .read(person), owner: .person(person), starts: .versionOffered, kept: .versionRead(person),
                terms: Terms(Promise(.within(upkeep.readGrace))), steps: [.init(.afterStart(.zero), .remind)] + DutyRule.lateReminders,
                clause: "runbook.read_by")
        }
    }

    private var approvals: [DutyRule] {
        upkeep.approvers.map { party in
            DutyRule(
                name: .approveVersion(party), owner: party, starts: .versionOffered, kept: .versionApproved(party),
                terms: Terms(Promise(.within(Upkeep.approveWithin))), steps: [.init(.afterStart(.zero), .remind)] + DutyRule.lateReminders,
                clause: "runbook.approved_by")
        }
    }
}

extension DutyRule {
    /// Two weeks before, two days before, when it is late, and every week after that until it is done.
    static let reminders = [Step(.beforeDue(.days(14)), .remind)] + lateReminders
    static let lateReminders = [
        Step(.beforeDue(.days(2)), .remind), Step(.afterDue(.zero), .remind), Step(.afterDue(.days(7)), .remind, every: .days(7)),
    ]

    /// Once in each period. What was missed is said once and not asked for again: the next period has its own. A reminder that would come
    /// before half of the period is over is left out.
    static func periodic(_ name: DutyName, owner: Party, every span: Span, kept: Occasion, clause: String) -> DutyRule {
        let half = span.roughly / 2
        let warnings: [Step] = [Duration.days(14), .days(2)].filter { $0 <= half }.map { Step(.beforeDue($0), .remind) }
        return DutyRule(
            name: name, owner: owner, starts: .period, kept: kept, terms: Terms(Promise(.within(span))),
            steps: warnings + [Step(.afterDue(.zero), .remind)], clause: clause)
    }

    /// The length of the period, of a rule that is owed once in each.
    package var period: Span? {
        guard starts == .period, case .within(let span) = terms.all?.target else { return nil }
        return span
    }
}

extension DutyRule {
    /// The schedule whose hand-overs are told of, of a rule that is about them.
    package var handOverOf: ScheduleName? { if case .handedOver(let schedule) = starts { schedule } else { nil } }
}

extension Certification {
    /// How long somebody may do without it: while they are new, and after it ran out. Two weeks when the runbook does not say.
    package var leave: Span { grace ?? .weeks(2) }
}

extension Upkeep {
    /// A changed version is in force at once, and is approved within this.
    package static let approveWithin = Span.weeks(2)
}

extension Span {
    /// About how long it is; for what need not be exact.
    fileprivate var roughly: Duration {
        switch self {
        case .exact(let duration): duration
        case .days(let count), .businessDays(let count): .days(Int64(count))
        case .weeks(let count): .days(7 * Int64(count))
        case .months(let count): .days(30 * Int64(count))
        case .quarters(let count): .days(91 * Int64(count))
        case .businessHours, .sameBusinessDay, .nextBusinessDay: .days(1)
        }
    }

    /// How a report in this rhythm is called.
    fileprivate var rhythm: String {
        switch self {
        case .days(1): "daily"
        case .weeks(1), .days(7): "weekly"
        case .months(1): "monthly"
        case .quarters(1), .months(3): "quarterly"
        case .months(6), .quarters(2): "half-yearly"
        case .months(12), .quarters(4): "yearly"
        case .days(let count): "every \(count) days"
        case .weeks(let count): "every \(count) weeks"
        case .months(let count): "every \(count) months"
        case .quarters(let count): "every \(count) quarters"
        case .exact, .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: "daily"
        }
    }
}

extension DutyName {
    package static func drill(_ drill: DrillName) -> DutyName { DutyName("drill \(drill)") }
    package static func upkeep(_ what: String) -> DutyName { DutyName("review the runbook: \(what)") }
    package static func certify(_ certificate: CertificateName, _ person: PersonName) -> DutyName { DutyName("certify \(certificate): \(person)") }
    package static func read(_ person: PersonName) -> DutyName { DutyName("read the runbook: \(person)") }
    package static func approveVersion(_ party: Party) -> DutyName { DutyName("approve the runbook: \(party.words)") }
    package static func takeOver(_ schedule: ScheduleName) -> DutyName { DutyName("take over \(schedule)") }
    package static let followUp: DutyName = "go through open actions"
    package static func report(_ span: Span) -> DutyName { DutyName("report: \(span.rhythm)") }
}
