internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func connection(_ name: ConnectionName, _ node: YAMLNode) -> Connection? {
        guard let kind = node["kind"]?.text.flatMap(Connection.Kind.init) else { return nil }
        var settings: [String: Setting] = [:]
        for entry in node.entries where !["kind", "fallback"].contains(entry.key) {
            settings[entry.key] = entry.value.text.map(SecretWords.setting)
        }
        return Connection(name: name, kind: kind, settings: settings, fallback: node["fallback"]?.texts.map { ConnectionName($0) } ?? [])
    }

    func source(_ name: SourceName, _ node: YAMLNode) -> Source? {
        guard let kind = node["kind"]?.text.flatMap(Source.Kind.init), let key = node["key"]?.text else { return nil }
        var source = Source(
            name: name, kind: kind, key: SecretWords.setting(key), mapping: mapping(node["mapping"]), heartbeat: heartbeat(node, kind),
            rateEachMinute: node["rate_limit"]?.number, dropLabels: node["drop_labels"]?.texts ?? [])
        source.severities = node["severities"]?.texts.map { SeverityName($0) } ?? []
        return source
    }

    private func heartbeat(_ node: YAMLNode, _ kind: Source.Kind) -> Heartbeat? {
        guard kind == .heartbeat, let every = node["every"]?.duration else { return nil }
        return Heartbeat(every: every, grace: node["grace"]?.duration ?? .zero)
    }

    private func mapping(_ node: YAMLNode?) -> JSONMapping? {
        guard let node, let summary = node["summary"]?.text else { return nil }
        var labels: [String: String] = [:]
        for entry in node["labels"]?.entries ?? [] { labels[entry.key] = entry.value.text }
        return JSONMapping(
            each: node["each"]?.text, key: node["key"]?.text, summary: summary, severity: node["severity"]?.text, status: node["status"]?.text,
            resolvedWhen: node["resolved_when"]?.texts ?? [], acknowledgedWhen: node["acknowledged_when"]?.texts ?? [], labels: labels,
            link: node["link"]?.text)
    }
}
