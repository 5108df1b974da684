internal import Runbooks
internal import Vocabulary

/// The way of an incident: its phases, and what has to be done in each.
extension DocumentReading {
    mutating func readPhases() {
        guard let index = outline.sections.indices.filter(isProcess).max(by: { weight($0) < weight($1) }), weight(index) >= 3 else {
            return readSingleLists()
        }
        if let items = phaseList(index) {
            for item in items { readPhaseItem(item) }
        } else {
            for child in phaseSections(index) { readPhaseSection(child) }
        }
        // What comes after it may have a chapter of its own.
        for other in outline.sections.indices
        where other > index && outline.sections[other].level == outline.sections[index].level && outline.sections[other].topics.contains(.resolution)
        {
            guard !taken.contains(other), outline.sections[other].topics.isDisjoint(with: [.review, .metric]), draft["lifecycle", "phases"] != nil,
                phaseList(index) == nil
            else { continue }
            for child in phaseSections(other) { readPhaseSection(child) }
        }
        readStatuses()
        readSingleLists()
    }

    private func isProcess(_ index: Int) -> Bool {
        let section = outline.sections[index]
        return section.level > 0 && !taken.contains(index) && (section.topics.contains(.phases) || section.topics.contains(.checklist))
            && section.topics.isDisjoint(with: [.severity, .playbook, .template, .training, .raci])
            && !outline.isUnder(.playbook, index) && !outline.isUnder(.review, index) && !isUnderEscalation(index)
    }

    private func isUnderEscalation(_ index: Int) -> Bool { outline.sections[index].topics.contains(.escalation) }

    /// How many phases it would have; its title alone is not enough.
    private func weight(_ index: Int) -> Int {
        let title = Folded(outline.sections[index].title)
        let isPlain =
            title.contains(anyOf: [
                "process", "lifecycle", "workflow", "response checklist", "ablauf", "deroulement", "proceso", "phases", "procedure", "steps",
                "processus", "fases", "response phases", "vorgehen",
            ]) ? 2 : 0
        if outline.sections[index].level == 1 { return 0 }
        return max(phaseList(index)?.count ?? 0, phaseSections(index).count)
            + (max(phaseList(index)?.count ?? 0, phaseSections(index).count) > 1 ? isPlain : 0)
    }

    /// A numbered list whose items begin with a name.
    private func phaseList(_ index: Int) -> [Block.Item]? {
        for case .list(let items, let isOrdered) in outline.sections[index].parts.map(\.block) where isOrdered && items.count >= 3 {
            let named = items.filter { Inline.leadIn($0.text.text) != nil || $0.text.text.hasPrefix("**") }
            if named.count == items.count { return items }
        }
        return nil
    }

    /// The sections below that have something to do in them, and those below these where they only divide.
    private func phaseSections(_ index: Int) -> [Int] {
        outline.sections[index].below.flatMap { child -> [Int] in
            let section = outline.sections[child]
            guard !taken.contains(child), section.topics.isDisjoint(with: [.severity, .template, .raci]), !section.topics.contains(.escalation) else {
                return []
            }
            if hasSteps(section) { return [child] }
            let below = section.below.filter {
                hasSteps(outline.sections[$0]) && !outline.sections[$0].topics.contains(.trigger) && !outline.sections[$0].topics.contains(.channel)
            }
            return below
        }
    }

    private func hasSteps(_ section: Outline.Section) -> Bool {
        section.parts.contains { if case .list = $0.block { true } else { false } }
    }

    // MARK: A phase

    private static func phaseName(_ title: String) -> String {
        var words = title.split(separator: "(").first.map(String.init) ?? title
        for prefix in ["Phase ", "Step ", "Stage ", "Schritt ", "Étape ", "Etape ", "Paso ", "Fase "] where words.hasPrefix(prefix) {
            let rest = words.dropFirst(prefix.count).drop { $0.isNumber || $0 == "." }
            if let first = rest.first, ":–-. ".contains(first), rest.contains(where: \.isLetter) {
                words = rest.drop { ":–-. ".contains($0) }.trimmingSpaces
            }
        }
        if let colon = words.firstIndex(of: ":") { words = String(words[..<colon]) }
        return Naming.slug(words)
    }

    private mutating func addPhase(_ name: String, line: Int) -> Bool {
        guard !name.isEmpty, draft["lifecycle", "phases"]?.items.contains(where: { $0.text == name || $0[name] != nil }) != true else { return false }
        draft.add(["lifecycle", "phases"], name, line: line)
        return true
    }

