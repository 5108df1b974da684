internal import Vocabulary

/// What to do about one kind of trouble: symptoms, causes, steps, what sets it off.
extension DocumentReading {
    mutating func readPlaybooks() {
        if isOfOneAlert { return readOneAlert() }
        for index in outline.sections.indices
        where outline.sections[index].topics.contains(.playbook) && !outline.sections[index].topics.contains(.training)
            && outline.sections[index].level > 1
        {
            for child in outline.sections[index].below where !taken.contains(child) { readPlaybook(child) }
            if outline.sections[index].below.isEmpty, outline.sections[index].parts.contains(where: { Self.isStructured($0, lexicon) }) {
                readPlaybook(index)
            }
        }
        // Sections with symptoms and what to do are playbooks wherever they stand.
        for index in outline.sections.indices where !taken.contains(index) && outline.sections[index].level > 0 && looksLikePlaybook(index) {
            readPlaybook(index)
        }
        for index in outline.sections.indices where !taken.contains(index) && isLegalProcedure(index) { readLegalProcedure(index) }
        readTriggers()
    }

    /// `Data breach response` in the chapter of the law: what has to be done besides what has to be told.
    private func isLegalProcedure(_ index: Int) -> Bool {
        let section = outline.sections[index]
        let isNamed =
            section.topics.contains(.breach) || section.topics.contains(.regulator)
            || Folded(section.title).contains(anyOf: ["regulatory", "reporting", "meldung*", "notification*", "signalement"])
        return isNamed && outline.isUnder(.legal, index) && section.level > 1 && section.below.isEmpty && !outline.isUnder(.communication, index)
    }

    private mutating func readLegalProcedure(_ index: Int) {
        let section = outline.sections[index]
        let name = Naming.slug(section.title)
        for case .list(let items, _) in section.parts.map(\.block) where !name.isEmpty {
            for item in items where !settled.contains(item.text.line) && SpanProse.find(in: item.text.text).allSatisfy({ $0.span == nil }) {
                let text = Inline.leadIn(item.text.text).map { Inline.plain($0.rest) } ?? Inline.plain(item.text.text)
                guard !Fillable.isEmpty(text), !Fillable.isPlaceholder(text) else { continue }
                let isFirst = SpanProse.find(in: text).contains { $0.target == .immediately(atMost: nil) }
                draft.add(["playbooks", name, isFirst ? "first" : "steps"], text, line: item.text.line)
            }
        }
    }

    private static func isStructured(_ part: Outline.Part, _ lexicon: Lexicon) -> Bool {
        part.label.map { !lexicon.topics(of: $0.text).isDisjoint(with: [.symptoms, .causes, .steps]) } ?? false
    }

    private func looksLikePlaybook(_ index: Int) -> Bool {
        let section = outline.sections[index]
        let labels =
            section.parts.compactMap(\.label).map { lexicon.topics(of: $0.text) }
            + section.parts.flatMap { Self.texts(in: $0.block).compactMap { Inline.leadIn($0.text) }.map { lexicon.topics(of: $0.label) } }
            + section.below.map { outline.sections[$0].topics }
        return labels.contains { $0.contains(.symptoms) } && labels.contains { $0.contains(.steps) || $0.contains(.causes) }
    }

    private mutating func readPlaybook(_ index: Int) {
        let section = outline.sections[index]
        let name = Naming.slug(section.title)
        guard !name.isEmpty, draft["playbooks", name] == nil else { return }
        outline.tree(index).forEach { taken.insert($0) }
        var topic: Topic = .steps
        readPlaybookParts(section.parts, name, &topic)
        for child in section.below {
            var topic = Self.kind(outline.sections[child].topics)
            readPlaybookParts(outline.sections[child].parts, name, &topic)
            draft.understand(outline.sections[child].line)
        }
        guard draft["playbooks", name] != nil else { return outline.tree(index).forEach { taken.remove($0) } }
        draft.understand(section.line)
        if Self.isAlert(section.title), draft["playbooks", name, "for"] == nil {
            draft.set(["playbooks", name, "for", "labels.alertname"], section.title, line: section.line)
        }
        if draft["playbooks", name, "for"] == nil {
            draft.gap(
                .open, "playbook '\(name)': the document does not say which alerts it is for; without `for` it is shown with every incident.",
                lines: [section.line])
        }
    }

    /// `KubeQueueBacklog`, as monitoring names alerts.
    static func isAlert(_ title: String) -> Bool {
        title.count >= 8 && title.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && title.first?.isUppercase == true
            && title.count { $0.isUppercase } >= 2 && title.contains { $0.isLowercase }
    }

    /// A document about one alert: what it means, and what to do.
    var isOfOneAlert: Bool {
        let titles = outline.sections.filter { $0.level > 1 }.map { Folded($0.title) }
        let says: [Phrase] = ["meaning", "impact", "symptom*", "diagnosis", "overview", "description", "bedeutung", "auswirkung*"]
        let acts: [Phrase] = ["mitigation", "remediation", "resolution", "steps", "troubleshooting", "diagnosis", "fix", "behebung", "massnahmen"]
        return titles.contains { $0.words.count <= 3 && $0.contains(anyOf: says) }
            && titles.contains { $0.words.count <= 3 && $0.contains(anyOf: acts) }
            && outline.sections.contains { $0.level == 1 && Self.isAlert($0.title) }
    }

