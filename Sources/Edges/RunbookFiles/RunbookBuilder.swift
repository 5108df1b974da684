internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Makes the typed runbook from nodes that were checked. What does not fit was reported already and is left out here, so that
/// the rest can still be asked what it means together.
struct RunbookBuilder {
    let root: YAMLNode
    let known: KnownNames
    let zone: String

    init(root: YAMLNode, known: KnownNames) {
        self.root = root
        self.known = known
        zone = root["runbook"]?["timezone"]?.text ?? "UTC"
    }

    func build(version: RunbookVersion, holidays: Set<CivilDay>) -> Runbook {
        let about = root["runbook"]
        var runbook = Runbook(
            version: version, name: about?["name"]?.text ?? "", owner: about?["owner"]?.name(), zone: zone,
            business: BusinessCalendar(zone: zone, hours: businessHours, holidays: holidays), people: entries("people", person),
            seats: entries("seats", seat), schedules: entries("schedules", schedule), services: entries("services", service),
            routes: root["routes"]?.list?.compactMap(route) ?? [], grouping: grouping(root["grouping"]), quiet: quiet(root["quiet"]),
            severities: listed("severities", severity), ladders: entries("ladders", ladder), escalations: listed("escalations", escalation),
            connections: listed("connections", connection), sources: entries("sources", source), operators: audience(about?["operators"]))
        runbook.naming = about?["incidents"]?["id"]?.text.flatMap(IncidentNaming.init)
        addWork(to: &runbook)
        addLearning(to: &runbook)
        runbook.places = places
        return runbook
    }

    /// How an incident is worked on.
    private func addWork(to runbook: inout Runbook) {
        runbook.facts = known.facts.map(fact)
        runbook.roles = listed("roles", role)
        runbook.raci = raci(root["raci"])
        runbook.lifecycle = lifecycle(root["lifecycle"])
        runbook.triage = triage(root["triage"])
        runbook.communications = listed("communications", communication)
        runbook.templates = listed("templates", template)
        runbook.clocks = listed("clocks", clock)
    }

    private var businessHours: [HoursOfWeek] {
        let written = root["runbook"]?["business_hours"]?.many.compactMap { $0.text.flatMap(TimeWords.hours) } ?? []
        let usual = HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 9 * 60, end: 17 * 60)
        return written.isEmpty ? [usual] : written
    }

    func entries<Kind, Value>(_ key: String, _ read: (Name<Kind>, YAMLNode) -> Value?) -> [Name<Kind>: Value] {
        var values: [Name<Kind>: Value] = [:]
        for entry in root[key]?.entries ?? [] { values[Name(entry.key)] = read(Name(entry.key), entry.value) }
        return values
    }

    func listed<Kind, Value>(_ key: String, _ read: (Name<Kind>, YAMLNode) -> Value?) -> [Value] {
        (root[key]?.entries ?? []).compactMap { read(Name($0.key), $0.value) }
    }

    func audience(_ node: YAMLNode?) -> Audience? { node?.text.map(AudienceWords.audience) }

    // MARK: Matchers

    /// A list of severities is short for the condition that asks for them.
    func matcher(_ node: YAMLNode?) -> Matcher? {
        if let node, node.map == nil, !node.texts.isEmpty { return .fact(.severity, node.texts.map { .exactly($0) }) }
        guard let entries = node?.map else { return nil }
        let parts = entries.compactMap(condition)
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private func condition(_ entry: YAMLNode.Entry) -> Matcher? {
        switch entry.key {
        case "any": return .any((entry.value.list ?? []).compactMap(matcher))
        case "all": return .all((entry.value.list ?? []).compactMap(matcher))
        case "not": return matcher(entry.value).map { .not($0) }
        default: break
        }
        guard let fact = ConditionWords.fact(entry.key) else { return nil }
        let values = entry.value.many.compactMap(\.text).compactMap { text in
            if case .impact = fact, let number = ConditionWords.number(text) { return Matcher.Value.exactly(String(number)) }
            return try? ConditionWords.value(text)
        }
        return .fact(fact, values)
    }
}

extension YAMLNode {
    func name<Kind>() -> Name<Kind>? { text.map { Name($0) } }
    var texts: [String] { many.compactMap(\.text) }
    var duration: Duration? { text.flatMap(SpanWords.duration) }
    var span: Span? { text.flatMap(SpanWords.span) }
    var wallTime: WallTime? { text.flatMap(TimeWords.wallTime) }
    var number: Int? { text.flatMap { Int($0) } }
}
