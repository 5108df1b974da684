/// Takes back what a passage says only under a condition, with a denial or a hedge, or beside another length of time that nobody understood:
/// better a fact as text than a wrong one where somebody is woken, or a promise or a duty of law hangs on it.
extension DocumentReading {
    mutating func takeBackDoubtful() {
        let trace = LineTrace(draft, shortForms: shortForms)
        let units = unitsByLine
        var doubted: [(path: [String], line: Int, why: String)] = []
        for leaf in draft.root.leaves() {
            guard let line = leaf.clause.line, let text = leaf.clause.text, text != Clause.unsaid, let path = Self.weighty(leaf.path) else {
                continue
            }
            let sources = (units[line] ?? []).filter { holds($0, leaf.path, text) }
            let doubts = sources.compactMap { unit in
                doubt(remainder(of: unit, line: line, trace, withReport: false), of: leaf.path, severities(leaf.path, text))
            }
            guard let why = doubts.first, doubts.count == sources.count, !doubted.contains(where: { $0.path == path }) else { continue }
            doubted.append((path, line, why))
        }
        // From the last to the first, so that places in lists stay what they are.
        for item in doubted.reversed() { takeBack(item.path, line: item.line, why: item.why) }
    }

    /// What is taken back for a value: the value, or all that makes no sense without it. Nil for what nobody is woken or held by.
    private static func weighty(_ path: [String]) -> [String]? {
        switch path.first {
        case "severities" where path.count >= 3 && ["acknowledge_within", "recover_within", "update_every"].contains(path[2]): Array(path.prefix(3))
        case "communications" where path.count >= 3 && ["within", "every", "for"].contains(path[2]): path
        case "reviews" where path.count >= 2 && ["within", "for", "milestones"].contains(path[1]): path
        case "ladders" where path.count >= 4 && ["at", "page"].contains(path[3]): Array(path.prefix(3))
        case "clocks" where path.count >= 3 && path[2] == "within": Array(path.prefix(2))
        case "escalations" where path.count >= 3 && path[2] == "within": Array(path.prefix(2))
        default: nil
        }
    }

    /// Sentences and cells, each by itself: what stands in one limits nothing in another.
    private var unitsByLine: [Int: [String]] {
        var units: [Int: [String]] = [:]
        func add(_ block: Block) {
            switch block {
            case .table(let table): for cell in table.rows.joined() { units[cell.line, default: []].append(Inline.plain(cell.text)) }
            case .paragraph(let lines): for line in lines { units[line.line, default: []] += Self.sentences(of: line) }
            case .list(let items, _):
                for item in items {
                    units[item.text.line, default: []] += Self.sentences(of: item.text)
                    item.inside.forEach(add)
                }
            case .heading(_, let title): units[title.line, default: []].append(title.text)
            case .fence: break
            }
        }
        for part in outline.sections.flatMap(\.parts) { add(part.block) }
        return units
    }

    /// Whether a value may come from a sentence or cell.
    private func holds(_ unit: String, _ path: [String], _ text: String) -> Bool {
        if let span = SpanProse.only(in: text) {
            return SpanProse.find(in: unit).contains { $0.target == span.target || $0.span != nil && $0.span?.fixed == span.span?.fixed }
        }
        let names = severities(path, text)
        if !names.isEmpty { return !Set(severities.mentioned(in: unit)).isDisjoint(with: names) && path[0] != "severities" }
        let own = Remainder.stems(text.replacing("-", with: " "))
        return !own.isEmpty && own.isSubset(of: Remainder.stems(unit))
    }

    private func severities(_ path: [String], _ text: String) -> [String] {
        severities.names.map(\.name).filter { path.contains($0) || text == $0 }
    }

    /// What stands beside a value and may limit it. What is said of another severity, or of another promise, limits only these.
    private func doubt(_ rest: Remainder, of path: [String], _ names: [String]) -> String? {
        let own = Self.promise(path)
        func isOfThese(_ clause: String) -> Bool {
            let others = severities.mentioned(in: clause)
            return others.isEmpty || names.isEmpty || !Set(others).isDisjoint(with: names)
        }
        let limit = rest.limits.first { clause in
            let promises = lexicon.topics(of: clause).intersection([.acknowledge, .recover, .updates, .statusPage, .review])
            return isOfThese(clause) && (own == nil || promises.isEmpty || promises.contains { $0 == own })
        }
        if limit != nil || path.contains("for") { return limit }
        return rest.times.first { $0.isEvery == (own == .updates) && isOfThese($0.clause) }?.text
    }

    private static func promise(_ path: [String]) -> Topic? {
        if path.contains("acknowledge_within") { return .acknowledge }
        if path.contains("recover_within") { return .recover }
        if path.contains("update_every") || path.contains("every") { return .updates }
        return path.first == "reviews" ? .review : nil
    }

    private mutating func takeBack(_ path: [String], line: Int, why: String) {
        let value = draft[path]?.text.map { " '\($0)'" } ?? ""
        let place = path.filter { Int($0) == nil }.joined(separator: ", ")
        draft.gap(.doubtful, "\(place)\(value): beside it stands '\(why)'.", lines: [line])
        draft.takeOut(path)
        if path.first == "communications" { takeBackAudience(path[1], line: line) }
        guard path.first == "ladders", draft["ladders", path[1]]?.items.first?["at"] != nil || draft["ladders", path[1]]?.items.isEmpty != false
        else {
            return
        }
        draft.remove(["ladders", path[1]])
        for name in severities.names.map(\.name) where draft["severities", name, "ladder"]?.text == path[1] {
            draft.remove(["severities", name, "ladder"])
        }
    }

    /// Without the times and severities of its line an audience would be told of everything: what else the line says of it goes too.
    private mutating func takeBackAudience(_ name: String, line: Int) {
        guard let audience = draft["communications", name], ["within", "every", "for", "only"].allSatisfy({ audience[$0] == nil }),
            audience.leaves().allSatisfy({ $0.clause.line == line })
        else { return }
        draft.remove(["communications", name])
    }
}
