internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Telling people what they owe, by a way that wakes nobody and in business hours.
extension ProgrammeDeliberation {
    mutating func remind() {
        for owing in programme.owings where owing.duty.isOwed {
            guard let rule = rule(named: owing.rule) else { continue }
            let steps = rule.steps.indices.filter { owing.duty.reminder(rule.steps[$0], $0, runbook.business).map { $0 <= now } ?? false }
            if !steps.isEmpty { remind(owing.duty, rule, steps) }
        }
    }

    private mutating func remind(_ duty: Incident.Duty, _ rule: DutyRule, _ steps: [Int]) {
        let day = WallClock.of(runbook.zone).day(at: duty.due)
        let title = now > duty.due ? "\(duty.name) was due by \(day) and is not done" : "\(duty.name) is due by \(day)"
        let text = "It is owed by \(rule.owner.words) (\(rule.clause) in the runbook \(runbook.name))."
        var told: [PersonName] = []
        var notices: [Notice] = []
        for person in people(of: rule.owner).prefix(Limits.peopleEachRung) {
            guard let approach = runbook.quietWay(to: person) else { continue }
            told.append(person)
            notices.append(notice(Audience(connection: approach.connection, destination: approach.address), title, text, after: notices.count))
        }
        if notices.isEmpty, let operators = runbook.operators { notices.append(notice(operators, title, text, after: 0)) }
        record(.dutyReminded(duty.name, steps: steps, people: told, notices: notices.map(NoticeNote.init)))
        for notice in notices { effect(.notice(notice)) }
    }

    private func notice(_ audience: Audience, _ title: String, _ text: String, after earlier: Int) -> Notice {
        Notice(
            id: PageID(incident: Programme.id, number: programme.lastNotice + earlier + 1), connection: audience.connection,
            destination: audience.destination, title: title, text: text, due: now, expires: now + Limits.reminderLifetime)
    }

    /// Whom a party means now, outside of any incident.
    private func people(of party: Party) -> [PersonName] {
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
        switch party {
        case .seat(let seat): return roster.people(in: seat)
        case .schedule(let schedule): return roster.onCall(schedule, at: now)
        case .everyoneOnCall:
            var seen: Set<PersonName> = []
            return runbook.schedules.keys.sorted().flatMap { roster.onCall($0, at: now) }.filter { seen.insert($0).inserted }
        case .role(let role): return runbook.standing(for: role).map(people) ?? people(of: runbook.keeper)
        case .person, .ladder, .responders, .responsible, .accountable: return runbook.members(of: party)
        }
    }

    // MARK: Receipts

    /// A reminder that reached nobody is the operators' business; one to the operators themselves is not told again.
    mutating func receive(_ page: PageID, _ outcome: PageOutcome) {
        guard let note = programme.pending.first(where: { $0.id == page }) else { return }
        record(.noticeEnded(page, outcome), by: author)
        switch outcome {
        case .delivered, .superseded: return
        case .failed, .expired: break
        }
        guard let operators = runbook.operators else { return }
        if note.connection == operators.connection, note.destination == operators.destination { return }
        let words = "a reminder to \(note.destination) over \(note.connection) could not be delivered"
        let notice = notice(operators, "Runbell: \(words)", "", after: 0)
        record(.operatorsTold(NoticeNote(notice), words: words))
        effect(.notice(notice))
    }
}

extension NoticeNote {
    init(_ notice: Notice) { self.init(id: notice.id, connection: notice.connection, destination: notice.destination) }
}

extension Incident.Duty {
    /// When a step reminds next: in business hours, unless those begin only when it is too late.
    func reminder(_ step: DutyRule.Step, _ place: Int, _ business: BusinessCalendar) -> Moment? {
        guard let moment = next(step, at: place) else { return nil }
        let office = business.office(from: moment)
        return moment < due && office > due ? moment : office
    }

    func nextReminder(of rule: DutyRule, _ business: BusinessCalendar) -> Moment? {
        rule.steps.indices.compactMap { reminder(rule.steps[$0], $0, business) }.min()
    }
}

extension BusinessCalendar {
    /// The instant itself while work goes on, else when it begins again; a calendar that is never open has no hours to wait for.
    fileprivate func office(from moment: Moment) -> Moment { isOpen(at: moment) ? moment : nextChange(after: moment) ?? moment }
}
