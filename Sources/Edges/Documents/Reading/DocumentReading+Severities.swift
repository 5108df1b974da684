internal import Vocabulary

/// How bad it is: the table, the headings or the list that defines the severities, and what each of them says.
extension DocumentReading {
    /// Severities that stand together.
    private struct Group {
        var names: [SeverityWords.Name]
        var score: Int
    }

    mutating func readSeverities() {
        let groups = outline.sections.indices.flatMap(groups)
        let best = groups.max { $0.score < $1.score }?.names ?? namesInProse()
        guard !best.isEmpty else { return readHead() }
        severities = SeverityWords(Self.ordered(best))
        for name in severities.names {
            draft.set(["severities", name.name], Clause(.map([]), line: name.line))
            if name.number != nil, let word = name.word { draft.add(["severities", name.name, "also"], word.capitalizedFirst, line: name.line) }
        }
        readHead()
        for index in outline.sections.indices { readSeverities(in: index) }
        readDefinitions()
        let lines = Set(best.map(\.line))
        for index in outline.sections.indices where !outline.isUnder(.severity, index) {
            for block in outline.sections[index].parts.map(\.block) + outline.sections[index].parts.map(\.block).flatMap(Self.lists) {
                guard case .list(let items, _) = block else { continue }
                for item in items where lines.contains(item.text.line) { readSeverityItem(item) }
            }
        }
        for name in severities.names { readCriteria(of: name.name) }
    }

    /// The lists within lists.
    private static func lists(_ block: Block) -> [Block] {
        guard case .list(let items, _) = block else { return [] }
        return items.flatMap(\.inside).flatMap { inner -> [Block] in if case .list = inner { [inner] + lists(inner) } else { [] } }
    }

    /// A table of one column of severities is worth more than a list; titles that say so more than others.
    private func groups(in index: Int) -> [Group] {
        let section = outline.sections[index]
        let bonus = outline.isUnder(.severity, index) ? 3 : 0
        let blocks = section.parts.map(\.block)
        var groups = (blocks + blocks.flatMap(Self.lists)).compactMap { block -> Group? in
            switch block {
            case .table(let table):
                let names = table.rows.compactMap { SeverityWords.name(Inline.plain($0[0].text), line: $0[0].line) }
                guard names.count >= 2, names.count * 2 >= table.rows.count else { return nil }
                let isNamed = lexicon.mentions(.severity, in: Inline.plain(table.header[0].text))
                let columns = table.header.dropFirst().filter {
                    !lexicon.topics(of: Inline.plain($0.text)).isDisjoint(with: [.meaning, .examples, .acknowledge])
                }
                let hasTopics = table.header.dropFirst().contains { !lexicon.topics(of: Inline.plain($0.text)).isDisjoint(with: Self.promised) }
                guard isOfIncidents(table, index), hasTopics || bonus > 0 || isNamed else { return nil }
                return Group(names: names, score: names.count * 2 + bonus + (isNamed ? 3 : 0) + 2 * columns.count)
            case .list(let items, _):
                let names = items.compactMap { item in
                    (Inline.leadIn(item.text.text)?.label ?? (item.inside.isEmpty ? nil : Inline.plain(item.text.text)))
                        .flatMap { SeverityWords.name($0, line: item.text.line) }
                }
                guard names.count >= 2, names.count * 2 >= items.count else { return nil }
                return Group(names: names, score: names.count + bonus)
            default: return nil
            }
        }
        let lines = section.parts.flatMap { part -> [Passage] in if case .paragraph(let lines) = part.block { lines } else { [] } }
        let named = lines.compactMap { line in Inline.leadIn(line.text).flatMap { SeverityWords.name($0.label, line: line.line) } }
        if named.count >= 2 { groups.append(Group(names: named, score: named.count + bonus)) }
        let headings = section.below.compactMap { SeverityWords.name(outline.sections[$0].title, line: outline.sections[$0].line) }
        if headings.count >= 2 { groups.append(Group(names: headings, score: headings.count * 2 + bonus + 1)) }
        return groups.map { Group(names: Self.once($0.names), score: $0.score) }.filter { $0.names.count >= 2 }
    }