    private mutating func readOneAlert() {
        guard let title = outline.sections.indices.first(where: { outline.sections[$0].level == 1 }) else { return }
        let name = Naming.slug(outline.sections[title].title)
        for child in outline.sections[title].below {
            let section = outline.sections[child]
            let folded = Folded(section.title)
            guard !section.topics.contains(.escalation), !section.topics.contains(.related) else { continue }
            var topic: Topic =
                folded.contains(anyOf: ["meaning", "impact", "symptom*", "bedeutung", "auswirkung*"]) ? .symptoms : Self.kind(section.topics)
            if folded.contains(anyOf: ["diagnosis", "mitigation"]) { topic = .steps }
            readPlaybookParts(section.parts, name, &topic)
            taken.insert(child)
        }
        guard draft["playbooks", name] != nil else { return }
        draft.set(["playbooks", name, "for", "labels.alertname"], outline.sections[title].title, line: outline.sections[title].line)
    }

    private static func kind(_ topics: Set<Topic>) -> Topic {
        for topic in [Topic.symptoms, .causes, .verification, .prevention, .never, .trigger, .steps] where topics.contains(topic) { return topic }
        return .steps
    }

    private mutating func readPlaybookParts(_ parts: [Outline.Part], _ name: String, _ topic: inout Topic) {
        for part in parts {
            if let label = part.label {
                topic = Self.kind(lexicon.topics(of: label.text))
                draft.understand(label.line)
            }
            switch part.block {
            case .list(let items, _): for item in items { readPlaybookItem(item, name, topic) }
            case .paragraph(let lines):
                for line in lines { readPlaybookLine(line, name, &topic) }
            case .fence(let fence): readPlaybookCode(fence, name, topic)
            case .table(let table):
                for row in table.rows { addStep(row.map { Inline.plain($0.text) }.joined(separator: ": "), name, .steps, line: row[0].line) }
            case .heading: break
            }
        }
    }

    /// `**Symptoms**: Users cannot sign in`, or a label for what follows.
    private mutating func readPlaybookLine(_ line: Passage, _ name: String, _ topic: inout Topic) {
        if let lead = Inline.leadIn(line.text) {
            let topics = lexicon.topics(of: lead.label)
            if !topics.isDisjoint(with: [.symptoms, .causes, .verification, .prevention, .never, .trigger, .steps]) {
                draft.understand(line.line)
                // A label with its text beside it says nothing of what follows.
                if !lead.rest.isEmpty {
                    topic = .steps
                    return addStep(lead.rest, name, Self.kind(topics), line: line.line)
                }
                topic = Self.kind(topics)
                return
            }
        }
        // What stands in parentheses below a list is a remark.
        if !Inline.plain(line.text).hasPrefix("(") { addStep(line.text, name, topic, line: line.line) }
    }

    private mutating func readPlaybookItem(_ item: Block.Item, _ name: String, _ topic: Topic) {
        let lead = Inline.leadIn(item.text.text)
        let topics = lexicon.topics(of: lead?.label ?? "")
        if let lead, topics.contains(.trigger) || topics.contains(.detection) {
            addStep(lead.rest, name, .trigger, line: item.text.line)
        } else if let lead, topics.contains(.never), Folded(lead.label).words.count > 2 {
            addStep(item.text.text, name, .never, line: item.text.line)
        } else if let lead, !topics.isDisjoint(with: [.symptoms, .causes, .verification, .prevention, .never]), !lead.rest.isEmpty {
            addStep(lead.rest, name, Self.kind(topics), line: item.text.line)
        } else if topic == .steps, let lead, !lead.rest.isEmpty, let phase = phase(lead.label) {
            draft.add(["playbooks", name, phase], step(Self.keepingCode(lead.rest), line: item.text.line))
            settled.insert(item.text.line)
        } else if !item.text.text.isEmpty {
            addStep(item.text.text, name, topic, line: item.text.line)
        }
        let inner = lead.map { $0.rest.isEmpty ? Self.kind(topics) : topic } ?? topic
        for block in item.inside {
            switch block {
            case .list(let items, _): for deeper in items { readPlaybookItem(deeper, name, inner) }
            case .fence(let fence): readPlaybookCode(fence, name, topic)
            case .paragraph(let lines): for line in lines { addStep(line.text, name, inner, line: line.line) }
            default: break
            }
        }
    }

    /// `Comm` is the phase `communicate`, where the lifecycle has it.
    private func phase(_ label: String) -> String? {
        let slug = Naming.slug(label)
        guard slug.count >= 3 else { return nil }
        return draft["lifecycle", "phases"]?.items.compactMap(\.text).first { $0.hasPrefix(slug) || slug.hasPrefix($0) }
    }

