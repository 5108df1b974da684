internal import Runbooks
internal import Vocabulary

/// Numbers that are watched, and what they should be.
extension DocumentReading {
    private static let measures: [(name: String, phrases: [Phrase])] = [
        (
            "mtta",
            [
                "mtta", "time to ack*", "mean time to ack*", "time to respond", "reaktionszeit", "temps de prise en charge", "tiempo de respuesta",
                "time to engage", "delai de prise en charge", "delai moyen de prise en charge", "delai moyen de reponse", "temps de reponse",
                "tiempo medio de respuesta",
            ]
        ),
        (
            "mttr",
            [
                "mttr", "time to recover", "time to resolve", "time to restore", "time to repair", "mean time to rec*", "losungszeit",
                "wiederherstellungszeit", "temps de resolution", "tiempo de resolucion", "temps de retablissement", "tiempo de recuperacion",
                "delai moyen de retablissement", "delai de retablissement", "delai moyen de resolution", "tiempo medio de resolucion",
            ]
        ),
        ("time_to_detect", ["mttd", "time to detect", "erkennungszeit", "temps de detection", "tiempo de deteccion"]),
        ("change_failure_rate", ["change fail*", "failed changes", "fehlerhafte anderungen"]),
        (
            "reviews_on_time",
            [
                "post mortem*", "postmortem*", "review completion", "reviews on time", "pir completion", "rca completion", "nachbereitung*", "rex",
                "retours d experience",
                "abschlussbericht*", "informes a tiempo", "incident reports on time", "retros on time", "retrospectives on time",
            ]
        ),
        ("drill_participation", ["drill*", "exercise participation", "game day*", "participation"]),
        (
            "auto_detected",
            ["auto detected", "detected automatically", "detected by monitoring", "automatisch erkannt", "detected by alerts", "automated detection"]
        ),
        ("actions_on_time", ["action items completed", "actions on time", "action item completion", "action items closed", "action items on time"]),
        ("repeat_incidents", ["repeat incidents", "recurring incidents", "recurrence", "repeat rate", "wiederholte"]),
        ("update_adherence", ["update adherence", "updates on time"]),
        ("pages_per_person", ["pages per person", "pages per engineer", "alerts per engineer"]),
        ("incidents", ["number of incidents", "incident count", "incidents per", "anzahl der storungen"]),
    ]

    mutating func readMetrics() {
        for index in outline.sections.indices where outline.isUnder(.metric, index) {
            for part in outline.sections[index].parts {
                switch part.block {
                case .table(let table): readMetricTable(table)
                case .list(let items, _): for item in items { readMetricLine(item.text) }
                case .paragraph(let lines): for line in lines { readMetricLine(line) }
                default: break
                }
            }
        }
        readDetectionShare()
    }

    /// `90 % of incidents auto-detected`, wherever it stands.
    private mutating func readDetectionShare() {
        for sentence in sentences
        where sentence.says([
            "auto detected", "detected automatically", "detected by monitoring", "automatisch erkannt", "detectes automatiquement",
            "detectados automaticamente",
        ]) {
            guard let share = Self.share(sentence.text), draft["kpis", "auto_detected"] == nil else { continue }
            draft.set(["kpis", "auto_detected", "target"], share, line: sentence.line)
        }
    }

    private func measure(_ text: String) -> String? {
        let folded = Folded(text)
        return Self.measures.first { folded.contains(anyOf: $0.phrases) }?.name
    }

