internal import Runbooks
internal import Vocabulary

/// How an incident is looked back on: by when, of which severities, with what in it, and what becomes of what was learnt.
extension DocumentReading {
    mutating func readReviews() {
        for index in outline.sections.indices where isReview(index) {
            let section = outline.sections[index]
            readReviewWhen(section.title, line: section.line)
            for part in section.parts { readReviewPart(part, index) }
        }
    }

    func isReview(_ index: Int) -> Bool {
        outline.isUnder(.review, index) && !outline.isUnder(.metric, index) && !outline.isUnder(.playbook, index) && !isOfUpkeep(index)
            && !outline.isUnder(.training, index)
    }

    private func isOfUpkeep(_ index: Int) -> Bool { outline.chain(index).contains { $0.topics.contains(.upkeep) && !$0.topics.contains(.review) } }

    private mutating func readReviewPart(_ part: Outline.Part, _ index: Int) {
        let section = outline.sections[index]
        let label = part.label.map { Inline.plain($0.text) } ?? ""
        if !label.isEmpty { readReviewWhen(label, line: part.label?.line ?? 0) }
        let topics = section.topics.union(lexicon.topics(of: label))
        switch part.block {
        case .list(let items, _):
            if section.topics.contains(.agenda) || lexicon.mentions(.agenda, in: label) { return readAgenda(items) }
            if topics.contains(.actionItems) || Folded(section.title).contains("categories") { items.forEach { readCategory($0) } }
            if isListOfSections(label, section) { return items.forEach { readSectionName($0) } }
            for item in items where !settled.contains(item.text.line) { readReviewItem(item, names: severities.mentioned(in: label)) }
        case .fence(let fence)
        where lexicon.mentions(.template, in: label + " " + section.title) || fence.language.hasPrefix("m")
            || fence.lines.contains { $0.text.hasPrefix("#") }:
            readReviewTemplate(fence)
        case .table(let table): readReviewTable(table)
        case .paragraph(let lines): for line in lines { readReviewLine(line) }
        default: break
        }
    }

    private func isListOfSections(_ label: String, _ section: Outline.Section) -> Bool {
        let text = Folded(label.isEmpty ? section.title : label)
        return text.contains(anyOf: [
            "must include", "should include", "include", "includes", "contains", "template", "sections", "covers", "enthalt", "inhalte", "gliederung",
            "abschnitte", "contient", "comprend", "incluye", "debe incluir", "secciones", "contenido", "contenu", "bestandteile", "should cover",
        ])
            && !text.contains(anyOf: ["participants", "attendees"])
    }

    // MARK: When, and of which

    /// `Within 48 hours`, `required for SEV-1 and SEV-2`, `Schedule review within 24-48 hours`.
    private mutating func readReviewWhen(_ text: String, line: Int) {
        guard let names = scope(text) else { return }
        let folded = Folded(text)
        let found = SpanProse.only(in: text)
        let isDeadline =
            found.map { [.within, .after, .none].contains($0.lead) && !folded.contains(anyOf: Self.otherDeadlines) && !$0.isCondition(of: text) && $0.isFromEnd(in: text) }
            ?? false
        if let found, isDeadline, found.span != nil {
            sayReviewWithin(found.target.written, names: names, line: line)
        } else if !names.isEmpty,
            folded.contains(anyOf: [
                "required", "mandatory", "after any", "for all", "after every", "must", "erforderlich", "verpflichtend", "pflicht", "nach jedem",
                "obligatoire", "apres tout", "apres chaque", "obligatori*", "despues de cada", "every", "each", "for", "fur", "pour", "para",
            ])
        {
            for name in names { draft.add(["reviews", "for"], name, line: line) }
        }
    }

    mutating func sayReviewWithin(_ target: String, names: [String], line: Int) {
        settled.insert(line)
        for name in names { draft.add(["reviews", "for"], name, line: line) }
        draft.set(["reviews", "within"], target, line: line)
    }

    private mutating func readReviewLine(_ line: Passage) {
        for sentence in sentencesByLine[line.line] ?? [] { readReviewSentence(sentence, names: []) }
    }

    private mutating func readReviewItem(_ item: Block.Item, names: [String]) {
        let sentence = Sentence(item.text.text, line: item.text.line, section: 0, label: Inline.leadIn(item.text.text)?.label ?? "")
        let before = draft.understood.contains(item.text.line)
        if let lead = Inline.leadIn(item.text.text), !lead.rest.isEmpty, readPublishing(lead, line: item.text.line) { return }
        readReviewSentence(sentence, names: names)
        if !before, let lead = Inline.leadIn(item.text.text), lead.rest.isEmpty, isListOfSections(lead.label, outline.sections[0]) {
            for case .list(let items, _) in item.inside { items.forEach { readSectionName($0) } }
        }
    }

