internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func lifecycle(_ node: YAMLNode?) -> Lifecycle {
        var lifecycle = Lifecycle(phases: phases(node), statuses: statuses(node?["statuses"]))
        let consult = terms(node?["consult_within"])
        if !consult.isEmpty { lifecycle.consult = consult }
        lifecycle.declareNeeds = requirements(node?["declare"])
        lifecycle.resolveNeeds = requirements(node?["resolve"])
        let observed = node?["observe"].map { $0.list ?? [$0] } ?? []
        lifecycle.observations = observed.filter { $0.map != nil }.map { observe in
            Lifecycle.Observation(
                length: terms(observe["for"]), from: observe["from"]?.text.flatMap(Lifecycle.Observation.Start.init) ?? .resolved,
                owner: party(observe["owner"]), match: matcher(observe["when"]) ?? .everything)
        }
        return lifecycle
    }

    private func phases(_ node: YAMLNode?) -> [Lifecycle.Phase] {
        let written = (node?["phases"]?.list ?? []).flatMap { item in
            item.text.map { [YAMLNode.Entry(key: $0, place: item.place, value: item)] } ?? item.entries
        }
        return written.map { entry in
            Lifecycle.Phase(
                name: PhaseName(entry.key), means: entry.value["means"]?.text ?? "",
                begins: entry.value["begins"]?.text.flatMap(Lifecycle.Phase.Beginning.init), within: terms(entry.value["within"]),
                checklist: checklist(node?["checklists"]?[entry.key]))
        }
    }

    private func checklist(_ node: YAMLNode?) -> Lifecycle.Checklist {
        Lifecycle.Checklist(
            items: (node?.list ?? node?["items"]?.list ?? []).compactMap(item), within: terms(node?["within"]), owner: party(node?["owner"]),
            match: matcher(node?["for"]) ?? .everything)
    }

    private func item(_ node: YAMLNode) -> Lifecycle.Item? {
        (node.text ?? node["do"]?.text).map { text in
            Lifecycle.Item(
                text, match: matcher(node["for"]) ?? .everything, owner: party(node["owner"]), isOptional: node["optional"]?.isYes ?? false,
                link: node["link"]?.text)
        }
    }

    /// The four states themselves where nobody gave them other names.
    private func statuses(_ node: YAMLNode?) -> [Lifecycle.Status] {
        let states = StatusPage.State.allCases.map { Lifecycle.Status(name: StatusName($0.rawValue), shownAs: $0) }
        guard let node else { return states }
        if let list = node.list { return list.compactMap { item in states.first { $0.name.text == item.text } } }
        return node.entries.compactMap { entry in
            entry.value.text.flatMap(StatusPage.State.init).map { Lifecycle.Status(name: StatusName(entry.key), shownAs: $0) }
        }
    }

    private func requirements(_ node: YAMLNode?) -> [Lifecycle.Requirement] {
        (node?["requires"]?.texts ?? []).map { text in
            Lifecycle.Requirement.Field(rawValue: text).map { .field($0) } ?? .fact(FactName(text))
        }
    }
}