    /// `1. **Contain** (stop the bleeding: roll back, disable the flag).`
    private mutating func readPhaseItem(_ item: Block.Item) {
        guard let (label, rest) = Inline.leadIn(item.text.text) ?? boldStart(item.text.text) else { return }
        let name = Self.phaseName(label)
        guard addPhase(name, line: item.text.line) else { return }
        sayPhaseTime(name, label + " " + item.text.text, line: item.text.line)
        let text = Self.withoutParentheses(Inline.plain(rest))
        let lists = item.inside.flatMap { block -> [Block.Item] in if case .list(let items, _) = block { items } else { [] } }
        for sentence in text.isEmpty ? [] : Self.sentences(of: Passage(text, line: item.text.line)) {
            addCheck(name, sentence, item.text)
        }
        for inner in lists { addCheck(name, Inline.plain(inner.text.text), inner.text) }
    }

    private func boldStart(_ text: String) -> (label: String, rest: String)? {
        guard text.hasPrefix("**"), let end = text.dropFirst(2).firstRange(of: "**") else { return nil }
        return (Inline.plain(String(text.dropFirst(2)[..<end.lowerBound])), String(text.dropFirst(2)[end.upperBound...]).trimmingSpaces)
    }

    private static func withoutParentheses(_ text: String) -> String {
        var text = text.trimmingSpaces
        if text.last == "." { text.removeLast() }
        guard text.first == "(", text.last == ")", text.filter({ $0 == "(" }).count == 1 else { return text }
        return text.dropFirst().dropLast().trimmingSpaces.capitalizedFirst
    }

    private mutating func readPhaseSection(_ index: Int) {
        let section = outline.sections[index]
        let name = Self.phaseName(section.title)
        guard addPhase(name, line: section.line) else { return }
        sayPhaseTime(name, section.title, line: section.line)
        readPhaseParts(section.parts, name)
        for child in section.below
        where hasSteps(outline.sections[child]) && outline.sections[child].topics.isDisjoint(with: [.template, .roles, .trigger]) {
            readPhaseParts(outline.sections[child].parts, name)
        }
    }

    private mutating func readPhaseParts(_ parts: [Outline.Part], _ name: String) {
        for part in parts {
            let names = part.label.map { severities.mentioned(in: $0.text) } ?? []
            if let label = part.label { draft.understand(label.line) }
            switch part.block {
            case .list(let items, _) where part.label.map({ lexicon.topics(of: $0.text).isDisjoint(with: [.source, .channel]) }) ?? true:
                for item in items { addCheck(name, Inline.plain(item.text.text), item.text, names, inside: item.inside) }
            case .fence(let fence) where ["bash", "sh", "shell", "console"].contains(fence.language.lowercased()):
                readCommands(fence)
            case .paragraph(let lines):
                for line in lines where !severities.mentioned(in: line.text).isEmpty && line.text.hasSuffix("**") { draft.understand(line.line) }
            default: break
            }
        }
    }

    /// `(First 5 Minutes)`, `(Minutes 0-15)`, `within 10 minutes`.
    private mutating func sayPhaseTime(_ name: String, _ title: String, line: Int) {
        guard let open = title.firstIndex(of: "("), let close = title[open...].lastIndex(of: ")") else { return }
        let inside = String(title[title.index(after: open)..<close])
        let swapped =
            Folded(inside).words.first.map { ["minutes", "minuten", "minutos"].contains($0) } == true
            ? inside.split(separator: " ").dropFirst().joined(separator: " ") + " minutes" : inside
        guard let found = SpanProse.only(in: swapped), found.lead != .every, let span = found.span, !lexicon.mentions(.review, in: title) else {
            return
        }
        draft.set(["lifecycle", "checklists", name, "within"], span.written, line: line)
    }

    /// Commands people type beside a checklist: each is a step of one playbook for all incidents.
    private mutating func readCommands(_ fence: Block.Fence) {
        var comment = ""
        for line in fence.lines {
            let text = line.text.trimmingSpaces
            if text.hasPrefix("#") {
                comment = text.drop { "# ".contains($0) }.trimmingSpaces
                draft.understand(line.line)
            } else if !text.isEmpty {
                draft.add(["playbooks", "quick-actions", "steps"], comment.isEmpty ? "`\(text)`" : "\(comment): `\(text)`", line: line.line)
                comment = ""
            }
        }
    }

    // MARK: An item

    private mutating func addCheck(_ phase: String, _ text: String, _ source: Passage, _ labelled: [String] = [], inside: [Block] = []) {
        guard !Fillable.isEmpty(text) else { return }
        var entries: [(String, Clause)] = []
        let folded = Folded(text)
        let own = severities.mentioned(in: text)
        let isConditional = Self.startsWithCondition(text)
        let names = labelled.isEmpty ? (isConditional ? own : []) : labelled
        if !names.isEmpty { entries.append(("for", .texts(names, line: source.line))) }
        let isOptional = folded.contains(anyOf: [
            "if applicable", "as needed", "if needed", "when possible", "if possible", "optional*", "falls notig", "bei bedarf", "wenn moglich",
            "si necessaire", "si besoin", "si possible", "si es necesario", "si es posible", "opcional",
        ])
        if isOptional { entries.append(("optional", Clause("yes", line: source.line))) }
        if let link = Inline.addresses(source.text).first { entries.append(("link", Clause(link, line: source.line))) }
        let line = source.line
        let item =
            entries.isEmpty
            ? Clause(text, line: line)
            : Clause(
                .map([Clause.Entry(name: "do", clause: Clause(text, line: line))] + entries.map { Clause.Entry(name: $0.0, clause: $0.1) }),
                line: line)
        draft.add(["lifecycle", "checklists", phase, "items"], item)
        if let fields = declared(text, inside) { fields.forEach { draft.add(["lifecycle", "declare", "requires"], $0.name, line: $0.line) } }
    }

