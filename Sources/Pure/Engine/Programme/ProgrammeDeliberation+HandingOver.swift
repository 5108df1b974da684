internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Telling people that their shift begins or ends soon. When shifts change is planned, and the plan sets the time; who has them is asked of the
/// overrides as well.
extension ProgrammeDeliberation {
    mutating func announce(_ rule: DutyRule, _ schedule: ScheduleName) {
        for owing in programme.owings where owing.rule == rule.name && owing.duty.state == .open && now > owing.duty.due {
            record(.dutyKept(owing.duty.name, late: false))
        }
        while let next = programme.nextHandover(of: rule, schedule, runbook), next.at - next.notice <= now {
            let clock = WallClock.of(runbook.zone)
            let name = DutyName("\(rule.name) \(clock.day(at: next.at)) \(clock.hour(at: next.at))")
            record(.dutyOpened(name, rule: rule.name, owner: rule.owner, from: min(now, next.at - next.notice), due: next.at - .milliseconds(1)))
            // After a long sleep nobody is told of what has been.
            if now < next.at { tell(of: next.at, on: schedule, rule, name) } else { record(.dutyKept(name, late: false)) }
        }
    }

    private mutating func tell(of change: Moment, on schedule: ScheduleName, _ rule: DutyRule, _ name: DutyName) {
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
        let before = roster.onCall(schedule, at: change - .milliseconds(1)), after = roster.onCall(schedule, at: change)
        let end = roster.nextHandover(of: schedule, after: change)?.at
        var told: [PersonName] = []
        var notices: [Notice] = []
        func tell(_ person: PersonName, _ title: String, _ lines: [String]) {
            guard let quiet = runbook.quietly(to: person, at: now) else { return }
            let place = Audience(connection: quiet.approach.connection, destination: quiet.approach.address)
            let text = (lines + ["Why: \(rule.clause) in the runbook \(runbook.name)"]).joined(separator: "\n")
            told.append(person)
            notices.append(notice(place, title, text, after: notices.count, leaves: quiet.leaves))
        }
        for person in after where !before.contains(person) {
            let until = end.map { "Until \(time($0, for: person))." } ?? "Until further notice."
            let others = before.isEmpty ? "Nobody is on call before you." : "Before you: \(before.names(in: runbook))."
            let title = "You are on call for \(schedule) from \(time(change, for: person))"
            tell(person, title, [until, others, openNow, "Who is on call: runbell oncall"])
        }
        for person in before where !after.contains(person) {
            let others = after.isEmpty ? "Nobody comes after you: a gap begins." : "After you: \(after.names(in: runbook))."
            let title = "Your shift on \(schedule) ends at \(time(change, for: person))"
            tell(person, title, [others, openNow, "Hand over what is open: runbell incidents"])
        }
        if !notices.isEmpty { record(.dutyReminded(name, steps: [], people: told, notices: notices.map { NoticeNote($0, now: now) })) }
        for notice in notices { effect(.notice(notice)) }
    }

    /// Where the person is, with the zone's name.
    func time(_ moment: Moment, for person: PersonName) -> String {
        let zone = runbook.zone(of: person)
        return "\(WallClock.of(zone).spoken(at: moment)) (\(zone))"
    }

    private var openNow: String {
        switch openIncidents {
        case nil: "Open incidents: runbell incidents"
        case 0?: "No incident is open."
        case let count?: "Open incidents: \(count)\(count >= Limits.listLines ? " or more" : "")."
        }
    }
}

extension Programme {
    /// The next hand-over that was planned and not told of yet, and how long before it those it concerns hear of it.
    func nextHandover(of rule: DutyRule, _ schedule: ScheduleName, _ runbook: Runbook) -> (at: Moment, notice: Duration)? {
        guard let notice = runbook.schedules[schedule]?.handOverNotice, let from = openedUntil[rule.name] ?? since[rule.name] else { return nil }
        let planned = Roster(schedules: runbook.schedules, seats: runbook.seats)
        return planned.nextHandover(of: schedule, after: from).map { ($0.at, notice) }
    }

    func nextAnnouncement(of rule: DutyRule, _ schedule: ScheduleName, _ runbook: Runbook) -> Moment? {
        nextHandover(of: rule, schedule, runbook).map { $0.at - $0.notice }
    }
}

extension [PersonName] {
    fileprivate func names(in runbook: Runbook) -> String { map { runbook.people[$0]?.fullName ?? $0.text }.joined(separator: ", ") }
}
