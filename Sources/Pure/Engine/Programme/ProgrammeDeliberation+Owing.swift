internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Rules to duties: what is owed from when, by when.
extension ProgrammeDeliberation {
    /// Everything that time and the runbook have changed since anybody looked. A runbook that asks for nothing leaves no trace.
    mutating func catchUp() {
        guard !rules.isEmpty || programme.adoption != nil else { return }
        adopt(runbook.version, note: runbook.upkeep.note)
        compareRules()
        for rule in rules {
            if let schedule = rule.handOverOf {
                announce(rule, schedule)
            } else if let period = rule.period {
                owe(rule, every: period)
            } else {
                owe(rule)
            }
        }
        for owing in programme.owings where owing.duty.state == .open && now > owing.duty.due { record(.dutyMissed(owing.duty.name)) }
    }

    mutating func adopt(_ version: RunbookVersion, note: String) {
        guard version == runbook.version, programme.adoption?.version != version, !rules.isEmpty || programme.adoption != nil else { return }
        record(.versionAdopted(version, note: note), by: author)
    }

    private mutating func compareRules() {
        let names = rules.map(\.name)
        let fresh = names.filter { programme.since[$0] == nil }
        if !fresh.isEmpty { record(.rulesTakenUp(fresh)) }
        let gone = Set(programme.since.keys).subtracting(names).sorted()
        guard !gone.isEmpty else { return }
        for owing in programme.owings where owing.duty.state == .open && gone.contains(owing.rule) { record(.dutyMoot(owing.duty.name)) }
        record(.rulesDropped(gone))
    }

    // MARK: Once a period

    /// Opens the duty of every period that has begun, also of those that passed while nobody looked.
    private mutating func owe(_ rule: DutyRule, every span: Span) {
        guard var start = programme.nextPeriod(of: rule, every: span, zone: runbook.zone) else { return }
        if start > now, let owing = programme.owing(of: rule.name) { return keepOwner(of: owing, rule) }
        while start <= now {
            let period = CalendarPeriod.of(span, containing: start, zone: runbook.zone)
            let due = period.end - .milliseconds(1)
            let name = DutyName("\(rule.name) \(period.label)")
            record(.dutyOpened(name, rule: rule.name, owner: rule.owner, from: period.start, due: due))
            if now > due { record(.dutyMissed(name)) }
            start = period.end
        }
    }

    private mutating func keepOwner(of owing: Programme.Owing, _ rule: DutyRule) {
        let duty = owing.duty
        guard duty.state == .open, duty.owner != rule.owner else { return }
        record(.dutyOpened(duty.name, rule: rule.name, owner: rule.owner, from: duty.openedAt, due: duty.due))
    }

    // MARK: By a person or a party

    private mutating func owe(_ rule: DutyRule) {
        let duty = programme.owing(of: rule.name)?.duty
        guard let (from, due) = terms(of: rule, duty) else {
            if let duty, duty.state == .open { record(.dutyMoot(duty.name)) }
            return
        }
        if let duty, duty.openedAt == from {
            // What was settled stays so until it begins anew, as a certificate does that was shown at once.
            if duty.isOwed ? duty.due == due && duty.owner == rule.owner : duty.due == due || !duty.isKept { return }
        }
        record(.dutyOpened(rule.name, rule: rule.name, owner: rule.owner, from: from, due: due))
    }

    /// Nil when nothing is owed just now.
    private func terms(of rule: DutyRule, _ duty: Incident.Duty?) -> (from: Moment, due: Moment)? {
        guard let since = programme.since[rule.name] else { return nil }
        let from: Moment
        var terms = rule.terms
        if let last = programme.occasions[rule.kept], case .certified = rule.kept {
            guard let again = rule.again else { return nil }
            from = last
            terms = again
        } else if case .certified = rule.kept {
            from = since
        } else {
            guard let adoption = programme.adoption, !isDone(rule.kept, for: adoption.version) else { return nil }
            // Another version gives nobody more time to read the one before it.
            from = duty?.isOwed == true ? duty?.openedAt ?? since : max(adoption.at, since)
        }
        return terms.all?.due(from: from, in: runbook.business).map { (from, $0) }
    }

    private func isDone(_ kept: Occasion, for version: RunbookVersion) -> Bool {
        switch kept {
        case .versionRead(let person): programme.read[person] == version
        case .versionApproved(let party): programme.approved[party] == version
        default: false
        }
    }

    // MARK: Done

    /// What an occasion ends. A period that was missed stays missed: the one that goes on is kept.
    mutating func keep(_ occasion: Occasion) {
        for rule in rules where rule.kept == occasion {
            for owing in programme.owings where owing.rule == rule.name {
                switch owing.duty.state {
                case .open: record(.dutyKept(owing.duty.name, late: now > owing.duty.due))
                case .missed where rule.period == nil: record(.dutyKept(owing.duty.name, late: true))
                case .missed, .kept, .keptLate, .moot, .waived: break
                }
            }
        }
    }
}

extension Programme {
    /// When the next period begins that has no duty yet. The first is the one a rule was taken up in if at least a third of it was left,
    /// else the one after: nobody owes an exercise three days after the installation.
    func nextPeriod(of rule: DutyRule, every span: Span, zone: String) -> Moment? {
        if let end = openedUntil[rule.name] { return end }
        guard let since = since[rule.name] else { return nil }
        let first = CalendarPeriod.of(span, containing: since, zone: zone)
        let left = (first.end - since).milliseconds, whole = (first.end - first.start).milliseconds
        return left * 3 >= whole ? first.start : first.end
    }
}
