internal import Runbooks
internal import Vocabulary

/// Ladders: tables of times, arrows, numbered lists, and sentences that say who is next.
extension DocumentReading {
    mutating func readLadders() {
        var chains: [Chain] = []
        for index in outline.sections.indices where outline.isUnder(.escalation, index) || outline.isUnder(.rotation, index) {
            for (place, part) in outline.sections[index].parts.enumerated() {
                chains += scoped(self.chains(in: part, index), by: kind(above: place, index) ?? kind(ofHeadings: index))
            }
        }
        for index in outline.sections.indices where !outline.isUnder(.escalation, index) && !taken.contains(index) {
            for case .table(let table) in outline.sections[index].parts.map(\.block)
            where lexicon.mentions(.escalation, in: table.header.map(\.text).joined(separator: " ")) {
                chains += timeTables(table)
            }
        }
        for part in outline.sections.flatMap(\.parts) where chains.isEmpty {
            guard case .fence(let fence) = part.block else { continue }
            for line in fence.lines {
                guard let chain = arrows(Inline.plain(line.text), line: line.line), chain.links.count >= 3, chain.links.allSatisfy({ isPart($0.who) })
                else { continue }
                chains.append(chain)
            }
        }
        for passage in passages where chains.isEmpty {
            guard let lead = Inline.leadIn(passage.text), lexicon.mentions(.escalation, in: lead.label),
                let chain = arrows(Inline.plain(lead.rest), line: passage.line)
            else { continue }
            chains.append(chain)
        }
        for sentence in sentences where sentence.says(Self.nobodyWords) { notEscalated.formUnion(severities.mentioned(in: sentence.text)) }
        chains += sentenceChains()
        if chains.isEmpty { chains += toldChains() }
        for chain in Self.joined(chains).flatMap(bySeverity) where !chain.links.isEmpty { write(chain) }
        giveLadders()
    }

    /// A list of pairs, `A → B` and `B → C`, is one chain.
    static func joined(_ chains: [Chain]) -> [Chain] {
        var joined: [Chain] = []
        for chain in chains {
            if let last = joined.last, last.kind == chain.kind, let end = last.links.last, let start = chain.links.first,
                Naming.slug(end.who) == Naming.slug(start.who)
            {
                joined[joined.count - 1].links += chain.links.dropFirst().map { link in
                    Chain.Link(who: link.who, at: end.at.flatMap { start in link.at.map { start + $0 } }, line: link.line)
                }
            } else {
                joined.append(chain)
            }
        }
        return joined
    }

    /// `CTO: after 45 minutes (P1 only)`: the severities that have it get a ladder of their own, and the others go without.
    private func bySeverity(_ chain: Chain) -> [Chain] {
        guard chain.title == nil, chain.links.contains(where: { !$0.only.isEmpty }) else { return [chain] }
        let named = chain.severities.isEmpty ? severities.names.map(\.name) : chain.severities
        let groups = Dictionary(grouping: named) { name in
            chain.links.indices.filter { chain.links[$0].only.isEmpty || chain.links[$0].only.contains(name) }
        }
        return groups.sorted { named.firstIndex(of: $0.value[0]) ?? 0 < named.firstIndex(of: $1.value[0]) ?? 0 }.map { places, names in
            Chain(severities: names, links: places.map { chain.links[$0] }, line: chain.line)
        }
    }

    /// Nobody is woken, at least not always: a ladder for all is not for these.
    private static let nobodyWords: [Phrase] = [
        "niemand alarmiert", "niemand geweckt", "nobody is paged", "nobody is ever paged", "nobody is woken", "no pages", "no paging", "not paged",
        "never page*", "not page", "do not page", "does not page", "never escalat*", "not escalated", "no escalat*", "no generan avisos",
        "nicht alarmiert",
        "nicht eskaliert", "personne n est", "pas d escalade", "no se escala*", "no se avisa",
    ]

    // MARK: Finding them

