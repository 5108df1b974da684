internal import Runbooks
internal import Vocabulary

/// Texts to fill in, with the runbook's own fields.
extension DocumentReading {
    mutating func readTemplates() {
        for index in outline.sections.indices
        where !taken.contains(index) && !outline.isUnder(.escalation, index) && !outline.isUnder(.contact, index) {
            for part in outline.sections[index].parts {
                guard case .fence(let fence) = part.block, isTemplate(part, fence, index) else { continue }
                writeTemplate(fence, named: templateName(part, index), index)
            }
        }
    }

    private func isTemplate(_ part: Outline.Part, _ fence: Block.Fence, _ index: Int) -> Bool {
        let isNamed = lexicon.mentions(.template, in: part.label?.text ?? "") || outline.isUnder(.template, index)
        let isCode = ["bash", "sh", "shell", "console", "yaml", "json", "promql", "sql", "python", "mermaid"].contains(fence.language.lowercased())
        let isMessage = outline.chain(index).dropLast().contains { $0.topics.contains(.template) && $0.topics.contains(.communication) }
        guard !isCode, isMessage || !isReview(index), !fence.lines.isEmpty else { return false }
        return isNamed || (outline.isUnder(.communication, index) && Chain.split(fence.text) == nil)
    }

    private func templateName(_ part: Outline.Part, _ index: Int) -> String {
        let label = part.label.map { Inline.leadIn($0.text)?.label ?? Inline.plain($0.text) } ?? ""
        let title = label.isEmpty || Folded(label).words == ["template"] ? outline.sections[index].title : label
        let name = Naming.slug(title).replacing("-template", with: "")
        return name.isEmpty || name == "template" ? "update" : name
    }

    /// `Next update: +15 min` in the text for a P1 says how often there is one.
    private mutating func readPromisedUpdate(_ fence: Block.Fence, _ index: Int) {
        let names = severities.mentioned(in: outline.sections[index].title)
        guard !names.isEmpty,
            let line = fence.lines.first(where: {
                Folded($0.text).contains(anyOf: ["next update", "nachste meldung", "prochaine mise a jour", "proxima actualizacion"])
            }),
            let found = SpanProse.only(in: line.text), let span = found.span
        else { return }
        let path = ["communications", audience("", index), "every"]
        for name in names where draft[path + [name]] == nil { draft.set(path + [name], span.written, line: line.line) }
    }

    private mutating func writeTemplate(_ fence: Block.Fence, named name: String, _ index: Int) {
        var lines = fence.lines.map { Inline.spelled($0.text) }
        while lines.last?.trimmingSpaces.isEmpty == true { lines.removeLast() }
        if let body = lines.firstIndex(where: { $0.hasPrefix("Body:") }) { lines[body] = lines[body].dropFirst(5).trimmingSpaces }
        let (text, open) = TemplateText.filled(lines.joined(separator: "\n"))
        var free = name
        var count = 2
        while draft["templates", free] != nil { free = "\(name)-\(count)"; count += 1 }
        draft.set(["templates", free], Clause(text + "\n", line: fence.line))
        for line in fence.lines {
            draft.understand(line.line)
            let lead = Inline.leadIn(line.text)
            if lexicon.mentions(.channel, in: lead?.label ?? "") { readChannelName(line.text, line: line.line) }
        }
        if isReview(index) { lateTemplates.insert(free) }
        readPromisedUpdate(fence, index)
        for place in open { draft.gap(.open, "template '\(free)': no field says '[\(place)]'; whoever sends it fills it in.", lines: [fence.line]) }
    }
}
