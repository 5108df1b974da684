internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What is learnt, how the runbook is looked after, and who has to agree to another one. Deadlines are duties, and told there.
extension Pair {
    var upkeep: [Difference.Change] {
        approvers + calendar
            + told(old.kpis, new.kpis, in: .upkeep, "kpis", as: "KPI") { Described($0) }
            + told(old.drills, new.drills, in: .upkeep, "drills", as: "Drill") { Described($0) } + certificates + reviews
    }

    private var approvers: [Difference.Change] {
        let parties = (old.upkeep.approvers, new.upkeep.approvers)
        let (added, gone) = (parties.1.filter { !parties.0.contains($0) }, parties.0.filter { !parties.1.contains($0) })
        return added.map { .init(.upkeep, .tightens, "runbook.approved_by", "Changes of the runbook now need the agreement of \($0.words).") }
            + gone.map { .init(.upkeep, .loosens, "runbook.approved_by", "Changes of the runbook no longer need the agreement of \($0.words).") }
    }

    private var calendar: [Difference.Change] {
        var changes: [Difference.Change] = []
        func note(_ isChanged: Bool, _ clause: String, _ words: String) {
            if isChanged { changes.append(.init(.upkeep, .changes, clause, words)) }
        }
        note(old.zone != new.zone, "runbook.timezone", "Times are meant in \(new.zone) instead of \(old.zone).")
        let hours = (old.business.words, new.business.words)
        note(hours.0 != hours.1, "runbook.business_hours", "Business hours are \(hours.1) instead of \(hours.0)\(dependents).")
        let days = (new.business.holidays.subtracting(old.business.holidays), old.business.holidays.subtracting(new.business.holidays))
        note(!days.0.isEmpty, "runbook.holidays", "\(days.0.words) more.")
        note(!days.1.isEmpty, "runbook.holidays", "\(days.1.words) fewer.")
        note(
            old.owner != new.owner, "runbook.owner",
            "The runbook is owned by \(new.owner?.text ?? "nobody") instead of \(old.owner?.text ?? "nobody").")
        return changes + told(Described(old.upkeep), Described(new.upkeep), in: .upkeep, "runbook")
    }

    /// Who is woken and what is owed by the business hours.
    private var dependents: String {
        let duties = DutyTable(of: new).rows.filter { row in (row.within + row.again).contains { $0.promise.isCountedInHours } }.map(\.name).distinct
        let severities = new.severities.filter { severity in
            severity.ladder.flatMap { new.ladders[$0] }?.rungs.contains { $0.when != .always } ?? false
        }.map(\.name.text)
        let parts = [
            severities.isEmpty ? nil : "who is woken for \(severities.joined(separator: ", "))",
            duties.isEmpty ? nil : "when \(duties.joined(separator: ", ")) is owed",
        ].compactMap { $0 }
        return parts.isEmpty ? ", and nothing goes by them" : ": by them goes \(parts.joined(separator: ", and "))"
    }

    private var certificates: [Difference.Change] {
        let owed = owed
        return told(old.certifications, new.certifications, in: .upkeep, "certifications", as: "Certificate") {
            Described($0, owesNothing: !owed.contains("certifications.\($0.name)"))
        }
    }

    private var reviews: [Difference.Change] {
        switch (old.reviews, new.reviews) {
        case (nil, nil): return []
        case (nil, .some): return [.init(.upkeep, .appears, "reviews", "Incidents are looked back on.")]
        case (.some, nil): return [.init(.upkeep, .vanishes, "reviews", "Nobody looks back on incidents any more.")]
        case (let was?, let now?): return told(Described(was), Described(now), in: .upkeep, "reviews")
        }
    }
}

extension BusinessCalendar {
    fileprivate var words: String { hours.isEmpty ? "none" : "\(hours.map(\.words).joined(separator: ", ")) in \(zone)" }
}

extension String {
    /// A promise as it is written.
    var isCountedInHours: Bool { contains("business") || contains("out of hours") }
}

extension Set<CivilDay> {
    /// `2 holidays (2026-12-25, 2026-12-26)`
    fileprivate var words: String {
        let shown = sorted().prefix(5).map { WallTime(day: $0, minuteOfDay: 0).words.prefix(10) }.joined(separator: ", ")
        return "\(count == 1 ? "1 holiday" : "\(count) holidays") (\(shown)\(count > 5 ? " and \(count - 5) more" : ""))"
    }
}