    private mutating func chains(in part: Outline.Part, _ index: Int) -> [Chain] {
        switch part.block {
        case .table(let table): timeTables(table) + severityTable(table)
        case .fence(let fence): fenced(fence.lines)
        case .paragraph(let lines): lines.compactMap { arrows(Inline.plain($0.text), line: $0.line) }
        case .list(let items, let isOrdered): listChains(items, isOrdered: isOrdered, index)
        case .heading: []
        }
    }

    private func fenced(_ lines: [Passage]) -> [Chain] {
        let arrowed = lines.compactMap { arrows(Inline.plain(Self.withoutNumber($0.text)), line: $0.line) }
        return arrowed.isEmpty ? timedLines(lines) : arrowed
    }

    private static func withoutNumber(_ text: String) -> String {
        let rest = text.drop { $0 == " " }
        let digits = rest.prefix { $0.isNumber }
        return !digits.isEmpty && rest.dropFirst(digits.count).hasPrefix(". ") ? String(rest.dropFirst(digits.count + 2)) : text
    }

    /// `P1 → Primary (5 min) → Secondary`. A line whose parts are no people is no ladder.
    private func arrows(_ text: String, line: Int) -> Chain? {
        guard var parts = Chain.split(text) else { return nil }
        var chain = Chain(line: line)
        var first = parts[0]
        if let lead = Inline.leadIn(first), !severities.mentioned(in: lead.label).isEmpty {
            chain.severities = severities.mentioned(in: lead.label)
            first = lead.rest
        } else if Folded(first).words.count <= 3, !severities.mentioned(in: first).isEmpty {
            chain.severities = severities.mentioned(in: first)
            first = ""
        }
        parts = (first.isEmpty ? [] : [first]) + parts.dropFirst()
        guard parts.allSatisfy(isLink), parts.contains(where: isPart) else { return nil }
        chain.links = Chain.links(parts, line: line)
        // `Primary → Secondary: 5 min` says when the second is asked.
        if parts.count == 2, chain.links.count == 2, SpanProse.find(in: parts[0]).isEmpty, let wait = SpanProse.only(in: parts[1])?.span?.fixed {
            chain.links[1].at = wait
        }
        return chain.links.isEmpty || (chain.links.count < 2 && chain.severities.isEmpty) ? nil : chain
    }

    private func isLink(_ part: String) -> Bool {
        isPart(part) || Self.isTicket(part) || Chain.withoutSpans(part, SpanProse.find(in: part)).isEmpty
    }

    static func isTicket(_ text: String) -> Bool { Folded(text).contains(anyOf: ["ticket*", "jira", "issue", "backlog"]) }

    /// A column of times and a column of people, or one of people for each severity.
    private mutating func timeTables(_ table: Block.Table) -> [Chain] {
        guard table.rows.count >= 2, severity(Inline.plain(table.rows[0][0].text)) == nil,
            let time = table.header.indices.first(where: { column in
                table.rows.filter { Self.moment(Inline.plain($0[column].text), under: table.header[column]) != nil }.count * 3 >= table.rows.count * 2
            })
        else { return [] }
        let columns = table.header.indices.filter { $0 != time && SeverityWords.isScope(Inline.plain(table.header[$0].text)) }
        guard columns.isEmpty else { return columns.compactMap { severityColumn($0, time, table) } }
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        let others = table.header.indices.filter { $0 != time }
        let who =
            others.first { column in table.rows.filter { isPart(Inline.plain($0[column].text)) }.count * 2 >= table.rows.count }
            ?? others.first { !headers[$0].isDisjoint(with: [.contact, .roles, .primary]) }
        return who.map { [Chain(links: links(in: $0, time, table), line: table.header[0].line)] } ?? []
    }