    mutating func readReviewSentence(_ sentence: Sentence, names: [String]) {
        let text = sentence.text
        let lead = Inline.leadIn(sentence.raw)
        let label = lexicon.topics(of: lead?.label ?? "")
        let rest = lead.map { Inline.plain($0.rest) } ?? text
        guard !isOfUnknownSeverity(text, in: sentence.section) else { return }
        readSlashedSections(text, line: sentence.line)
        if lexicon.mentions(.review, in: text) || isReview(sentence.section), text.contains(",") { readInlineSections(text, line: sentence.line) }
        if let found = SpanProse.only(in: text), found.span != nil, !sentence.says(["action item*", "actions", "massnahmen", "follow up on"]) {
            if label.contains(.length) || sentence.says(["meeting lasts", "dauert", "dure"]) { return sayLength(found, line: sentence.line) }
            if found.lead == .every { return sayFollowUp(sentence, found) }
            if sentence.says(["draft", "entwurf", "brouillon", "borrador"]), label.isEmpty || !sentence.says(["publish*"]) {
                return draft.set(["reviews", "milestones", "draft"], found.target.written, line: sentence.line)
            }
            if found.lead != .lasting, found.lead != .more, !sentence.says(Self.otherDeadlines), !found.isCondition(of: text), found.isFromEnd(in: text)
            {
                return sayReviewWithin(found.target.written, names: names + severities.mentioned(in: text), line: sentence.line)
            }
        }
        if label.contains(.participants) || sentence.says(["participants", "attendees", "include all relevant stakeholders", "teilnehmer", "invite"])
        {
            readAttendees(rest, line: sentence.line)
        } else if sentence.says([
            "follow up ticket*", "action item*", "massnahme*", "actions correctives", "actions de suivi", "acciones", "follow up",
        ]), sentence.says(["owner*", "due", "verantwortlich*", "frist*", "responsable*", "echeance*", "plazo", "fecha"]) {
            readActionFields(sentence)
        } else if let found = SpanProse.only(in: text), found.lead == .every {
            sayFollowUp(sentence, found)
        } else if sentence.says([
            "include", "includes", "document timeline", "document the timeline", "enthalt", "umfasst", "incluir", "incluye", "comprend", "inclut",
        ]) {
            readInlineSections(text, line: sentence.line)
            readReviewStep(sentence)
        } else {
            readReviewWhen(text, line: sentence.line)
            readReviewStep(sentence)
        }
        if sentence.says(["include", "inclut", "incluye", "enthalt", "umfasst", "comprend", "has", "contains", "contiene"]),
            !draft.understood.contains(sentence.line) || text.contains(",")
        {
            readInlineSections(text, line: sentence.line)
        }
    }

    /// What is waited for, closed or watched before a review, and what it leads to, have deadlines of their own.
    private static let otherDeadlines: [Phrase] = [
        "monitor*", "monitoring", "observ*", "closed", "closing", "stable", "measures", "quick fix*", "fixes", "tickets", "if", "beobacht*",
        "geschlossen", "surveill*", "clos", "cloture*", "cerrar", "encerrado",
    ]

    /// `Document timeline of events`, `Identify contributing factors`: each is a part of the review.
    private mutating func readReviewStep(_ sentence: Sentence) {
        // What it lists is said already, and of a list that is not understood no part is taken.
        if sentence.text.contains(" / ") || sentence.text.count(where: { $0 == "," }) > 2 { return }
        if draft["reviews", "sections"]?.items.contains(where: { $0.line == sentence.line }) == true { return }
        let parts: [(name: String, phrases: [Phrase])] = [
            ("timeline", ["timeline", "zeitlicher ablauf", "chronologie", "cronologia"]), ("contributing factors", ["contributing factors"]),
            ("root cause", ["root cause*", "ursache", "cause racine", "causa raiz"]),
            ("action items", ["action items", "folgemassnahmen", "actions correctives", "acciones correctivas"]),
        ]
        for part in parts where sentence.says(part.phrases) && sentence.folded.words.count <= 10 {
            draft.add(["reviews", "sections"], part.name, line: sentence.line)
        }
    }

    private mutating func sayLength(_ found: SpanProse.Found, line: Int) {
        settled.insert(line)
        draft.set(["reviews", "length"], found.target.written.replacing("1h 30m", with: "90m"), line: line)
    }

    private mutating func sayFollowUp(_ sentence: Sentence, _ found: SpanProse.Found) {
        guard sentence.says(["action*", "follow up", "progress", "massnahmen", "acciones", "open items"]), let span = found.span else { return }
        settled.insert(sentence.line)
        draft.set(["reviews", "follow_up"], "every \(Self.period(span))", line: sentence.line)
    }

    private mutating func readAttendees(_ text: String, line: Int) {
        for part in parts(text) {
            if let who = attendee(part, line: line) { draft.add(["reviews", "attendees"], who, line: line) }
        }
    }

    // MARK: What is in it

    private mutating func readAgenda(_ items: [Block.Item]) {
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

    private mutating func readSectionName(_ item: Block.Item) {
        let lead = Inline.leadIn(item.text.text)
        let name = Naming.name(lead?.label ?? Inline.plain(item.text.text)).lowercased()
        guard !name.isEmpty, SpanProse.find(in: name).isEmpty else { return }
        if let rest = lead?.rest, !rest.isEmpty {
            return draft.add(["reviews", "sections"], .map([(name, Inline.plain(rest))], line: item.text.line))
        }
        draft.add(["reviews", "sections"], name, line: item.text.line)
    }

    /// `Include timeline, contributing factors, remediation tasks, and lessons.`
    private mutating func readInlineSections(_ text: String, line: Int) {
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
    private mutating func readSlashedSections(_ text: String, line: Int) {
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
    private mutating func readReviewTemplate(_ fence: Block.Fence) {
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
    private mutating func readCategory(_ item: Block.Item) {
        guard let lead = Inline.leadIn(item.text.text), let found = SpanProse.only(in: lead.rest), let span = found.span, found.lead != .every else {
            return
        }
        settled.insert(item.text.line)
        draft.set(["reviews", "actions", Naming.name(lead.label).lowercased()], span.written, line: item.text.line)
    }

    private mutating func readReviewTable(_ table: Block.Table) {
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
