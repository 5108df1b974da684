package import Runbooks
package import Vocabulary

/// What has to be done at one severity, phase by phase, as Markdown with boxes that GitHub and most wikis tick: for a ticket, for paper, for the
/// night on which the server itself is down.
package struct ChecklistSheet: Hashable, Sendable {
    package let markdown: String

    /// Nil when the runbook has no such severity.
    package init?(of runbook: Runbook, for name: SeverityName) {
        guard let severity = runbook.severity(named: name) else { return nil }
        var blocks = ["# Checklist for \(severity.name): \(runbook.name.plainMarkdown)"]
        if !severity.means.isEmpty { blocks.append(severity.means.plainMarkdown) }
        let promises = [("Acknowledge", severity.acknowledgeWithin), ("Recover", severity.recoverWithin)].compactMap { word, promise in
            promise.map { "- \(word): \($0.written)" }
        }
        if !promises.isEmpty { blocks.append(promises.joined(separator: "\n")) }
        for phase in runbook.lifecycle.phases { blocks.append(contentsOf: Self.blocks(of: phase, at: severity.name)) }
        markdown = blocks.joined(separator: "\n\n") + "\n"
    }

    /// A phase without anything to tick is named all the same: people go through it.
    private static func blocks(of phase: Lifecycle.Phase, at severity: SeverityName) -> [String] {
        var blocks = ["## \(phase.name.text.plainMarkdown)"]
        if !phase.means.isEmpty { blocks.append(phase.means.plainMarkdown) }
        if let promise = phase.within.promise(for: severity) { blocks.append("Leave it within: \(promise.written)") }
        let list = phase.checklist
        let items = list.match.mayHold(severity: severity) ? list.items.filter { $0.match.mayHold(severity: severity) } : []
        guard !items.isEmpty else { return blocks }
        let terms = [list.within.promise(for: severity).map { "Done within: \($0.written)" }, list.owner.map { "Owner: \($0.words)" }]
        let line = terms.compactMap(\.self).joined(separator: " · ")
        if !line.isEmpty { blocks.append(line) }
        blocks.append(items.map { Self.line(of: $0, at: severity) }.joined(separator: "\n"))
        return blocks
    }

    private static func line(of item: Lifecycle.Item, at severity: SeverityName) -> String {
        // What is asked of more than the severity is only known when there is an incident.
        let isSure = item.match.holds(for: Facts(severity: severity))
        let notes = [item.owner.map(\.words), item.isOptional ? "optional" : nil, isSure ? nil : "if it applies"].compactMap(\.self)
        let text = item.text.plainMarkdown + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
        return "- [ ] \(text)" + (item.link.map { " <\($0)>" } ?? "")
    }
}

extension String {
    /// On one line, and read as it is written.
    fileprivate var plainMarkdown: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ").reduce(into: "") { text, character in
            if "\\`*_[]<>#|".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