    func links(in column: Int, _ time: Int, _ table: Block.Table) -> [Chain.Link] {
        table.rows.compactMap { row in
            let text = Inline.plain(row[column].text)
            guard !Fillable.isEmpty(text), !Fillable.isNone(text), !Fillable.isPlaceholder(text) else { return nil }
            return Chain.Link(who: text, at: Self.moment(Inline.plain(row[time].text), under: table.header[time]), line: row[column].line)
        }
    }

    /// Who is asked of these severities only. A column of severities the document does not define is nobody's ladder.
    private mutating func severityColumn(_ column: Int, _ time: Int, _ table: Block.Table) -> Chain? {
        let title = Inline.plain(table.header[column].text)
        let names = severities.mentioned(in: title)
        let links = links(in: column, time, table)
        // `On-call engineer (business hours only)` would be woken at night.
        if let link = links.first(where: { Self.isOutOfHours($0.who) != nil }) {
            notEscalated.formUnion(names)
            draft.gap(.open, "\(title): '\(link.who)' is not for every hour, and this way up was left as text.", lines: [link.line])
            return nil
        }
        guard !names.isEmpty, !links.isEmpty else {
            if names.isEmpty {
                draft.gap(.open, "'\(title)' is no severity the document defines: its way up was left as text.", lines: [table.header[column].line])
            }
            return nil
        }
        return Chain(severities: names, links: links, line: table.header[column].line)
    }

    /// A bare number is of the unit its column names: `Minutes without an answer`.
    private static func moment(_ text: String, under title: Passage) -> Duration? {
        guard !text.isEmpty, text.allSatisfy(\.isNumber),
            let unit = Folded(title.text).words.first(where: { [.minute, .hour].contains(SpanLexicon.units[$0]) })
        else { return moment(text) }
        return moment("\(text) \(unit)")
    }

    /// `0min`, `T+15`, `Immediately`, `After 30 min`, `15-30 minutes`, `0–15 min`.
    static func moment(_ text: String) -> Duration? {
        let lower = text.lowercased()
        if lower.hasPrefix("0") || lower == "t" || lower == "t0" || lower == "t+0" || lower.hasPrefix("t+0 ") || lower.hasPrefix("t + 0") {
            let digits = lower.filter(\.isNumber)
            if digits.allSatisfy({ $0 == "0" }) || lower.hasPrefix("0-") || lower.hasPrefix("0–") || lower.hasPrefix("0 ") { return .zero }
        }
        let found = SpanProse.find(in: text.replacing("T+", with: "T + "))
        guard found.count == 1 else { return nil }
        switch found[0].target {
        case .immediately: return .zero
        case .within(let span): return span.fixed
        case .between(let from, _): return from.fixed
        default: return nil
        }
    }

    /// A row for each severity: `| P1 | Primary | 15 min | Lead |`, or after how long who is asked.
    private func severityTable(_ table: Block.Table) -> [Chain] {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        return table.rows.compactMap { row in
            guard let name = severity(Inline.plain(row[0].text)) else { return nil }
            var chain = Chain(severities: [name], line: row[0].line)
            var at: Duration? = .zero
            for (topics, cell) in zip(headers, row).dropFirst() {
                let text = Inline.plain(cell.text)
                if Fillable.isEmpty(text) || Fillable.isNone(text) { continue }
                if let parts = Chain.split(text) {
                    chain.links += Chain.links(parts, line: cell.line)
                } else if isPart(text), topics.isDisjoint(with: [.meaning, .examples, .communication, .stakeholders]) {
                    let found = SpanProse.find(in: text)
                    let own = found.count == 1 ? found[0].span?.fixed : nil
                    chain.links.append(
                        Chain.Link(who: Chain.withoutSpans(text, found), at: chain.links.isEmpty && own == nil ? .zero : own ?? at, line: cell.line))
                    at = nil
                } else if let moment = Self.moment(text), topics.contains(.time) || topics.contains(.escalation) {
                    at = moment
                }
            }
            return chain.links.count >= 2 ? chain : nil
        }
    }

