internal import Runbooks
internal import Vocabulary

/// Events make the programme. Nothing here decides, nothing can fail.
extension Programme {
    package mutating func apply(_ event: ProgrammeEvent) {
        let at = event.at
        switch event.what {
        case .versionAdopted(let version, let note):
            adoption = Adoption(version: version, at: at, note: note)
            occasions[.versionOffered] = at
        case .rulesTakenUp(let rules): for rule in rules { since[rule] = at }
        case .rulesDropped(let rules): for rule in rules { drop(rule) }
        case .dutyOpened(let name, let rule, let owner, let from, let due):
            open(Incident.Duty(name: name, owner: owner, openedAt: from, due: due), of: rule)
        case .dutyKept(let name, let late): settle(name, late ? .keptLate(at: at) : .kept(at: at))
        case .dutyMissed(let name): settle(name, .missed(at: at))
        case .dutyMoot(let name): settle(name, .moot(at: at))
        case .dutyWaived(let name, let words): settle(name, .waived(at: at, because: words))
        case .dutyReminded(let name, let steps, _, let notices):
            for step in steps { take(step, of: name, at: at) }
            queue(notices)
        case .operatorsTold(let note, _): queue([note])
        case .noticeEnded(let page, let outcome):
            pending.removeAll { $0.id == page }
            end(test: page, outcome)
        case .drillBegun(let drill, let incident):
            exercises.append(Exercise(drill: drill, incident: incident, begunAt: at, participants: [], lessons: ""))
            forgetOldExercises()
        case .drillEnded(let drill, let participants, let lessons): end(drill, participants, lessons, at: at)
        case .drillPagesChosen(let person, true): optedIn.insert(person)
        case .drillPagesChosen(let person, false): optedIn.remove(person)
        case .waysTested(let person, let attempts):
            wayTests[person] = WayTest(at: at, attempts: attempts)
            queue(attempts.map(\.notice))
        case .ownWaySet(_, _, _, let notices), .ownWayDropped(_, _, let notices): queue(notices)
        case .ownRulesSet(let person, let urgent, let normal, let notices):
            ownRules[person] = urgent.isEmpty && normal.isEmpty ? nil : OwnReach(urgent: urgent, normal: normal)
            queue(notices)
        case .certified(let person, let certificate, let proof):
            certificates[certificate, default: [:]][person] = Certificate(at: at, proof: proof, by: event.by)
            occasions[.certified(certificate, person)] = at
        case .versionRead(let version, let person):
            read[person] = version
            occasions[.versionRead(person)] = at
        case .versionApproved(let version, let party):
            approved[party] = version
            occasions[.versionApproved(party)] = at
        case .upkeepDone(let what, _): occasions[.upkeepDone(what)] = at
        case .actionsGoneThrough: occasions[.actionsGoneThrough] = at
        case .maintenancePlanned(let plan):
            maintenance.append(plan)
            lastMaintenance = max(lastMaintenance, plan.number)
            if maintenance.count > Limits.maintenanceKept { maintenance.removeFirst() }
        case .maintenanceEnded(let number): end(maintenance: number, at: at)
        case .coverAsked(let cover, _, let notices):
            covers.append(cover)
            lastCover = max(lastCover, cover.number)
            if covers.count > Programme.coversKept { covers.removeFirst() }
            queue(notices)
        case .coverTaken(let number, let person, let notices):
            if let place = covers.firstIndex(where: { $0.number == number }) { covers[place].takenBy = person }
            queue(notices)
        case .coverWithdrawn(let number): covers.removeAll { $0.number == number }
        }
    }

    package static func fold(_ events: some Sequence<ProgrammeEvent>) -> Programme {
        var programme = Programme()
        for event in events { programme.apply(event) }
        return programme
    }
}

extension Programme {
    private mutating func drop(_ rule: DutyName) {
        since[rule] = nil
        openedUntil[rule] = nil
    }

    private mutating func open(_ duty: Incident.Duty, of rule: DutyName) {
        owings.removeAll { $0.duty.name == duty.name }
        owings.append(Owing(rule: rule, duty: duty))
        // Only a period's duty has another name than its rule; it is due in the period's last millisecond.
        if duty.name != rule { openedUntil[rule] = duty.due + .milliseconds(1) }
        guard owings.count > Limits.programmeDuties, let oldest = owings.firstIndex(where: { $0.duty.state != .open }) else { return }
        owings.remove(at: oldest)
    }

    private mutating func settle(_ name: DutyName, _ state: Incident.Duty.State) {
        if let place = place(of: name) { owings[place].duty.state = state }
    }

    private mutating func take(_ step: Int, of name: DutyName, at moment: Moment) {
        guard let place = place(of: name) else { return }
        let count = owings[place].duty.steps[step]?.count ?? 0
        owings[place].duty.steps[step] = Incident.Duty.Stepping(count: count + 1, last: moment)
    }

    private func place(of name: DutyName) -> Int? { owings.lastIndex { $0.duty.name == name } }

    private mutating func queue(_ notices: [NoticeNote]) {
        pending += notices
        for note in notices { lastNotice = max(lastNotice, note.id.number) }
    }

    private mutating func end(test page: PageID, _ outcome: PageOutcome) {
        for (person, test) in wayTests {
            guard let place = test.attempts.firstIndex(where: { $0.notice.id == page }) else { continue }
            wayTests[person]?.attempts[place].outcome = outcome
        }
    }

    private mutating func end(_ drill: DrillName, _ participants: [PersonName], _ lessons: String, at moment: Moment) {
        occasions[.drillHeld(drill)] = moment
        var exercise = Exercise(drill: drill, incident: nil, begunAt: moment, participants: [], lessons: "")
        if let place = exercises.lastIndex(where: { $0.drill == drill && $0.endedAt == nil }) { exercise = exercises.remove(at: place) }
        exercise.endedAt = moment
        exercise.participants = participants
        exercise.lessons = lessons
        exercises.append(exercise)
        forgetOldExercises()
    }

    private mutating func forgetOldExercises() {
        if exercises.count > Limits.exercisesKept { exercises.removeFirst() }
    }

    private mutating func end(maintenance number: Int, at moment: Moment) {
        guard let place = maintenance.firstIndex(where: { $0.number == number }) else { return }
        if maintenance[place].start < moment { maintenance[place].end = moment } else { maintenance.remove(at: place) }
    }
}
