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
    private mutating func readReviewWhen(_ text: String, line: Int, isSentence: Bool = false) {
        guard let all = scope(text), !isVague(text) else { return }
        let names = firm(all, in: text)
        guard names.isEmpty == all.isEmpty else { return }
        let folded = Folded(text)
        let found = SpanProse.only(in: text)
        let isDeadline =
            found.map {
                [.within, .after, .none].contains($0.lead) && !folded.contains(anyOf: Self.otherDeadlines) && !$0.isCondition(of: text)
                    && $0.isFromEnd(in: text)
            }
            ?? false
        // `Hence the five days.`
        let isSaid = !isSentence || found?.lead != SpanProse.Lead.none || lexicon.mentions(.review, in: text) || Inline.leadIn(text) != nil
        if let found, isDeadline, isSaid, found.span != nil {
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

    private mutating func readReviewLine(_ line: Passage) {
        for sentence in sentencesByLine[line.line] ?? [] where !isOfOthers(sentence) { readReviewSentence(sentence, names: []) }
    }

    /// `They ought to be done within 30 days.`: of what the sentence before spoke of, which a time alone does not make a review.
    private func isOfOthers(_ sentence: Sentence) -> Bool {
        let others: Set<String> = ["they", "these", "those", "them", "sie", "diese", "ils", "elles", "ceux", "estos", "estas", "ellos", "ellas"]
        return others.contains(sentence.folded.words.first ?? "") && !lexicon.mentions(.review, in: sentence.text)
            && !SpanProse.find(in: sentence.text).isEmpty
    }

    private mutating func readReviewItem(_ item: Block.Item, names: [String]) {
        let several = sentencesByLine[item.text.line] ?? []
        guard several.count < 2 || Inline.leadIn(item.text.text) != nil else { return several.forEach { readReviewSentence($0, names: names) } }
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
        guard !isOfUnknownSeverity(text, in: sentence.section), !sentence.isTold else { return }
        if readReviewTimes(sentence) { return }
        readSlashedSections(text, line: sentence.line)
        if lexicon.mentions(.review, in: text) || isReview(sentence.section), text.contains(",") { readInlineSections(text, line: sentence.line) }
        if let found = SpanProse.only(in: text), found.span != nil, !sentence.says(["action item*", "actions", "massnahmen", "follow up on"]) {
            if label.contains(.length) || sentence.says(["meeting lasts", "dauert", "dure"]) { return sayLength(found, line: sentence.line) }
            if found.lead == .every { return sayFollowUp(sentence, found) }
            if isVague(text) { return }
            // `It is shared within five days, and we talk about it on Thursday` meets by no time.
            let piece = text.split(separator: ",").map(String.init).first { SpanProse.only(in: $0) != nil } ?? text
            if Folded(piece).contains(anyOf: Self.meetingWords), !sentence.says(["publish*", "write", "written"]) {
                guard severities.mentioned(in: text).isEmpty, [.within, .none].contains(found.lead), found.isFromEnd(in: text) else { return }
                return draft.set(["reviews", "milestones", "meeting"], found.target.written, line: sentence.line)
            }
            if sentence.says(["draft", "drafts", "entwurf", "brouillon", "borrador"]), label.isEmpty || !sentence.says(["publish*"]) {
                guard severities.mentioned(in: text).isEmpty else { return }
                return draft.set(["reviews", "milestones", "draft"], found.target.written, line: sentence.line)
            }
            let isSaid = found.lead != .none || lead != nil || lexicon.mentions(.review, in: text)
            if isSaid, found.lead != .lasting, found.lead != .more, !sentence.says(Self.otherDeadlines), !found.isCondition(of: text),
                found.isFromEnd(in: text)
            {
                let all = severities.mentioned(in: text)
                let firm = firm(all, in: text)
                guard all.isEmpty || !firm.isEmpty else { return }
                return sayReviewWithin(found.target.written, names: names + firm, line: sentence.line)
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
            readReviewWhen(text, line: sentence.line, isSentence: true)
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
        "geschlossen", "facing", "summary for", "surveill*", "clos", "cloture*", "cerrar", "encerrado",
    ]

    /// `Document timeline of events`, `Identify contributing factors`: each is a part of the review.
    private mutating func readReviewStep(_ sentence: Sentence) {
        // What it lists is said already, and of a list that is not understood no part is taken.
        if sentence.text.contains(" / ") || sentence.text.count(where: { $0 == "," }) > 2 || !SpanProse.find(in: sentence.text).isEmpty { return }
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
}
