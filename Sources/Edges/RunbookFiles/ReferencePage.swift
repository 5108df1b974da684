internal import Runbooks

/// The tables of docs/reference/runbook-language.md, made from the table the reader reads by.
package enum ReferencePage {
    /// Markdown: one heading and one table for every map of the language, in the order a reader meets them.
    package static var tables: String { tables(of: Language.root) }
    /// The same for docs/reference/scenarios.md, and the sentences that may be expected.
    package static var scenarioTables: String {
        let sentences = ExpectationWords.forms.map { "    \($0)\n" }.joined()
        return tables(of: Language.scenario) + "### Sentences under `expect`\n\n\(sentences)\n"
    }

    private static func tables(of section: Section) -> String {
        var page = ReferencePage.Writer()
        page.write(section, under: "The top")
        return page.text
    }

    /// Examples of the tables that the reader itself would refuse. A test keeps this empty.
    package static var refusedExamples: [String] { refused(in: Language.root) + refused(in: Language.scenario) }

    private static func refused(in section: Section) -> [String] {
        var refused: [String] = []
        section.visit { section, key in
            guard !key.example.isEmpty else { return }
            var findings = Findings()
            let text = RunbookText(path: "\(section.title), \(key.name)", text: "\(key.name): \(key.example)")
            let node = YAMLComposer.compose(text, nodesLeft: 1000, &findings).node
            // What the names in it stand for is not here to be found.
            findings.isIncomplete = true
            var check = ShapeCheck(known: KnownNames(YAMLNode(place: Place(file: ""), content: .map([]))), findings)
            check.check(node?[key.name] ?? YAMLNode(place: Place(file: ""), content: .map([])), key)
            refused += check.findings.sorted.map(\.description)
        }
        return refused
    }

    private struct Writer {
        var text = ""
        private var written: Set<String> = []

        mutating func write(_ section: Section, under title: String) {
            // One table says it for every key that has it.
            guard written.insert(section.title).inserted else { return }
            text += "### \(title)\n\n| key | | what it means | for example |\n|---|---|---|---|\n"
            for key in section.keys { text += row(key) }
            if !section.oneOf.isEmpty { text += "\nOne of " + section.oneOf.map { "`\($0)`" }.joined(separator: ", ") + ".\n" }
            if !section.atMostOneOf.isEmpty { text += "\nAt most one of " + section.atMostOneOf.map { "`\($0)`" }.joined(separator: ", ") + ".\n" }
            if !section.later.isEmpty { text += "\nNot in this version: " + section.later.map { "`\($0)`" }.joined(separator: ", ") + ".\n" }
            text += "\n"
            for key in section.keys { descend(key.shape, key.name) }
        }

        private func row(_ key: Key) -> String {
            let example = key.example.isEmpty ? "" : "`\(key.example.replacing("|", with: "\\|"))`"
            return "| `\(key.name)` | \(key.isRequired ? "needed" : "") | \(key.means) \(words(key.shape)) | \(example) |\n"
        }

        private func words(_ shape: Shape) -> String {
            switch shape {
            case .word(.choice(let words)) where words.count > 1: "One of " + words.map { "`\($0)`" }.joined(separator: ", ") + "."
            case .word(.integer(let range)): "From \(range.lowerBound) to \(range.upperBound)."
            case .word(.secret): "`env:NAME` or `file:NAME`."
            default: ""
            }
        }

        private mutating func descend(_ shape: Shape, _ name: String) {
            switch shape {
            case .word, .matcher, .freely: break
            case .list(let each), .oneOrMany(let each), .named(_, let each): descend(each, name)
            case .map(let section): write(section, under: "`\(name)`: \(section.title)")
            case .keyed(let section, _, let each):
                if !section.keys.isEmpty { write(section, under: "`\(name)`: \(section.title)") }
                descend(each, name)
            case .either(let shapes): for shape in shapes { descend(shape, name) }
            case .variant(_, let sections):
                for choice in sections { write(choice.section, under: "`\(name)` of kind `\(choice.name)`: \(choice.section.title)") }
            }
        }
    }
}
