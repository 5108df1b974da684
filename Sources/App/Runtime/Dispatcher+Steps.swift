internal import Engine
internal import Runbooks
internal import Vocabulary

extension Dispatcher {
    /// Hands the steps a decision wants carried out to their loop, once the decision is durable.
    func order(_ effects: [Effect], on incident: Incident, _ runbook: Runbook) {
        for case .carryOut(let playbook, let number, let until) in effects {
            guard let steps = runbook.playbooks.first(where: { $0.name == playbook })?.steps, steps.indices.contains(number - 1) else { continue }
            let fields = incident.fields(under: runbook, at: clock.now)
            let step = steps[number - 1].filled { press.draw(Template(name: "step", text: $0), fields).text }
            orders.add(StepOrder(incident: incident.id, playbook: playbook, number: number, step: step, until: until))
        }
    }
}

extension Playbook.Step {
    /// With every place for a field in what is carried out filled in.
    fileprivate func filled(_ fill: (String) -> String) -> Self {
        var step = self
        switch work {
        case .command(let arguments): step.work = .command(arguments.map(fill))
        case .http(var request):
            request.body = request.body.map(fill)
            if case .plain(let url) = request.url { request.url = .plain(fill(url)) }
            step.work = .http(request)
        case .prometheus(let url, let query, let expect): step.work = .prometheus(url: url, query: fill(query), expect: expect)
        case .manual, .open, .confirm, .component, .decide, .ticket: break
        }
        return step
    }
}
