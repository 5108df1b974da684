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
        let clock = WallClock.of(runbook.zone)
        let day = clock.day(at: duty.due)
        let title = now > duty.due ? "\(duty.name) was due by \(day) and is not done" : "\(duty.name) is due by \(day)"
        let text = words(for: duty, rule, clock)
        var told: [PersonName] = []
        var notices: [Notice] = []
        for person in people(of: rule.owner).prefix(Limits.peopleEachRung) {
            guard let quiet = runbook.quietly(to: person, at: now, due: duty.due > now ? duty.due : nil) else { continue }
            told.append(person)
            let place = Audience(connection: quiet.approach.connection, destination: quiet.approach.address)
            notices.append(notice(place, title, text, of: duty.name, after: notices.count, leaves: quiet.leaves))
        }
        if notices.isEmpty, let operators = runbook.operators {
            notices.append(notice(operators, title, "Nobody who owes it can be told.\n\(text)", of: duty.name, after: 0, leaves: now))
        }
        record(.dutyReminded(duty.name, steps: steps, people: told, notices: notices.map { NoticeNote($0, now: now) }))
        for notice in notices { effect(.notice(notice)) }
    }

    /// By when exactly, for whom, how, and which clause of the runbook wants it.
    private func words(for duty: Incident.Duty, _ rule: DutyRule, _ clock: WallClock) -> String {
        let owner: String
        if case .person(let person) = rule.owner {
            owner = runbook.people[person]?.fullName ?? person.text
        } else {
            let people = people(of: rule.owner).map { runbook.people[$0]?.fullName ?? $0.text }
            owner = rule.owner.words + (people.isEmpty ? "" : " (\(people.joined(separator: ", ")))")
        }
        var lines = ["It is for \(owner) to do, by \(clock.spoken(at: duty.due)) (\(runbook.zone))."]
        if let what = about(rule.kept) { lines.append("What: \(what)") }
        if let doing = rule.kept.doing(nil) { lines.append("How: \(doing)") }
        lines.append("Why: \(rule.clause) in the runbook \(runbook.name)")
        return lines.joined(separator: "\n")
    }

    /// What the runbook says of it.
    private func about(_ kept: Occasion) -> String? {
        let words: String? =
            switch kept {
            case .drillHeld(let name): runbook.drills.first { $0.name == name }?.what
            case .certified(let name, _): runbook.certifications.first { $0.name == name }.map { $0.proof.isEmpty ? "" : "proof is \($0.proof)" }
            case .versionRead, .versionApproved: "version \(runbook.version)\(runbook.upkeep.note.isEmpty ? "" : ": \(runbook.upkeep.note)")"
            default: nil
            }
        return words.flatMap { $0.isEmpty ? nil : $0 }
    }

    func notice(
        _ audience: Audience, _ title: String, _ text: String, of duty: DutyName? = nil, after earlier: Int, leaves: Moment
    ) -> Notice {
        Notice(
            id: PageID(incident: Programme.id, number: programme.lastNotice + earlier + 1), connection: audience.connection,
            destination: audience.destination, title: title, text: text, duty: duty, due: leaves, expires: leaves + Limits.reminderLifetime)
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
        let tested = programme.wayTests.values.flatMap { $0.attempts.map(\.notice) }
        guard let note = (programme.pending + tested).first(where: { $0.id == page }) else { return }
        record(.noticeEnded(page, outcome), by: author)
        switch outcome {
        case .delivered, .superseded: return
        case .failed, .expired: break
        }
        guard let operators = runbook.operators else { return }
        if note.connection == operators.connection, note.destination == operators.destination { return }
        let isTest = programme.wayTests.values.contains { $0.attempts.contains { $0.notice.id == page } }
        let words = "a \(isTest ? "test page" : "reminder") to \(note.destination) over \(note.connection) could not be delivered"
        let help = "Look whether the address is right and the connection \(note.connection) works; who owes what is listed at GET /api/v1/upkeep."
        let notice = notice(operators, "Runbell: \(words)", help, after: 0, leaves: now)
        record(.operatorsTold(NoticeNote(notice, now: now), words: words))
        effect(.notice(notice))
    }
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
