/// The runbook as files: what happens, and beside it who everybody is, because that is what documents leave open.
extension RunbookImport {
    private static let people = ["people", "seats", "schedules", "contacts", "connections"]
    private static let order = [
        "runbook", "severities", "ladders", "escalations", "roles", "raci", "triage", "facts", "lifecycle", "communications", "templates", "clocks",
        "playbooks", "reviews", "kpis",
        "drills", "certifications", "tools",
    ]

    /// Paths and texts. `source` is the name of the document.
    package func files(source: String) -> [(path: String, text: String)] {
        if isPaper {
            let head = ["Read back from \(source). Behind each clause stands the line it comes from."]
            return [("runbook.yaml", file(draft.root.entries.map(\.name), head: head, tail: kept))] + beside.map { ($0.path, $0.text) }
        }
        var files = [("runbook.yaml", file(Self.order, head: runbookHead(source), tail: kept))]
        if Self.people.contains(where: { draft.root[$0] != nil }) {
            files.append(
                ("people.yaml", file(Self.people, head: ["Whom \(source) speaks of, and how messages leave. Fill in what is missing."], tail: [])))
        }
        return files.map { (path: $0.0, text: $0.1) }
    }

    private func runbookHead(_ source: String) -> [String] {
        var head = ["Read from \(source). Behind each clause stands the line it comes from."]
        if draft.root.leaves().contains(where: { $0.clause.text == Clause.unsaid }) {
            head.append("\(Clause.unsaid) stands where something is needed that the document does not say.")
            head.append("`runbell check` finds it everywhere but in texts.")
        }
        return head
    }

    private func file(_ keys: [String], head: [String], tail: [KeptText]) -> String {
        var writer = YAMLWriter()
        writer.comment(head)
        writer.entry("runbell", Clause("1", line: nil))
        for key in keys {
            guard let clause = draft.root[key], isPaper || !clause.entries.isEmpty || !clause.items.isEmpty else { continue }
            writer.blank()
            writer.entry(key, clause)
        }
        if keys.contains("runbook"), draft.root["runbook"] == nil { writer.entry("runbook", .map([("name", Clause.unsaid)], line: nil)) }
        writeKept(tail, &writer)
        return writer.text
    }

    private func writeKept(_ texts: [KeptText], _ writer: inout YAMLWriter) {
        guard !texts.isEmpty else { return }
        writer.blank()
        writer.comment(["What the document says besides, kept as it is:"])
        var heading = ""
        for text in texts {
            if text.heading != heading { writer.comment(["", text.heading.isEmpty ? "At the beginning" : text.heading]) }
            heading = text.heading
            writer.comment(["  line \(text.line): \(text.text)"])
        }
    }
}