    private func listChains(_ items: [Block.Item], isOrdered: Bool, _ index: Int) -> [Chain] {
        let arrowed = items.compactMap { arrows(Inline.plain($0.text.text), line: $0.text.line) }
        if !arrowed.isEmpty { return arrowed }
        // Items that each say who, and perhaps after how long.
        var chain = Chain(line: items.first?.text.line ?? 0)
        if let name = severity(outline.sections[index].title) { chain.severities = [name] }
        for item in items {
            guard let link = link(item, isFirst: chain.links.isEmpty) else { return [] }
            chain.links.append(link)
        }
        let isTimed = chain.links.dropFirst().contains { $0.at != nil }
        return chain.links.count >= 2 && (isOrdered || isTimed) ? [chain] : []
    }

    /// `Primary on-call`, `Level 2: engineering manager (after 15 minutes)`, `After 30 minutes: CTO`, `15 min: page the lead`.
    func link(_ item: Block.Item, isFirst: Bool) -> Chain.Link? {
        let (text, again) = Chain.withoutRepetition(Self.counted(Inline.plain(item.text.text)))
        let found = SpanProse.find(in: text)
        guard found.count <= 1, Folded(text).words.count <= 14 else { return nil }
        let at = found.first.flatMap { item in
            [.every, .lasting].contains(item.lead) ? nil : item.span?.fixed ?? (item.target == .immediately(atMost: nil) ? .zero : nil)
        }
        let lead = Inline.leadIn(text)
        let candidates = [lead.map { Chain.withoutSpans($0.rest, SpanProse.find(in: $0.rest)) }, lead.map(\.label), Chain.withoutSpans(text, found)]
            .compactMap { $0 }
        let level = lead.map { lexicon.mentions(.level, in: $0.label) || SpanProse.only(in: $0.label) != nil } ?? false
        let ordered = level || lead == nil ? candidates : Array(candidates.dropFirst())
        guard let who = ordered.map(Self.withoutVerbs).first(where: { isPart($0) && Folded($0).words.count <= 6 }) else { return nil }
        let only = Folded(text).contains(anyOf: Self.onlyWords) ? severities.mentioned(in: text) : []
        return Chain.Link(who: Self.withWays(who), at: at ?? (isFirst ? .zero : nil), line: item.text.line, only: only, again: again)
    }

    /// `Minute 10: the lead` is `10 minutes: the lead`.
    private static func counted(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":") else { return text }
        let words = text[..<colon].split(separator: " ").map(String.init)
        guard words.count == 2, words[1].allSatisfy(\.isNumber), SpanLexicon.units[Folded(words[0]).words.first ?? ""] == .minute else { return text }
        return (Int(words[1]) == 0 ? "immediately" : "\(words[1]) \(words[0].lowercased())") + text[colon...]
    }

    /// `the lead, by phone` as `the lead (by phone)`.
    private static func withWays(_ who: String) -> String {
        guard let comma = who.firstIndex(of: ","), case let tail = who[who.index(after: comma)...].trimmingSpaces, !ways(tail).isEmpty else {
            return who
        }
        return "\(who[..<comma]) (\(tail))"
    }

    private static let onlyWords: [Phrase] = ["only", "nur", "uniquement", "seulement", "solo", "solamente", "for", "fur", "pour", "para"]

    static func withoutVerbs(_ text: String) -> String {
        var text = text
        for verb in [
            "page ", "escalate to ", "call ", "notify ", "contact ", "inform ", "alert ", "then ", "eskalation an ", "avisar a ", "avisar al ",
            "prévenir ", "prevenir ",
        ]
        where text.lowercased().hasPrefix(verb) { text = String(text.dropFirst(verb.count)) }
        for end in [
            " is paged", " is notified", " is called", " wird alarmiert", " wird informiert", " wird angerufen", " est appelé", " est prévenu",
            " es avisado", " gets paged",
        ]
        where text.lowercased().hasSuffix(end) { text = String(text.dropLast(end.count)) }
        return text.trimmingSpaces
    }
}
