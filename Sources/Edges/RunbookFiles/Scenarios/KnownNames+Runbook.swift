internal import Runbooks
internal import Vocabulary

extension KnownNames {
    /// What a runbook that was read already defines: for files that speak of it and are no part of it.
    init(_ runbook: Runbook) {
        var names: [Noun: Set<String>] = [
            .person: Set(runbook.people.keys.map(\.text)), .seat: Set(runbook.seats.keys.map(\.text)),
            .schedule: Set(runbook.schedules.keys.map(\.text)), .service: Set(runbook.services.keys.map(\.text)),
            .ladder: Set(runbook.ladders.keys.map(\.text)), .source: Set(runbook.sources.keys.map(\.text)),
        ]
        names[.severity] = Set(runbook.severities.map(\.name.text))
        names[.escalation] = Set(runbook.escalations.map(\.name.text))
        names[.connection] = Set(runbook.connections.map(\.name.text))
        names[.role] = Set(runbook.roles.map(\.name.text))
        names[.phase] = Set(runbook.lifecycle.phases.map(\.name.text))
        names[.status] = Set(runbook.lifecycle.statuses.map(\.name.text))
        names[.audience] = Set(runbook.communications.map(\.name.text))
        names[.playbook] = Set(runbook.playbooks.map(\.name.text))
        names[.clock] = Set(runbook.clocks.map(\.name.text))
        names[.kpi] = Set(runbook.kpis.map(\.name.text))
        names[.drill] = Set(runbook.drills.map(\.name.text))
        names[.certificate] = Set(runbook.certifications.map(\.name.text))
        names[.component] = Set(runbook.statusPage.components.map(\.name.text))
        self.init(names, facts: runbook.facts.map(\.name.text))
    }
}
