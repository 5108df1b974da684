internal import Runbooks
internal import Vocabulary

/// What stands in a review, and what becomes of what was learnt.
extension DocumentReading {
    mutating func readAgenda(_ items: [Block.Item]) {
        for item in items {
            let text = Inline.plain(item.text.text)
            let found = SpanProse.find(in: text)
            let name = Naming.name(Chain.withoutSpans(text, found)).lowercased()
            guard !name.isEmpty else { continue }
            if found.count == 1, let length = found[0].span?.fixed {
                draft.set(["reviews", "agenda", name], Span.exact(length).written, line: item.text.line)
            } else {
                draft.understand(item.text.line)
            }
            settled.insert(item.text.line)
        }
    }

    mutating func readSectionName(_ item: Block.Item) {
        let lead = Inline.leadIn(item.text.text)
        let name = Naming.name(lead?.label ?? Inline.plain(item.text.text)).lowercased()
        guard !name.isEmpty, SpanProse.find(in: name).isEmpty else { return }
        if let rest = lead?.rest, !rest.isEmpty {
            return draft.add(["reviews", "sections"], .map([(name, Inline.plain(rest))], line: item.text.line))
        }
        draft.add(["reviews", "sections"], name, line: item.text.line)
    }

    /// `Include timeline, contributing factors, remediation tasks, and lessons.`
    mutating func readInlineSections(_ text: String, line: Int) {
        let text = text.replacing(":", with: " ").split(separator: " ").joined(separator: " ")
        let lower = text.lowercased()
        let marks = [
            "include ", "includes ", "including ", "enthält ", "umfasst ", "inclut ", "incluir ", "incluye ", "comprend ", " con ", " with ", " mit ",
            " avec ",
            " has ", " contains ", " contiene ",
        ]
        guard
            let range = marks.compactMap({
                lower.firstRange(of: $0)
            }).first
        else { return }
        let tail = String(text.dropFirst(lower.distance(from: lower.startIndex, to: range.upperBound)))
        let names = parts(tail).map { Self.withoutArticle(Naming.name($0).lowercased()) }.filter {
            !$0.isEmpty && $0.split(separator: " ").count <= 4
        }
        let isKnown = names.contains { Folded($0).contains(anyOf: Self.sectionWords) }
        guard isKnown, names.count >= 2, names.count == parts(tail).count, !names.contains(where: { $0.contains("stakeholder") }) else { return }
        for name in names { draft.add(["reviews", "sections"], name, line: line) }
    }

    /// `Template: Summary / Impact / Timeline / Root cause / Actions`.
    mutating func readSlashedSections(_ text: String, line: Int) {
        let list = text.firstRange(of: ": ").map { String(text[$0.upperBound...]) } ?? text
        var names = list.split(separator: " / ").map(String.init)
        guard names.count >= 3 else { return }
        // `[PIR-TEMPLATE] – Summary`
        if let first = names[0].split(separator: " – ").last { names[0] = String(first) }
        names = names.map { Naming.name($0).lowercased() }
        guard names.allSatisfy({ (1...4).contains($0.split(separator: " ").count) }),
            names.count(where: { Folded($0).contains(anyOf: Self.sectionWords) }) * 2 >= names.count
        else { return }
        for name in names { draft.add(["reviews", "sections"], name, line: line) }
    }

    private static let sectionWords: [Phrase] = [
        "timeline", "cause*", "causa*", "impact", "action*", "lesson*", "summary", "ursache*", "ablauf", "chronologie", "cronologia", "massnahme*",
        "acciones", "impacto", "auswirkung*", "resume", "resumen", "zusammenfassung", "went well", "factors", "lecciones",
    ]

    private static func withoutArticle(_ name: String) -> String {
        ["a ", "an ", "the ", "eine ", "einen ", "un ", "une ", "una "].first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) } ?? name
    }

    /// A text to fill in: its headings are the sections, and lines with `X` in them what is stated of the harm.
    mutating func readReviewTemplate(_ fence: Block.Fence) {
        var section = ""
        for line in fence.lines {
            let text = line.text.drop { $0 == " " }
            draft.understand(line.line)
            if let heading = LineShape.heading(text) {
                let title = Inline.plain(heading.text)
                if heading.level <= 2, title.contains("[") || title.contains("{") || draft["reviews", "title"] == nil && heading.level == 1 {
                    if let name = TemplateText.filled(title).text.isEmpty ? nil : TemplateText.filled(title).text {
                        draft.set(["reviews", "title"], name, line: line.line)
                    }
                } else {
                    section = Naming.name(title).lowercased()
                    if !section.isEmpty { draft.add(["reviews", "sections"], section, line: line.line) }
                }
            } else if Folded(section).contains(anyOf: ["impact", "auswirkung*", "impacto"]),
                let lead = Inline.leadIn(text.drop { "-* ".contains($0) }.description), !lead.rest.isEmpty
            {
                readImpact(lead, line: line.line)
            } else if Folded(section).contains(anyOf: ["action*", "massnahmen", "acciones"]) {
                readActionFields(Sentence(String(text), line: line.line, section: 0))
            }
        }
    }

    private mutating func readImpact(_ lead: (label: String, rest: String), line: Int) {
        let rest = lead.rest
        let kind =
            rest.contains(where: { "$€£".contains($0) })
            ? "money" : rest.contains("%") ? "percent" : Folded(rest).contains("minutes") || Folded(rest).contains("minuten") ? "minutes" : nil
        let isNumber = Folded(rest).words.allSatisfy { ["x", "n", "xx", "number"].contains($0) } && !Folded(rest).words.isEmpty
        guard let written = kind ?? (isNumber ? "number" : nil) else { return }
        draft.set(["reviews", "impact", Naming.name(lead.label).lowercased()], written, line: line)
    }

    mutating func readActionFields(_ sentence: Sentence) {
        let fields: [(name: String, phrases: [Phrase])] = [
            ("owner", ["owner*", "verantwortlich*", "responsable*", "propietario"]),
            ("due", ["due", "a date", "deadline*", "frist*", "termin", "termine*", "echeance*", "date limite", "plazo", "fecha"]),
            ("priority", ["priority", "priorities", "prioritat", "priorite", "prioridad"]),
        ]
        for field in fields where sentence.says(field.phrases) { draft.add(["reviews", "actions_need"], field.name, line: sentence.line) }
    }

    /// `Immediate: critical fixes needed within 1 week`.
    mutating func readCategory(_ item: Block.Item) {
        guard let lead = Inline.leadIn(item.text.text), let found = SpanProse.only(in: lead.rest), let span = found.span, found.lead != .every else {
            return
        }
        settled.insert(item.text.line)
        draft.set(["reviews", "actions", Naming.name(lead.label).lowercased()], span.written, line: item.text.line)
    }

    mutating func readReviewTable(_ table: Block.Table) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        for row in table.rows {
            let names = severities.mentioned(in: Inline.plain(row[0].text))
            let text = Inline.plain(row.dropFirst().map(\.text).joined(separator: " "))
            guard let found = SpanProse.only(in: text), let span = found.span else { continue }
            if !names.isEmpty {
                for name in names { draft.set(["severities", name, "review_within"], found.target.written, line: row[0].line) }
            } else if headers[0].contains(.actionItems)
                || Folded(Inline.plain(table.header[0].text)).contains(anyOf: [
                    "category", "priority", "type", "kategorie", "prioritat", "categorie", "categoria",
                ])
            {
                draft.set(["reviews", "actions", Naming.name(row[0].text).lowercased()], span.written, line: row[0].line)
            }
            settled.insert(row[0].line)
        }
    }
}