    /// What a column of a table of severities is about.
    private static let promised: Set<Topic> = [
        .meaning, .examples, .acknowledge, .recover, .updates, .firstUpdate, .escalation, .statusPage, .objective, .communication, .review, .contact,
    ]

    /// Tasks and stories have priorities too: a promise, or a word of incidents, shows that these are of incidents.
    private func isOfIncidents(_ table: Block.Table, _ index: Int) -> Bool {
        let promises: Set<Topic> = [.acknowledge, .recover, .updates, .firstUpdate, .escalation, .statusPage, .objective, .examples]
        return table.header.dropFirst().contains { !lexicon.topics(of: Inline.plain($0.text)).isDisjoint(with: promises) }
            || ([table.header] + table.rows).joined().contains { Evidence.speaks($0.text) || Folded($0.text).contains("severity") }
            || outline.chain(index).contains { Evidence.speaks($0.title) || Folded($0.title).contains(anyOf: ["severity", "severities"]) }
    }

    static func once(_ names: [SeverityWords.Name]) -> [SeverityWords.Name] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0.name.lowercased()).inserted }
    }

    /// Highest first. A word says how bad a number is where both stand: some count upwards.
    private static func ordered(_ names: [SeverityWords.Name]) -> [SeverityWords.Name] {
        let ranks = names.map { $0.word.flatMap(SeverityWords.rank) }
        if ranks.allSatisfy({ $0 != nil }) {
            return zip(names, ranks).enumerated().sorted { ($0.element.1 ?? 9, $0.offset) < ($1.element.1 ?? 9, $1.offset) }.map(\.element.0)
        }
        return names.allSatisfy { $0.number != nil } ? names.sorted { ($0.number ?? 0) < ($1.number ?? 0) } : names
    }

    /// The one severity a text is the name of.
    func severity(_ text: String) -> String? {
        guard let name = SeverityWords.name(text, line: 0) else { return nil }
        let found = severities.mentioned(in: text)
        if found.count == 1 { return found[0] }
        return severities.names.first {
            $0.name.lowercased() == name.name.lowercased() || ($0.word != nil && $0.word == name.word && name.number == nil)
        }?.name
    }

    // MARK: What each says

    private mutating func readSeverities(in index: Int) {
        let section = outline.sections[index]
        if let name = severity(section.title) {
            taken.insert(index)
            let isDefinition =
                outline.sections[section.above.last ?? 0].topics.contains(.severity)
                || !outline.isUnder(.escalation, index) && section.parts.contains { hasLabels($0.block) }
            readHeadingTail(section, name)
            if isDefinition || outline.isUnder(.severity, index) {
                for part in section.parts { readSeverity(name, part) }
            } else {
                taken.remove(index)
            }
            return
        }
        for part in section.parts {
            switch part.block {
            case .table(let table): readSeverityTable(table)
            case .list(let items, _) where outline.isUnder(.severity, index): for item in items { readSeverityItem(item) }
            case .paragraph(let lines) where outline.isUnder(.severity, index):
                for line in lines {
                    guard let lead = Inline.leadIn(line.text), let name = severity(lead.label), !lead.rest.isEmpty else { continue }
                    sayMeaning(name, Inline.plain(lead.rest), line: line.line)
                }
            default: break
            }
        }
    }

    private func hasLabels(_ block: Block) -> Bool {
        guard case .list(let items, _) = block else { return false }
        return items.contains { Inline.leadIn($0.text.text).map { !lexicon.topics(of: $0.label).isDisjoint(with: Self.order) } ?? false }
    }

    /// `SEV1 (Critical): complete outage`: what stands after the name.
    private mutating func readHeadingTail(_ section: Outline.Section, _ name: String) {
        draft.understand(section.line)
        guard let colon = section.title.firstIndex(of: ":") else { return }
        let tail = section.title[section.title.index(after: colon)...].trimmingSpaces
        if Folded(tail).words.count > 2 { sayMeaning(name, tail, line: section.line) }
    }

    private mutating func readSeverityTable(_ table: Block.Table) {
        let names = table.rows.map { severity(Inline.plain($0[0].text)) }
        guard names.contains(where: { $0 != nil }) else { return }
        let isMatrix = names.filter { $0 != nil }.count * 2 >= names.count
        guard isMatrix else { return }
        for (row, name) in zip(table.rows, names) {
            guard let name else { continue }
            let doubled = sayDoubled(row, table, of: name)
            for (column, cell) in row.enumerated().dropFirst() where !doubled.contains(column) {
                say(Inline.plain(table.header[column].text), cell.text, of: name, line: cell.line)
            }
        }
    }

    /// Columns that promise the same: inside and outside working hours, or for reasons that are not understood, and then none of them counts. So
    /// is one alone that counts in working hours only.
    private mutating func sayDoubled(_ row: [Passage], _ table: Block.Table, of name: String) -> Set<Int> {
        var doubled: Set<Int> = []
        for (topic, key) in [(Topic.acknowledge, "acknowledge_within"), (.recover, "recover_within")] {
            let columns = table.header.indices.dropFirst().filter { column in
                let topics = lexicon.topics(of: Inline.plain(table.header[column].text))
                return Self.order.first(where: topics.contains) == topic
            }
            let hours = columns.map { Self.isOutOfHours(Inline.plain(table.header[$0].text)) }
            guard columns.count > 1 || hours.contains(where: { $0 != nil }) else { continue }
            doubled.formUnion(columns)
            let texts = columns.map { Inline.plain(row[$0].text) }
            let outside = zip(hours, texts).first { $0.0 == true }?.1
            guard columns.count <= 2, hours.filter({ $0 == true }).count <= 1, let inside = zip(hours, texts).first(where: { $0.0 != true })?.1 else {
                if texts.contains(where: { !Fillable.isEmpty($0) }) { leaveTarget(name, key, texts, line: row[0].line) }
                continue
            }
            sayTarget(name, key, inside: inside, outside: outside, isWhole: columns.count == 2 && outside != nil, line: row[0].line)
        }
        return doubled
    }

    private mutating func sayTarget(_ name: String, _ key: String, inside: String, outside: String?, isWhole: Bool, line: Int) {
        if Fillable.isEmpty(inside), outside.map(Fillable.isEmpty) ?? true { return }
        guard let first = Self.target(inside), isWhole || first.contains("business") else {
            return leaveTarget(name, key, [inside, outside ?? ""], line: line)
        }
        settled.insert(line)
        let path = ["severities", name, key]
        guard let outside, !Fillable.isEmpty(outside), !Fillable.isNone(outside) else {
            return first.contains("business") ? draft.set(path, first, line: line) : leaveTarget(name, key, [inside, outside ?? ""], line: line)
        }
        guard let second = Self.target(outside) else { return leaveTarget(name, key, [inside, outside], line: line) }
        draft.set(path, .map([("default", first), ("out of hours", second)], line: line))
    }

    private mutating func leaveTarget(_ name: String, _ key: String, _ texts: [String], line: Int) {
        let written = texts.filter { !Fillable.isEmpty($0) }.map { "'\($0)'" }.joined(separator: " and ")
        draft.gap(.open, "\(name), \(key): \(written) says for which hours or cases, and was not taken.", lines: [line])
    }

    private mutating func readSeverityItem(_ item: Block.Item) {
        let lead = Inline.leadIn(item.text.text)
        guard let name = severity(lead?.label ?? Inline.plain(item.text.text)) else { return }
        draft.understand(item.text.line)
        if let rest = lead?.rest, !rest.isEmpty { sayMeaning(name, Inline.plain(rest), line: item.text.line) }
        for block in item.inside { readSeverity(name, Outline.Part(block: block)) }
    }

    private mutating func readSeverity(_ name: String, _ part: Outline.Part) {
        switch part.block {
        case .list(let items, _):
            let label = part.label.flatMap { Inline.leadIn($0.text)?.label ?? Inline.plain($0.text) }
            for item in items { readLabelled(item, name, under: label) }
        case .paragraph(let lines):
            for line in lines.flatMap(Self.labelled) {
                if let lead = Inline.leadIn(line.text), !lead.rest.isEmpty {
                    if !lexicon.topics(of: lead.label).isDisjoint(with: Self.order) { say(lead.label, lead.rest, of: name, line: line.line) }
                } else if !line.text.hasSuffix(":"), severities.mentioned(in: line.text).allSatisfy({ $0 == name }) {
                    sayMeaning(name, Inline.plain(line.text), line: line.line)
                }
            }
        case .table(let table):
            for row in table.rows where row.count == 2 { say(Inline.plain(row[0].text), row[1].text, of: name, line: row[0].line) }
        default: break
        }
    }

    /// A bullet is one example, commas or not.
    private mutating func sayExample(_ label: String?, _ text: Passage, of name: String) {
        let words = Inline.plain(text.text)
        guard !Self.isRule(words) else { return }
        guard label.map({ lexicon.topics(of: $0).contains(.examples) }) ?? true, text.text.contains(","), !text.text.contains(";") else {
            return say(label ?? "examples", text.text, of: name, line: text.line)
        }
        if !Fillable.isEmpty(words) { draft.add(["severities", name, "examples"], words, line: text.line) }
    }

    /// `No pages. No updates.` says what is done, and not what it is.
    static func isRule(_ text: String) -> Bool {
        let folded = Folded(text)
        return folded.words.count <= 14
            && folded.contains(anyOf: [
                "no pages", "no page", "no updates", "no paging", "not paged", "never page*", "never posted", "does not page", "do not page",
            ])
    }

    /// `Response: 10 minutes. Resolution: 2 hours.` as two lines; others as they are.
    private static func labelled(_ line: Passage) -> [Passage] {
        let parts = Self.sentences(of: line, isRaw: true)
        return parts.count > 1 && parts.allSatisfy({ Inline.leadIn($0)?.rest.isEmpty == false }) ? parts.map { Passage($0, line: line.line) } : [line]
    }

    private mutating func readLabelled(_ item: Block.Item, _ name: String, under label: String?) {
        guard let lead = Inline.leadIn(item.text.text) else { return sayExample(label, item.text, of: name) }
        // `**Mitigate:** 30 minutes`, `Situation report: none`: nothing the severity looks like, unless examples are announced.
        guard !lexicon.topics(of: lead.label).isEmpty else {
            guard label.map({ lexicon.mentions(.examples, in: $0) }) ?? false, SpanProse.find(in: lead.rest).isEmpty,
                !item.text.text.hasPrefix("**")
            else { return }
            return sayExample(label, item.text, of: name)
        }
        draft.understand(item.text.line)
        if !lead.rest.isEmpty { say(lead.label, lead.rest, of: name, line: item.text.line) }
        for case .list(let items, _) in item.inside {
            for inner in items { say(lead.label, inner.text.text, of: name, line: inner.text.line) }
        }
    }

    /// What it is, and beside it what it promises: `The site is down. Response: 10 minutes. Resolution: 2 hours.`
    private mutating func sayMeaning(_ name: String, _ text: String, line: Int) {
        let sentences = Self.sentences(of: Passage(text, line: line))
        let text = sentences.filter { !sayPromises($0, of: name, line: line) && !Self.isRule($0) }.joined(separator: " ")
        guard !Fillable.isEmpty(text) else { return draft.understand(line) }
        let words = sentences.count > 1 && text.hasSuffix(".") && !text.dropLast().contains(".") ? String(text.dropLast()) : text
        if let old = draft["severities", name, "means"]?.text, old != words, draft["severities", name, "means"]?.line != line {
            return draft.add(["severities", name, "examples"], words, line: line)
        }
        draft.set(["severities", name, "means"], words, line: line)
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
