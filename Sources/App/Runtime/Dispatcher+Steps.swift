internal import Engine
internal import Runbooks
internal import Vocabulary

extension Dispatcher {
    /// Hands the steps a decision wants carried out to their loop, once the decision is durable.
    func order(_ effects: [Effect], on incident: Incident, _ runbook: Runbook) {
        for case .carryOut(let playbook, let number, let until) in effects {
            guard let steps = runbook.playbooks.first(where: { $0.name == playbook })?.steps, steps.indices.contains(number - 1) else { continue }
            let filling = StepFilling(fields: incident.fields(under: runbook, at: clock.now)) { [press] text, fields in
                press.draw(Template(name: "step", text: text), fields).text
            }
            orders.add(
                StepOrder(incident: incident.id, playbook: playbook, number: number, step: filling.filled(steps[number - 1]), until: until))
        }
    }
}
