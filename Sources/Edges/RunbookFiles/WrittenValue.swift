internal import Runbooks
internal import Vocabulary

/// What stands at one place of a runbook, as it was written and before anybody asks what it means: for those who write it anew.
package indirect enum WrittenValue: Hashable, Sendable {
    case text(String)
    case list([WrittenValue])
    case map([Entry])

    package struct Entry: Hashable, Sendable {
        package var key: String
        package var value: WrittenValue

        package init(_ key: String, _ value: WrittenValue) {
            self.key = key
            self.value = value
        }
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var entries: [Entry] { if case .map(let entries) = self { entries } else { [] } }

    package subscript(key: String) -> WrittenValue? { entries.first { $0.key == key }?.value }

    /// Nil when nothing stands there: a key without a value is as good as no key.
    init?(_ node: YAMLNode) {
        guard !node.isEmpty else { return nil }
        switch node.content {
        case .text(let text, _): self = .text(text)
        case .list(let nodes): self = .list(nodes.compactMap(WrittenValue.init))
        case .map(let entries): self = .map(entries.compactMap { entry in WrittenValue(entry.value).map { Entry(entry.key, $0) } })
        }
    }

    /// A piece of YAML; nil when it is none.
    package init?(yaml text: String) {
        var findings = Findings()
        let read = YAMLComposer.compose(RunbookText(path: "", text: text), nodesLeft: Limits.runbookNodes, &findings)
        guard !findings.hasErrors, let node = read.node, let value = WrittenValue(node) else { return nil }
        self = value
    }
}

extension RunbookFolder {
    /// All its files as one map, templates too; nil when one of them cannot be read.
    package var written: WrittenValue? {
        var findings = Findings()
        var merge = FolderMerge()
        var nodesLeft = Limits.runbookNodes
        for file in files.sorted(by: { $0.path < $1.path }) {
            let read = YAMLComposer.compose(file, nodesLeft: nodesLeft, &findings)
            nodesLeft = read.nodesLeft
            if let node = read.node, !node.isEmpty { merge.add(node, &findings) }
        }
        for template in templates.sorted(by: { $0.path < $1.path }) { merge.add(template, &findings) }
        guard !findings.hasErrors else { return nil }
        return WrittenValue(YAMLNode(place: Place(file: ""), content: .map(merge.entries)))
    }
}
