internal import Runbooks
internal import Vocabulary

/// Makes the typed scenario from nodes that were checked. What does not fit was reported already and is left out here.
struct ScenarioBuilder {
    let root: YAMLNode
    let known: KnownNames

    func build(file: String) -> Scenario? {
        guard let title = root["scenario"]?.text, let start = root["start"]?.text.flatMap({ Moment(rfc3339: $0) }) else { return nil }
        let words = ExpectationWords(known: known)
        var scenario = Scenario(title: title, file: file, start: start, ends: root["ends"]?.duration)
        scenario.kind = root["kind"]?.text.flatMap { Scenario.Kind(rawValue: $0) }
        scenario.seed = root["seed"]?.text.flatMap { UInt64($0) } ?? 1
        for entry in root["people"]?.entries ?? [] { scenario.people[PersonName(entry.key)] = entry.value.text.flatMap(ScenarioWords.habit) }
        for entry in root["steps"]?.entries ?? [] {
            guard let step = ScenarioWords.step(entry.key) else { continue }
            scenario.steps[step] = entry.value.text.flatMap { Scenario.Fate(rawValue: $0) }
        }
        let happenings = (root["events"]?.list ?? []).flatMap(happenings)
        // The sort is stable: what happens at one moment keeps its order.
        scenario.happenings = happenings.sorted { $0.at < $1.at }
        scenario.expectations = (root["expect"]?.list ?? []).compactMap { node in
            sentence(node).flatMap { try? words.read($0, at: node.place) }
        }
        return scenario
    }

    /// `- at: 0m page ana` is the sentence `at 0m page ana`.
    private func sentence(_ node: YAMLNode) -> String? {
        if let text = node.text { return text }
        return node.entries.first.flatMap { entry in entry.value.text.map { "\(entry.key) \($0)" } }
    }

    /// An entry that names several things, such as `answer: { 1: yes, 3: no }`, is as many happenings of one moment.
    private func happenings(_ node: YAMLNode) -> [Scenario.Happening] {
        guard let at = node["at"]?.duration, let entry = node.entries.first(where: { !Language.sideKeys.contains($0.key) }) else { return [] }
        return entry.parts.compactMap { what($0, in: node) }.map { what in
            Scenario.Happening(at: at, by: node["by"]?.name(), incident: node["incident"]?.text.flatMap { Int($0) }, what, place: node.place)
        }
    }

    private func what(_ entry: YAMLNode.Entry, in node: YAMLNode) -> Scenario.Happening.What? {
        switch entry.key {
        case "alert": return alert(entry.value).map { .alert($0) }
        case "declare": return .declare(declaration(entry.value))
        case "provider", "server", "clock": return fault(entry).map { .fault($0) }
        case "drill", "read", "certify", "approve version", "upkeep", "follow up", "maintenance": return routine(entry).map { .routine($0) }
        default: return act(entry, in: node).map { .act($0) }
        }
    }

    private func alert(_ node: YAMLNode) -> Alert? {
        guard let source = node["source"]?.text else { return nil }
        let labels = Labels((node["labels"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") })
        let name = labels["alertname"] ?? source
        let summary = node["summary"]?.text ?? name
        let key = node["key"]?.text ?? (labels.isEmpty ? summary : labels.map { "\($0.name)=\($0.value)" }.joined(separator: ","))
        return Alert(
            key: AlertKey(source: SourceName(source), key: key), status: node["resolved"]?.isYes == true ? .resolved : .firing, summary: summary,
            severity: node["severity"]?.text, labels: labels)
    }

    private func declaration(_ node: YAMLNode) -> Scenario.Declaration {
        var impact: [String: Double] = [:]
        for entry in node["impact"]?.entries ?? [] { impact[entry.key] = entry.value.text.flatMap(ConditionWords.number) }
        return Scenario.Declaration(
            title: node["title"]?.text ?? "", service: node["service"]?.name(), severity: node["severity"]?.name(), tags: node["tag"]?.texts ?? [],
            impact: impact, startedAgo: node["started_at"]?.text.flatMap(ScenarioWords.ago), isPrivate: node["private"]?.isYes == true,
            summary: node["summary"]?.text)
    }

    private func fault(_ entry: YAMLNode.Entry) -> Scenario.Fault? {
        switch entry.key {
        case "provider":
            guard let first = entry.value.entries.first else { return nil }
            return .provider(ConnectionName(first.key), isDown: first.value.text == "down")
        case "server": return entry.value.text.flatMap(ScenarioWords.server)
        default: return entry.value.text.flatMap(ScenarioWords.jump).map { .clockJumps($0) }
        }
    }

    private func routine(_ entry: YAMLNode.Entry) -> Scenario.Routine? {
        let text = entry.value.text ?? ""
        switch entry.key {
        case "drill": return .drill(DrillName(text))
        case "read": return .read(PersonName(text))
        case "certify":
            return entry.value.entries.first.flatMap { first in first.value.name().map { .certify(CertificateName(first.key), $0) } }
        case "approve version": return known.party(text).map { .approveVersion($0) }
        case "upkeep": return .upkeep(text)
        case "follow up": return .followUp
        default:
            let node = entry.value
            guard let length = node["for"]?.duration else { return nil }
            return .maintenance(
                Scenario.Maintenance(
                    title: node["title"]?.text ?? "", components: (node["components"]?.texts ?? []).map { ComponentName($0) },
                    startsIn: node["in"]?.duration ?? .zero, length: length))
        }
    }
}

extension YAMLNode.Entry {
    /// Keys under which a map says the same of several things, rather than several things of one.
    private static let severalAtOnce: Set = [
        "answer", "tick", "role", "hand over", "component", "run", "agree", "done", "decide", "skip", "certify", "provider",
    ]

    /// One for each thing it names.
    fileprivate var parts: [YAMLNode.Entry] {
        guard Self.severalAtOnce.contains(key), value.entries.count > 1 else { return [self] }
        return value.entries.map { part in
            YAMLNode.Entry(key: key, place: part.place, value: YAMLNode(place: part.place, content: .map([part])))
        }
    }
}

extension KnownNames {
    func party(_ text: String) -> Party? {
        if Language.everybody.contains(text) { return .everyoneOnCall }
        switch kinds(of: text, among: Language.parties).first {
        case .role: return .role(RoleName(text))
        case .seat: return .seat(SeatName(text))
        case .schedule: return .schedule(ScheduleName(text))
        case .person: return .person(PersonName(text))
        default: return nil
        }
    }
}
