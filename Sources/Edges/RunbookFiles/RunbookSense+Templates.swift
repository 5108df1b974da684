internal import Runbooks
internal import Templates
internal import Vocabulary

extension RunbookSense {
    func checkTemplates(_ findings: inout Findings) {
        for template in root["templates"]?.entries ?? [] where !findings.brokenEntries.contains("templates.\(template.key)") {
            checkFields(of: template.value, &findings)
        }
        for communication in root["communications"]?.entries ?? [] {
            for key in ["to", "fallback"] { communication.value[key].map { checkFields(of: $0, &findings) } }
        }
        let used = Set(usedTemplates)
        for template in root["templates"]?.entries ?? [] where !used.contains(template.key) {
            findings.note(.unusedTemplate, at: template.place, "nothing uses '\(template.key)'.", fix: "Name it as a 'template', or remove it.")
        }
    }

    private var usedTemplates: [String] {
        let communications = (root["communications"]?.entries ?? []).compactMap { $0.value["template"] }
        return (communications + [root["reviews"]?["template"]].compactMap { $0 }).flatMap { $0.texts + $0.entries.compactMap(\.value.text) }
    }

    /// Whether a text can be filled: what cannot be is seen here and not in front of customers.
    func checkFields(of node: YAMLNode, _ findings: inout Findings) {
        guard let text = node.text else { return }
        let template: TemplateText
        do throws(TemplateFault) { template = try TemplateText(text) } catch {
            return findings.error(.badTemplate, at: node.place(ofLine: error.line), error.message, fix: error.fix)
        }
        for field in template.fields where !isKnown(field) && !findings.isFull {
            let nearest = Nearest.name(to: field, among: fields)
            let prefixes = TemplateFields.prefixes.map { "'\($0)…'" }.joined(separator: ", ")
            findings.error(
                .unknownField, at: node.place(ofLine: template.line(of: field) ?? 1), "there is nothing to put for '{{\(field)}}'.",
                fix: nearest == nil ? "The reference page lists every field; names of your own follow \(prefixes)." : nil, nearest: nearest)
        }
    }

    private func isKnown(_ field: String) -> Bool {
        let parts = field.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, TemplateFields.prefixes.contains(parts[0] + ".") else { return TemplateFields.known.contains { $0.name == field } }
        switch parts[0] {
        case "role": return known.isKnown(parts[1], .role)
        case "fact": return known.isKnown(parts[1], .fact)
        default: return true
        }
    }

    private var fields: [String] {
        TemplateFields.known.map(\.name) + runbook.roles.map { "role.\($0.name)" } + runbook.facts.map { "fact.\($0.name)" }
    }
}

extension YAMLNode {
    /// A text of several lines begins below its key; a file begins with itself.
    fileprivate func place(ofLine line: Int) -> Place {
        let isFile = place.file.hasSuffix(".mustache")
        guard isFile || text?.contains("\n") ?? false else { return place }
        return Place(file: place.file, line: place.line + line - (isFile ? 1 : 0))
    }
}