    private static func startsWithCondition(_ text: String) -> Bool {
        ["if ", "for ", "when ", "wenn ", "bei ", "für ", "si ", "pour ", "para ", "en caso"].contains { text.lowercased().hasPrefix($0) }
    }

    /// `Create incident ticket with: start time, affected services, …`: what has to be filled in.
    private func declared(_ text: String, _ inside: [Block]) -> [(name: String, line: Int)]? {
        guard Folded(text).contains(anyOf: ["ticket", "incident", "storung", "incidente"]),
            Folded(text).contains(anyOf: ["create", "open", "declare", "anlegen", "eroffnen", "creer", "ouvrir", "crear", "abrir"])
        else { return nil }
        let words: [(name: String, phrases: [Phrase])] = [
            ("started_at", ["start time", "time of detection", "started", "beginn", "startzeit", "heure de debut", "hora de inicio"]),
            ("service", ["affected service*", "affected system*", "service*", "betroffene*", "services touches", "servicios afectados"]),
            ("impact", ["impact", "auswirkung*", "impacto"]), ("channel", ["communication channel", "channel", "kanal", "canal"]),
            ("severity", ["severity", "schweregrad", "gravite", "severidad"]),
            ("title", ["title", "summary", "titel", "titre", "titulo"]),
        ]
        let items = inside.flatMap(Self.texts)
        let found = items.compactMap { item in words.first { Folded(item.text).contains(anyOf: $0.phrases) }.map { (name: $0.name, line: item.line) }
        }
        return found.isEmpty ? nil : found
    }

    // MARK: Statuses

    /// `[Investigating/Identified/Monitoring/Resolved]` in a template is the words the organisation uses outside.
    private mutating func readStatuses() {
        let states = ["investigating": "investigating", "identified": "identified", "monitoring": "monitoring", "resolved": "resolved"]
        let others = ["mitigating": "identified", "mitigated": "monitoring", "fixing": "identified"]
        for section in outline.sections {
            for case .fence(let fence) in section.parts.map(\.block) {
                for line in fence.lines where line.text.contains("/") && line.text.contains("[") {
                    guard let open = line.text.firstIndex(of: "["), let close = line.text[open...].firstIndex(of: "]") else { continue }
                    let words = line.text[line.text.index(after: open)..<close].split(separator: "/").map { $0.trimmingSpaces }
                    guard words.count >= 3, words.contains(where: { states[$0.lowercased()] != nil }), draft["lifecycle", "statuses"] == nil else {
                        continue
                    }
                    if words.allSatisfy({ states[$0.lowercased()] != nil }) {
                        for word in words { draft.add(["lifecycle", "statuses"], word.lowercased(), line: line.line) }
                    } else {
                        for word in words {
                            if let state = states[word.lowercased()] ?? others[word.lowercased()] {
                                draft.set(["lifecycle", "statuses", word], state, line: line.line)
                            }
                        }
                    }
                }
            }
        }
    }

    // MARK: Lists of their own

    /// A checklist that is no phase of the process, such as `Immediate actions (first 5 minutes)`.
    private mutating func readSingleLists() {
        for index in outline.sections.indices
        where outline.sections[index].topics.contains(.checklist) && !outline.isUnder(.review, index) && !taken.contains(index)
            && draft["lifecycle", "phases"] == nil
        {
            guard hasSteps(outline.sections[index]) else { continue }
            readPhaseSection(index)
        }
        readObservation()
    }

    /// `Continue enhanced monitoring for 24-48 hours`.
    private mutating func readObservation() {
        let words: [Phrase] = [
            "enhanced monitoring", "continue monitoring", "monitor for", "keep monitoring", "observe for", "erhohte uberwachung", "weiter beobachten",
            "beobachten", "surveillance renforcee", "vigilancia reforzada", "surveiller pendant", "monitorizar durante", "beobachtung",
        ]
        for sentence in sentences where sentence.says(words) {
            guard let found = SpanProse.only(in: sentence.text), found.lead == .lasting, draft["lifecycle", "observe"] == nil else { continue }
            draft.set(["lifecycle", "observe"], .map([("for", found.target.written)], line: sentence.line))
            settled.insert(sentence.line)
        }
    }
}