    /// Commands stay text: Runbell carries nothing out that nobody wrote as `run`.
    private mutating func readPlaybookCode(_ fence: Block.Fence, _ name: String, _ topic: Topic) {
        var comment = ""
        for line in fence.lines {
            let text = line.text.trimmingSpaces
            if text.isEmpty { continue }
            if text.hasPrefix("#") || text.hasPrefix("//") || text.hasPrefix("--") {
                comment = text.drop { "#/- ".contains($0) }.trimmingSpaces
                draft.understand(line.line)
                continue
            }
            addStep(comment.isEmpty ? "`\(text)`" : "\(comment): `\(text)`", name, topic == .trigger ? .trigger : topic, line: line.line)
            comment = ""
        }
        if !fence.lines.isEmpty {
            draft.gap(
                .open, "playbook '\(name)': its commands are text for people; write `run` or `prometheus` to let Runbell carry them out.",
                lines: [fence.line])
        }
    }

    private mutating func addStep(_ raw: String, _ name: String, _ topic: Topic, line: Int) {
        let text = topic == .trigger ? Inline.plain(raw) : Self.keepingCode(raw)
        guard !Fillable.isEmpty(text) else { return }
        settled.insert(line)
        let path = ["playbooks", name]
        let isForbidden = ["Never ", "Do not ", "Don't ", "Niemals ", "Ne jamais ", "Nunca "].contains(where: text.hasPrefix)
        switch isForbidden && topic == .steps ? .never : topic {
        case .symptoms: Self.listed(text).forEach { draft.add(path + ["symptoms"], $0, line: line) }
        case .causes: Self.listed(text).forEach { draft.add(path + ["causes"], $0, line: line) }
        case .verification: draft.add(path + ["verify"], text, line: line)
        case .prevention: draft.add(path + ["prevention"], text, line: line)
        case .never: draft.add(path + ["never"], text, line: line)
        case .trigger: addTrigger(raw, text, path, line: line)
        default: draft.add(path + ["steps"], step(text, line: line))
        }
    }

    /// `If emergency, enable the fallback`: a step people are asked about.
    private func step(_ text: String, line: Int) -> Clause {
        for word in ["If ", "Wenn ", "Falls ", "Si "] where text.hasPrefix(word) {
            guard let comma = text.firstIndex(of: ",") else { continue }
            let condition = text[text.index(text.startIndex, offsetBy: word.count)..<comma].trimmingSpaces
            let rest = text[text.index(after: comma)...].trimmingSpaces.capitalizedFirst
            if (1...9).contains(condition.split(separator: " ").count), rest.contains(" ") {
                return .map([("do", rest), ("if", condition)], line: line)
            }
        }
        return Clause(text, line: line)
    }

    /// Backquotes mark a command; the rest of the marks go.
    static func keepingCode(_ raw: String) -> String {
        let parts = raw.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.count % 2 == 1 else { return Inline.plain(raw) }
        var out = ""
        for (place, part) in parts.enumerated() {
            if place % 2 == 1 { out += "`\(part)`"; continue }
            let plain = Inline.plain(String(part))
            out += (part.first == " " && !plain.isEmpty ? " " : "") + plain + (part.last == " " && part.count > 1 ? " " : "")
        }
        return out.replacing("**", with: "").split(separator: " ").joined(separator: " ")
    }

    /// An alert's name, a query, or words.
    private mutating func addTrigger(_ raw: String, _ text: String, _ path: [String], line: Int) {
        let code = Inline.code(raw).first ?? (raw.contains("(") || raw.contains(">") ? "" : text)
        let isName =
            !code.isEmpty && code.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) } && code.contains { $0.isUppercase || $0 == "_" }
        if isName, code.first?.isUppercase == true {
            draft.add(path + ["detect"], .map([("alert", code)], line: line))
            draft.set(path + ["for", "labels.alertname"], code, line: line)
        } else {
            draft.add(path + ["detect"], .map([("when", code.isEmpty ? text : code)], line: line))
        }
    }

    // MARK: Triggers of monitoring

    /// A list of what monitoring looks at: each line is a playbook that has nothing but what sets it off.
    private mutating func readTriggers() {
        for index in outline.sections.indices
        where outline.sections[index].topics.contains(.trigger) && !outline.isUnder(.escalation, index) && !taken.contains(index)
            && !outline.isUnder(.playbook, index)
        {
            for case .list(let items, _) in outline.sections[index].parts.map(\.block) {
                for item in items {
                    guard let lead = Inline.leadIn(item.text.text), lead.rest.contains(where: \.isNumber) || lead.rest.contains(",") else { continue }
                    let name = Naming.slug(lead.label)
                    guard !name.isEmpty, draft["playbooks", name] == nil, outline.isUnder(.detection, index) else { continue }
                    for part in Self.listed(Inline.plain(lead.rest)) {
                        draft.add(["playbooks", name, "detect"], .map([("when", part)], line: item.text.line))
                    }
                    settled.insert(item.text.line)
                }
            }
        }
    }
}
