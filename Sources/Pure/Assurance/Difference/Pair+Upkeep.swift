internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What is learnt, how the runbook is looked after, and who has to agree to another one. Deadlines are duties, and told there.
extension Pair {
    var upkeep: [Difference.Change] {
        approvers + calendar
            + Matched(old.kpis, new.kpis) { $0.name.text }.told(in: .upkeep, "kpis", as: "KPI") { $0.name.text }
            + Matched(old.drills.map(\.bare), new.drills.map(\.bare)) { $0.name.text }.told(in: .upkeep, "drills", as: "Drill") { $0.name.text }
            + Matched(old.certifications.map(\.bare), new.certifications.map(\.bare)) { $0.name.text }
            .told(in: .upkeep, "certifications", as: "Certificate") { $0.name.text } + reviews
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
        note(old.business.hours != new.business.hours, "runbook.business_hours", "The business hours change.")
        let days = (new.business.holidays.subtracting(old.business.holidays), old.business.holidays.subtracting(new.business.holidays))
        note(!days.0.isEmpty, "runbook.holidays", "\(days.0.count.holidays) more.")
        note(!days.1.isEmpty, "runbook.holidays", "\(days.1.count.holidays) fewer.")
        note(
            old.owner != new.owner, "runbook.owner",
            "The runbook is owned by \(new.owner?.text ?? "nobody") instead of \(old.owner?.text ?? "nobody").")
        let upkeep = (old.upkeep, new.upkeep)
        let texts = ([upkeep.0.evidence, upkeep.0.note] + upkeep.0.documents, [upkeep.1.evidence, upkeep.1.note] + upkeep.1.documents)
        note(texts.0 != texts.1, "runbook", "What the runbook says about its documents and its evidence changes.")
        return changes
    }

    private var reviews: [Difference.Change] {
        guard old.reviews?.bare != new.reviews?.bare else { return [] }
        switch (old.reviews, new.reviews) {
        case (nil, .some): return [.init(.upkeep, .appears, "reviews", "Incidents are looked back on.")]
        case (.some, nil): return [.init(.upkeep, .vanishes, "reviews", "Nobody looks back on incidents any more.")]
        default: return [.init(.upkeep, .changes, "reviews", "How incidents are looked back on changes: its text, its meeting or its actions.")]
        }
    }
}

extension DrillPlan {
    fileprivate var bare: DrillPlan {
        var drill = self
        drill.every = .weeks(1)
        drill.owner = nil
        return drill
    }
}

extension Certification {
    fileprivate var bare: Certification {
        var certificate = self
        certificate.renew = nil
        certificate.grace = nil
        certificate.who = []
        return certificate
    }
}

extension ReviewPolicy {
    fileprivate var bare: ReviewPolicy {
        var policy = self
        policy.milestones = []
        policy.owner = .responders
        policy.match = .everything
        policy.followUp = nil
        return policy
    }
}

extension Int {
    fileprivate var holidays: String { self == 1 ? "1 holiday" : "\(self) holidays" }
}
