internal import Runbooks
internal import Vocabulary

// How often, by when and by whom is a duty, and told there.

extension Described {
    init(_ kpi: KPI) {
        self.init(
            kpi.name.text,
            [
                .word("counts", kpi.measure.rawValue), .word("has to be", kpi.goal?.words, absent: "anything"),
                .list("has to be", kpi.goalBySeverity.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.words)" }), .condition(kpi.match),
                .word("looked at every", kpi.reviewed?.written, absent: "never"), .text("from", kpi.source),
            ])
    }

    init(_ drill: DrillPlan) {
        self.init(
            drill.name.text,
            [
                .text("what is done", drill.what), .word("scenario", drill.scenario), .list("who", drill.who.map(\.words)),
                .word("to take part", drill.participation.map { "\($0) %" }, absent: "nobody has", gain: .tightens),
                .word("may page", drill.paging.rawValue),
            ])
    }

    init(_ certificate: Certification, owesNothing: Bool) {
        var facets: [Facet] = [
            .text("shown by", certificate.proof),
            .word("needed to be woken", certificate.isNeededForRungs ? "yes" : nil, absent: "no", gain: .tightens),
            .word("time to get it", certificate.grace?.written), .word("renewed every", certificate.renew?.written, absent: "never", gain: .tightens),
        ]
        if owesNothing { facets.append(.list("who", certificate.who.map(\.words))) }
        self.init(certificate.name.text, facets)
    }

    init(_ policy: ReviewPolicy) {
        self.init(
            "Looking back",
            [
                .text("title", policy.title), .word("begins with", policy.template?.text, absent: "its sections"),
                .list("asks what it did to", policy.impact.map { "\($0.name) (\($0.kind.rawValue))" }),
                .list("agenda", policy.agenda.map { $0.text + ($0.minutes.map { " \($0)m" } ?? "") }),
                .word(
                    "meeting", policy.length.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)m" : "\($0.lowerBound)m to \($0.upperBound)m" }),
                .list("attended by", policy.attendees.map(\.words)),
                .word("let out by", policy.approve?.words, absent: "whoever writes it", gain: .tightens),
                .list("published to", policy.publish.map(\.words)),
                .list("actions are", policy.categories.map { "\($0.name) within \($0.within.written)" }),
                .list("an action needs", policy.actionsNeed.map(\.rawValue), gain: .tightens),
            ],
            parts: [Parts("section", policy.sections.map { Described($0.name, [.text("asks", $0.prompt)]) })])
    }

    init(_ upkeep: Upkeep) {
        self.init(
            "The runbook",
            [.list("documents", upkeep.documents), .text("evidence", upkeep.evidence), .text("note", upkeep.note)])
    }

    /// What a severity says of itself; when an alert is one, and what it promises, is told elsewhere.
    init(_ severity: Severity) {
        self.init(
            severity.name.text,
            [
                .text("means", severity.means), .list("also called", severity.also), .list("such as", severity.examples),
                .list("but not", severity.counterExamples), .word("breaks an objective", severity.breachesSLO?.rawValue, absent: "not said"),
                .word("major", severity.isMajor ? "yes" : nil, absent: "no", gain: .tightens),
            ])
    }
}

extension KPI.Goal {
    fileprivate var words: String { "\(comparison.rawValue) \(bound)" }
}

extension ReviewPolicy.Publication {
    fileprivate var words: String {
        switch self {
        case .folder(let folder, let name): "\(folder)/\(name)"
        case .communication(let name): name.text
        case .people(let parties): parties.words
        }
    }
}