    private mutating func readMetricTable(_ table: Block.Table) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        // Goals of several years, or of now and later: nobody can say which of them counts.
        let goals = headers.indices.dropFirst().filter { headers[$0].contains(.target) }
        for row in table.rows {
            guard let name = measure(Inline.plain(row[0].text)), let names = measured(Inline.plain(row[0].text)) else { continue }
            guard !goals.contains(where: { Self.isShareOfTimes(name, Inline.plain(row[$0].text)) }) else { continue }
            guard Set(goals.map { Inline.plain(row[$0].text) }).count <= 1 else {
                draft.gap(.open, "kpi '\(name)': there is more than one goal for it, and none was taken.", lines: [row[0].line])
                continue
            }
            for (topics, cell) in zip(headers, row).dropFirst() {
                let text = Inline.plain(cell.text)
                if topics.contains(.source), !topics.contains(.cadence) {
                    if !Fillable.isEmpty(text) { draft.set(["kpis", name, "source"], text, line: cell.line) }
                } else if topics.contains(.cadence) {
                    if let found = SpanProse.only(in: text), let span = found.span {
                        draft.set(["kpis", name, "reviewed"], "every \(Self.period(span))", line: cell.line)
                    }
                } else if topics.contains(.target) {
                    sayGoal(name, text, names, line: cell.line)
                }
            }
        }
    }

    private mutating func readMetricLine(_ passage: Passage) {
        let text = Inline.plain(passage.text)
        let pieces = Self.pieces(text)
        guard pieces.count(where: { measure($0) != nil }) < 2 else {
            for piece in pieces where SpanProse.find(in: piece).count + piece.count(where: { $0 == "%" }) == 1 {
                guard let name = measure(piece), let names = measured(piece), draft["kpis", name, "target"]?.text == nil else { continue }
                sayGoal(name, piece, names, line: passage.line)
            }
            return
        }
        let label = Inline.leadIn(passage.text)?.label ?? text
        guard let name = measure(label), let names = measured(label), draft["kpis", name, "target"]?.text == nil else { return }
        sayGoal(name, Inline.leadIn(passage.text).map { Inline.plain($0.rest) } ?? text, names, line: passage.line)
    }

    /// At commas and semicolons outside parentheses.
    private static func pieces(_ text: String) -> [String] {
        var pieces = [""]
        var depth = 0
        for letter in text {
            depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
            if ",;".contains(letter), depth <= 0 { pieces.append("") } else { pieces[pieces.count - 1].append(letter) }
        }
        return pieces
    }

    /// The severities a number is watched of; nil when it is watched of something else: `MTTR (payments)`, `MTTA – Klasse A`.
    private func measured(_ label: String) -> [String]? {
        guard let names = scope(label) else { return nil }
        if !names.isEmpty { return names }
        for (open, close) in [("(", ")"), (" – ", ""), (" — ", ""), (" - ", "")] {
            guard let range = label.firstRange(of: open) else { continue }
            let rest = label[range.upperBound...]
            let inside = String(close.isEmpty ? rest : rest.prefix { $0 != ")" })
            if let name = severity(inside.trimmingSpaces) { return [name] }
            guard measure(inside) != nil || inside.allSatisfy({ !$0.isLowercase }) || !SpanProse.find(in: inside).isEmpty || inside.contains("%")
            else {
                return nil
            }
        }
        return []
    }

    /// `month` for every month, `2 months` for more.
    static func period(_ span: Span) -> String {
        switch span {
        case .days(1): "day"
        case .weeks(1): "week"
        case .months(1): "month"
        case .quarters(1): "quarter"
        case .months(12): "year"
        case .days(let count): "\(count) days"
        case .weeks(let count): "\(count) weeks"
        case .months(let count): "\(count) months"
        case .quarters(let count): "\(count) quarters"
        default: span.written
        }
    }

    /// `≤ 5 min (P1), ≤ 2 h (P2)`, `< 10 %`, `100 % P1/P2 within 24 h`.
    private mutating func sayGoal(_ name: String, _ text: String, _ scope: [String], line: Int) {
        guard !Self.isShareOfTimes(name, text) else { return }
        if let share = Self.share(text) {
            for severity in scope + severities.mentioned(in: text) { draft.add(["kpis", name, "for"], severity, line: line) }
            settled.insert(line)
            return draft.set(["kpis", name, "target"], share, line: line)
        }
        guard ["mtta", "mttr", "time_to_detect"].contains(name) else { return }
        let parts = text.split { ",;".contains($0) }.map(String.init)
        for part in parts {
            guard let found = SpanProse.only(in: part), let length = found.span?.fixed else { continue }
            settled.insert(line)
            let before = part[..<found.range.lowerBound].trimmingSpaces
            let written = (before.hasSuffix("<") ? "< " : "") + Span.exact(length).written
            let own = severities.mentioned(in: part)
            let names = own.isEmpty && parts.count == 1 ? scope : own
            if names.isEmpty, parts.count == 1 { draft.set(["kpis", name, "target"], written, line: line) }
            for severity in names { draft.set(["kpis", name, "target", severity], written, line: line) }
        }
    }

    /// `Response time kept: at least 95 %` is how many kept it, and no mean time; nor is a share a number of incidents or pages.
    private static func isShareOfTimes(_ name: String, _ text: String) -> Bool {
        share(text) != nil && ["mtta", "mttr", "time_to_detect", "pages_per_person", "incidents"].contains(name)
    }

    /// `< 10 %`, `100 %`, `>= 95 %`, `at least 90%`.
    private static func share(_ text: String) -> String? {
        let tokens = Token.tokens(of: text)
        guard
            let place = tokens.indices.first(where: {
                if case .number = tokens[$0].kind { $0 + 1 < tokens.count && tokens[$0 + 1].text == "%" } else { false }
            }),
            case .number(let number) = tokens[place].kind, (0...100).contains(number)
        else { return nil }
        let written = number == number.rounded() ? String(Int(number)) : String(number)
        let before = tokens[..<place].suffix(2).map(\.text)
        let signs: [String: String] = [
            "<": "<", ">": ">", "≤": "<=", "≥": ">=", "least": ">=", "mindestens": ">=", "under": "<", "below": "<", "unter": "<", "over": ">",
            "uber": ">",
        ]
        if before.suffix(2) == ["<", "="] { return "<= \(written) %" }
        if before.suffix(2) == [">", "="] { return ">= \(written) %" }
        return (before.last.flatMap { signs[$0] }.map { "\($0) " } ?? "") + "\(written) %"
    }
}
