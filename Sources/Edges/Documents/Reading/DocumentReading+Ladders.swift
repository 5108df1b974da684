internal import Runbooks
internal import Vocabulary

/// Ladders: tables of times, arrows, numbered lists, and sentences that say who is next.
extension DocumentReading {
    mutating func readLadders() {
        var chains: [Chain] = []
        for index in outline.sections.indices where outline.isUnder(.escalation, index) || outline.isUnder(.rotation, index) {
            for part in outline.sections[index].parts { chains += self.chains(in: part, index) }
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
        if let chain = sentenceChain() { chains.append(chain) }
        if chains.isEmpty, let chain = toldChain() { chains.append(chain) }
        for chain in Self.joined(chains).flatMap(bySeverity) where !chain.links.isEmpty { write(chain) }
        giveLadders()
    }

    /// A list of pairs, `A → B` and `B → C`, is one chain.
    private static func joined(_ chains: [Chain]) -> [Chain] {
        var joined: [Chain] = []
        for chain in chains {
            if let last = joined.last, last.severities == chain.severities, let end = last.links.last, let start = chain.links.first,
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
        guard chain.links.contains(where: { !$0.only.isEmpty }) else { return [chain] }
        let named = chain.severities.isEmpty ? severities.names.map(\.name) : chain.severities
        let groups = Dictionary(grouping: named) { name in
            chain.links.indices.filter { chain.links[$0].only.isEmpty || chain.links[$0].only.contains(name) }
        }
        return groups.sorted { named.firstIndex(of: $0.value[0]) ?? 0 < named.firstIndex(of: $1.value[0]) ?? 0 }.map { places, names in
            Chain(severities: names, links: places.map { chain.links[$0] }, line: chain.line)
        }
    }

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
                table.rows.filter { Self.moment(Inline.plain($0[column].text)) != nil }.count * 3 >= table.rows.count * 2
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

    private func links(in column: Int, _ time: Int, _ table: Block.Table) -> [Chain.Link] {
        table.rows.compactMap { row in
            let text = Inline.plain(row[column].text)
            guard !Fillable.isEmpty(text), !Fillable.isNone(text), !Fillable.isPlaceholder(text) else { return nil }
            return Chain.Link(who: text, at: Self.moment(Inline.plain(row[time].text)), line: row[column].line)
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
    private func link(_ item: Block.Item, isFirst: Bool) -> Chain.Link? {
        let (text, again) = Chain.withoutRepetition(Inline.plain(item.text.text))
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
        return Chain.Link(who: who, at: at ?? (isFirst ? .zero : nil), line: item.text.line, only: only, again: again)
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

    // MARK: Writing them

    private mutating func write(_ chain: Chain) {
        let name = chain.severities.isEmpty ? "escalation" : chain.severities.map { Naming.slug($0) }.joined(separator: "-")
        let rungs = chain.links.compactMap { rung($0) }
        guard !rungs.isEmpty, draft["ladders", name] == nil else {
            if draft["ladders", name] != nil { compare(rungs, with: name, chain) }
            return
        }
        draft.set(["ladders", name], Clause(.list(rungs), line: chain.line))
        chain.links.forEach { settled.insert($0.line) }
        let unsaid = rungs.filter { $0["at"]?.text == Clause.unsaid }.count
        if unsaid > 0 {
            draft.gap(
                .missing,
                "ladder '\(name)': the document does not say after how long \(unsaid == 1 ? "its step is" : "\(unsaid) of its steps are") reached.",
                lines: [chain.line])
        }
        for severity in chain.severities { draft.set(["severities", severity, "ladder"], name, line: chain.line) }
    }

    /// A second way up for the same severities is only a contradiction when it says something else.
    private mutating func compare(_ rungs: [Clause], with name: String, _ chain: Chain) {
        let known = draft["ladders", name]?.items ?? []
        let people = known.map { $0["page"]?.text ?? "" }
        if rungs.allSatisfy({ people.contains($0["page"]?.text ?? "") }) { return rungs.compactMap(\.line).forEach { draft.understand($0) } }
        draft.gap(
            .contradiction,
            "ladder '\(name)': line \(known.first?.line ?? 0) and line \(chain.line) name different people. The first was taken as it stands.",
            lines: [known.first?.line ?? 0, chain.line])
    }

    private mutating func rung(_ link: Chain.Link) -> Clause? {
        var entries: [(String, Clause)] = []
        if let at = link.at {
            if at > .zero { entries.append(("at", Clause(Span.exact(at).written, line: link.line))) }
        } else {
            entries.append(("at", Clause(Clause.unsaid, line: link.line)))
        }
        if Self.isTicket(link.who), !isPart(link.who.replacing("ticket", with: "")) {
            entries.append(("ticket", Clause(ticketConnection(link.who, line: link.line), line: link.line)))
        } else {
            let seats = seats(link.who.split(separator: "(").first.map(String.init) ?? link.who, line: link.line)
            guard let first = seats.first else { return nil }
            let who = seats.count == 1 ? Clause(first, line: link.line) : Clause.texts(seats, line: link.line)
            let isMention = Folded(link.who).contains(anyOf: ["mention*", "erwahn*", "in slack", "slack"])
            entries.append((isMention ? "mention" : "page", who))
            if isMention { entries.append(("in", Clause(connection("slack", line: link.line), line: link.line))) }
            let ways = isMention ? [] : Self.ways(link.who)
            if !ways.isEmpty { entries.append(("by", Clause.texts(ways, line: link.line))) }
        }
        if let again = link.again, let times = again.times {
            entries.append(("repeat", .map([("every", Span.exact(again.every).written), ("times", "\(times)")], line: link.line)))
        } else if link.again != nil {
            draft.gap(.open, "a step is repeated, and the document does not say how often; write `repeat`.", lines: [link.line])
        }
        draft.understand(link.line)
        return Clause(.map(entries.map { Clause.Entry(name: $0.0, clause: $0.1) }), line: link.line)
    }

    /// The system tickets are opened in; where it is, an operator has to say.
    private mutating func ticketConnection(_ text: String, line: Int) -> String {
        let name = Folded(text).contains("jira") ? "jira" : "tickets"
        return connection(name, line: line)
    }

    /// A ladder that names no severity is for all that are escalated at all, and not for those that may wait longer than it does.
    private mutating func giveLadders() {
        guard let ladder = draft["ladders", "escalation"], let line = ladder.line else { return }
        for name in severities.names.map(\.name) where draft["severities", name, "ladder"] == nil && !notEscalated.contains(name) {
            if mayWait(name) {
                let answer = draft["severities", name, "acknowledge_within"]?.text ?? ""
                draft.gap(
                    .open, "\(name): the ladder 'escalation' names no severity, and '\(answer)' is no reason to wake anybody: it was not taken.",
                    lines: [line])
            } else {
                draft.set(["severities", name, "ladder"], "escalation", line: line)
            }
        }
    }

    /// An answer that is promised for working hours, or not at all, is no answer in the night.
    private func mayWait(_ name: String) -> Bool {
        guard let answer = draft["severities", name, "acknowledge_within"]?.text else { return false }
        return ["business", "best effort", "none", "next", "day", "week"].contains { answer.contains($0) }
    }
}
