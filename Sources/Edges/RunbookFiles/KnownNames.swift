internal import Runbooks
internal import Vocabulary

/// Every name the runbook defines, by kind.
struct KnownNames {
    private var names: [Noun: Set<String>] = [:]
    /// What people can state, in the order it is first written: the listed facts, and those that only something else names.
    let facts: [String]
    /// Where something names a fact and so makes it one.
    let factsInUse: [YAMLNode]
    /// Those that something counts back from.
    let plannedFacts: Set<String>

    init(_ root: YAMLNode) {
        plannedFacts = Set(Self.plans(root).compactMap(\.text))
        factsInUse = Self.factsInUse(root)
        // A status page that is only for customers who notice asks for this one by itself.
        let own = root["communications"] == nil ? [] : [FactName.customerVisible.text]
        var seen: Set<String> = []
        facts = ((root["facts"]?.entries.map(\.key) ?? []) + factsInUse.compactMap(\.text) + own).filter { seen.insert($0).inserted }
        for noun in Noun.allCases { names[noun] = Set(Self.names(of: noun, in: root)) }
        names[.fact] = Set(facts)
    }

    init(_ names: [Noun: Set<String>], facts: [String]) {
        self.facts = facts
        factsInUse = []
        plannedFacts = []
        self.names = names
        self.names[.fact] = Set(facts)
    }

    func isKnown(_ name: String, _ noun: Noun) -> Bool { names[noun]?.contains(name) ?? false }

    func kinds(of name: String, among nouns: [Noun]) -> [Noun] { nouns.filter { isKnown(name, $0) } }

    func nearest(to name: String, among nouns: [Noun], or words: [String] = []) -> String? {
        Nearest.name(to: name, among: nouns.flatMap { names[$0] ?? [] } + words)
    }

    private static func names(of noun: Noun, in root: YAMLNode) -> [String] {
        switch noun {
        case .phase: return listed(root["lifecycle"]?["phases"])
        case .status: return root["lifecycle"]?["statuses"].map(listed) ?? StatusPage.State.allCases.map(\.rawValue)
        case .component: return components(root)
        default: return root[noun.key]?.entries.map(\.key) ?? []
        }
    }

    /// A status page that lists none has those its services name.
    private static func components(_ root: YAMLNode) -> [String] {
        let written = listed(root["status_page"]?["components"])
        return written.isEmpty ? (root["services"]?.entries ?? []).compactMap { $0.value["status_component"]?.text } : written
    }

    /// `[a, { b: … }]` and `{ a: …, b: … }` alike.
    private static func listed(_ node: YAMLNode?) -> [String] {
        guard let node else { return [] }
        return node.list?.flatMap { item in item.text.map { [$0] } ?? item.entries.map(\.key) } ?? node.entries.map(\.key)
    }

    // MARK: Facts

    private static func clocks(_ root: YAMLNode) -> [YAMLNode] {
        (root["clocks"]?.entries ?? []).flatMap { [$0.value] + ($0.value["stages"]?.entries.map(\.value) ?? []) }
    }

    private static func plans(_ root: YAMLNode) -> [YAMLNode] {
        (clocks(root) + (root["communications"]?.entries.map(\.value) ?? [])).compactMap { $0["before"] }
    }

    /// A clock, an embargo, an answer or a requirement that names a fact makes it one; conditions only ask for it.
    private static func factsInUse(_ root: YAMLNode) -> [YAMLNode] {
        let starts = clocks(root).compactMap { $0["starts"] }.filter { !OccasionWords.clockStarts.contains($0.text ?? "") }
        let embargoes = (root["communications"]?.entries ?? []).compactMap { $0.value["embargo"] }
        let answers = (root["triage"]?["questions"]?.list ?? []).flatMap { [$0["yes"], $0["no"]] }.compactMap { $0?["fact"] }
        let fields = Lifecycle.Requirement.Field.allCases.map(\.rawValue)
        // What is nearly the name of a field is more likely that than a fact nobody listed.
        let required = (root["lifecycle"]?["resolve"]?["requires"]?.many ?? []).filter { Nearest.name(to: $0.text ?? "", among: fields) == nil }
        return (starts + embargoes + answers + required + plans(root)).filter { $0.text != nil && !$0.isEmpty }
    }
}
