internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func playbook(_ name: PlaybookName, _ node: YAMLNode) -> Playbook? {
        var playbook = Playbook(name: name, match: matcher(node["for"]) ?? .everything)
        playbook.symptoms = node["symptoms"]?.texts ?? []
        playbook.causes = node["causes"]?.texts ?? []
        playbook.detect = detections(node["detect"])
        playbook.first = node["first"]?.texts ?? []
        playbook.never = node["never"]?.texts ?? []
        playbook.stopWhen = node["stop_when"]?.texts ?? []
        playbook.steps = steps(of: node)
        playbook.verify = node["verify"]?.texts ?? []
        playbook.prevention = node["prevention"]?.texts ?? []
        playbook.links = node["links"]?.texts ?? []
        return playbook
    }

    private func detections(_ node: YAMLNode?) -> [String] {
        let items = node?.list ?? (node.map { [$0] } ?? [])
        return items.compactMap { item in
            if let text = item.text { return text }
            switch (item["alert"]?.text, item["when"]?.text) {
            case (let alert?, let when?): return "\(alert): \(when)"
            case (let words?, nil), (nil, let words?): return words
            case (nil, nil): return nil
            }
        }
    }

    /// In the order they are written, whatever phase they are of.
    private func steps(of node: YAMLNode) -> [Playbook.Step] {
        guard case .keyed(let section, _, _) = Language.playbook else { return [] }
        return node.entries.flatMap { entry -> [Playbook.Step] in
            let isPhase = section.key(entry.key) == nil
            guard isPhase || entry.key == "steps" else { return [] }
            return (entry.value.list ?? []).compactMap { step($0, phase: isPhase ? PhaseName(entry.key) : nil) }
        }
    }

    private func step(_ node: YAMLNode, phase: PhaseName?) -> Playbook.Step? {
        if let text = node.text { return text.isEmpty ? nil : Playbook.Step(text, phase: phase) }
        guard let work = work(node) else { return nil }
        var step = Playbook.Step(node["do"]?.text ?? work.words, phase: phase, work: work)
        step.condition = node["if"]?.text
        if step.condition == nil { step.match = matcher(node["if"]) ?? .everything }
        step.owner = party(node["owner"])
        step.approve = approval(node["approve"])
        if let timeout = node["timeout"]?.duration { step.timeout = timeout }
        return step.text.isEmpty ? nil : step
    }

    private func work(_ node: YAMLNode) -> Playbook.Step.Work? {
        guard let key = Language.works.first(where: { node[$0] != nil }), let part = node[key] else { return .manual }
        switch key {
        case "run": return part.texts.isEmpty ? nil : .command(part.texts)
        case "http": return request(part).map { .http($0) }
        case "prometheus": return query(part)
        case "open": return part.text.map { .open(url: $0) }
        case "confirm": return part.text.map { .confirm($0) }
        case "status_page": return change(part)
        case "decide":
            return .decide((part.list ?? []).compactMap { item in item["option"]?.text.map { .init(name: $0, text: item["do"]?.text ?? "") } })
        default: return part.name().map { .ticket($0) }
        }
    }

    private func request(_ node: YAMLNode) -> Playbook.Step.Request? {
        guard let url = node["url"]?.text.map(SecretWords.setting) else { return nil }
        var request = Playbook.Step.Request(url: url)
        if let method = node["method"]?.text { request.method = method }
        for entry in node["headers"]?.entries ?? [] { request.headers[entry.key] = entry.value.text.map(SecretWords.setting) }
        request.body = node["body"]?.text
        if let expect = node["expect"]?.text.flatMap(AnswerWords.statuses) { request.expect = expect }
        return request
    }

    private func query(_ node: YAMLNode) -> Playbook.Step.Work? {
        guard let query = node["query"]?.text, let expect = node["expect"]?.text.flatMap(GoalWords.expectation) else { return nil }
        return .prometheus(url: node["url"]?.text.map(SecretWords.setting), query: query, expect: expect)
    }

    private func change(_ node: YAMLNode) -> Playbook.Step.Work? {
        guard let component: ComponentName = node["component"]?.name() else { return nil }
        return node["state"]?.text.flatMap(StatusPage.Condition.init).map { .component(component, $0) }
    }
}

extension Playbook.Step.Work {
    /// What to read aloud where the runbook has no words for it. An address that is a secret is not named.
    fileprivate var words: String {
        switch self {
        case .manual: ""
        case .open(let url): "Open \(url)"
        case .command(let arguments): "Run \(arguments.joined(separator: " "))"
        case .http(let request):
            if case .plain(let url) = request.url { "Send \(request.method) \(url)" } else { "Send a \(request.method) request" }
        case .prometheus(_, let query, let expect): "Check that \(query) \(expect.comparison.rawValue) \(expect.bound)"
        case .confirm(let text): text
        case .component(let component, let condition): "Show \(component) as \(condition.rawValue)"
        case .decide(let options): "Decide: \(options.map(\.name).joined(separator: " or "))"
        case .ticket(let connection): "Open a ticket in \(connection)"
        }
    }
}
