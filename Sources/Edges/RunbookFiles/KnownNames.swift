internal import Runbooks
internal import Vocabulary

/// Every name the runbook defines, by kind.
struct KnownNames {
    private var names: [Noun: Set<String>] = [:]
    /// What people can state, in the order it is first written: the listed facts, and those that only something else names.
    let facts: [String]

    init(_ root: YAMLNode) {
        facts = Self.facts(root)
        for noun in Noun.allCases { names[noun] = Set(Self.names(of: noun, in: root)) }
        names[.fact] = Set(facts)
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
        case .component: return listed(root["status_page"]?["components"])
        default: return root[noun.key]?.entries.map(\.key) ?? []
        }
    }

    /// `[a, { b: … }]` and `{ a: …, b: … }` alike.
    private static func listed(_ node: YAMLNode?) -> [String] {
        guard let node else { return [] }
        return node.list?.flatMap { item in item.text.map { [$0] } ?? item.entries.map(\.key) } ?? node.entries.map(\.key)
    }

    // MARK: Facts

    /// A clock, an embargo, an answer or a requirement that names a fact makes it one; conditions only ask for it.
    private static func facts(_ root: YAMLNode) -> [String] {
        let clocks = (root["clocks"]?.entries ?? []).flatMap { [$0.value] + ($0.value["stages"]?.entries.map(\.value) ?? []) }
        let starts = clocks.compactMap { $0["starts"]?.text }.filter { !OccasionWords.clockStarts.contains($0) }
        let embargoes = (root["communications"]?.entries ?? []).compactMap { $0.value["embargo"]?.text }
        let answers = (root["triage"]?["questions"]?.list ?? []).flatMap { [$0["yes"], $0["no"]] }.compactMap { $0?["fact"]?.text }
        let fields = Lifecycle.Requirement.Field.allCases.map(\.rawValue)
        let required = (root["lifecycle"]?["resolve"]?["requires"]?.texts ?? []).filter { Nearest.name(to: $0, among: fields) == nil }
        var seen: Set<String> = []
        let listed = root["facts"]?.entries.map(\.key) ?? []
        // A status page that is only for customers who notice asks for it by itself.
        let own = root["communications"] == nil ? [] : [FactName.customerVisible.text]
        return (listed + starts + embargoes + answers + required + own).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
