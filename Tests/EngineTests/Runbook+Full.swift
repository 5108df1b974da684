import Engine
import OnCall
import Runbooks
import Vocabulary

extension Runbook {
    /// The work's runbook with everything that makes people owe something: roles, phases, a RACI table, triage, escalations of every kind.
    static let full = Runbook.work.with { runbook in
        runbook.roles = .full
        runbook.lifecycle.phases = .full
        runbook.lifecycle.observations = [.init(length: .within(.hours(24)))]
        runbook.raci = RACI(cells: [
            .init(party: .role("commander"), phase: "contain", letters: [.responsible]),
            .init(party: .seat("owners"), phase: "contain", letters: [.accountable], match: .fact(.severity, [.exactly("P1")])),
            .init(party: .person("bo"), phase: "contain", letters: [.consulted]),
            .init(party: .seat("lead"), phase: "recover", letters: [.informed]),
            .init(party: .seat("empty"), phase: "recover", letters: [.responsible, .accountable]),
        ])
        runbook.triage = .full
        runbook.escalations += [
            Escalation(
                name: "rollback", unless: .fact("rolled back"), from: .fact("bad deploy"), within: .minutes(10),
                mention: [.seat("owners")], channel: Audience(connection: "chat", destination: "#inc"), propose: "Roll back the last deploy"),
            Escalation(
                name: "board", unless: .resolved, from: .raised, within: .hours(4), page: [.seat("owners")], every: .minutes(30), times: 3),
        ]
        runbook.facts += [StatedFact(name: "bad deploy"), StatedFact(name: "rolled back")]
        runbook.communications[0].remind = .minutes(2)
        runbook = runbook.settlingDuties()
    }
}

extension Terms {
    static func within(_ duration: Duration) -> Terms { Terms(Promise(.within(.exact(duration)))) }
}

extension [Role] {
    static let full = [
        Role(
            name: "commander", does: ["Coordinates the response"], filling: .firstToAcknowledge, backup: .seat("lead"), fill: .within(.minutes(5)),
            accept: .within(.minutes(10)), handOverEvery: .exact(.hours(3)), apart: ["scribe"], needs: ["on-call"]),
        Role(name: "scribe", filling: .party(.seat("owners")), match: .fact(.severity, [.exactly("P1")]), after: .minutes(60)),
        Role(name: "liaison", fill: .within(.minutes(15))),
    ]
}

extension [Lifecycle.Phase] {
    static let full = [
        Lifecycle.Phase(name: "detect", within: .within(.minutes(5))),
        Lifecycle.Phase(
            name: "contain", begins: .acknowledged, within: .within(.minutes(30)),
            checklist: .init(
                items: [
                    .init("Roll back"), .init("Tell the vendor", match: .fact(.tag, [.exactly("vendor")])), .init("Take notes", isOptional: true),
                ],
                within: .within(.minutes(20)))),
        Lifecycle.Phase(name: "recover", begins: .mitigated),
        Lifecycle.Phase(name: "learn", begins: .resolved, within: .within(.days(7))),
    ]
}

extension Triage {
    static let full = Triage(
        severityWithin: .within(.minutes(15)),
        questions: [
            .init("Are customers affected?", yes: .init(severity: "P1", tags: ["customers"]), no: .init(severity: "P3")),
            .init("Is personal data affected?", yes: .init(tags: ["data"], fact: "breach"), no: .init(severity: "P3")),
        ])
}
