internal import Runbooks
internal import Vocabulary

/// Tables of what has to be told to whom by when: a row for each obligation.
extension DocumentReading {
    private struct Columns {
        var deadline: Int
        var recipient: Int
        var trigger: Int?
        var owner: Int?
    }

    private static let deadlines: [Phrase] = [
        "deadline*", "time limit*", "due", "within", "frist*", "meldefrist*", "delai*", "plazo*", "prazo*", "timeframe*",
    ]
    private static let recipients: [Phrase] = [
        "recipient*", "to whom", "authority", "regulator*", "addressee*", "notify", "destinataire*", "empfanger*", "adressat*", "behorde*",
        "autorite*",
        "destinatario*", "a quien", "a quem", "autoridad*", "autoridade*",
    ]
    private static let triggers: [Phrase] = [
        "trigger*", "starts", "clock starts", "from", "from when", "starting point", "counted from", "point de depart", "a partir de", "ab wann",
        "fristbeginn", "ausloser", "beginn", "inicio", "desde", "conta a partir de", "gerechnet ab",
    ]
    private static let owners: [Phrase] = [
        "owner*", "responsible", "who", "responsable*", "verantwortlich*", "zustandig*", "wer", "qui", "quien", "quem", "quem envia", "responsavel",
        "submitted by", "sent by",
    ]

    mutating func readClockTables() {
        for section in outline.sections {
            for case .table(let table) in section.parts.map(\.block) {
                guard let columns = Self.columns(of: table) else { continue }
                for row in table.rows { readClockRow(row, columns) }
            }
        }
    }

    static func isClocks(_ table: Block.Table) -> Bool { columns(of: table) != nil }

    private static func columns(of table: Block.Table) -> Columns? {
        let headers = table.header.map { Folded(Inline.plain($0.text)) }
        func column(_ phrases: [Phrase], besides taken: [Int?]) -> Int? {
            headers.indices.first { $0 > 0 && !taken.contains($0) && headers[$0].words.count <= 5 && headers[$0].contains(anyOf: phrases) }
        }
        guard let deadline = column(deadlines, besides: []), let recipient = column(recipients, besides: [deadline]) else { return nil }
        let trigger = column(triggers, besides: [deadline, recipient])
        let owner = column(owners, besides: [deadline, recipient, trigger])
        // Without either it may be any list of dates.
        return trigger == nil && owner == nil ? nil : Columns(deadline: deadline, recipient: recipient, trigger: trigger, owner: owner)
    }

    private mutating func readClockRow(_ row: [Passage], _ columns: Columns) {
        let line = row[0].line
        guard let deadline = Self.deadline(Inline.plain(row[columns.deadline].text)), !Fillable.isEmpty(Inline.plain(row[0].text)) else { return }
        let told = Naming.name(row[columns.recipient].text.split(separator: "(").first.map(String.init) ?? "").lowercased()
        let name = clockName(of: Inline.plain(row[0].text), told)
        guard !name.isEmpty, draft["clocks", name] == nil else { return }
        let path = ["clocks", name]
        settled.insert(line)
        sayStart(columns.trigger.map { row[$0].text }, path, line: line)
        let owner = columns.owner.map { Inline.plain(row[$0].text) } ?? ""
        if !Fillable.isEmpty(owner), !Fillable.isPlaceholder(owner), let party = party(owner, line: line) {
            draft.set(path + ["owner"], party, line: line)
        } else {
            draft.set(path + ["owner"], Clause.unsaid, line: line)
            draft.gap(.missing, "clock '\(name)': the document does not say who answers for it.", lines: [line])
        }
        draft.set(path + ["within"], deadline.within, line: line)
        for warning in deadline.warn { draft.add(path + ["warn"], warning, line: line) }
        guard !told.isEmpty, !Fillable.isPlaceholder(told) else { return }
        if draft["contacts", told] == nil {
            draft.set(["contacts", told], .map([("for", Inline.plain(row[0].text))], line: line))
            if let address = Inline.addresses(row[columns.recipient].text).first { draft.set(["contacts", told, "url"], address, line: line) }
        }
        draft.set(path + ["tell"], told, line: line)
    }

    private mutating func sayStart(_ raw: String?, _ path: [String], line: Int) {
        let start = Naming.name(Inline.plain(raw ?? "").replacing("-", with: " ").replacing("'", with: " ")).lowercased()
        guard !start.isEmpty, Folded(start).words.count <= 9 else {
            draft.set(path + ["starts"], Clause.unsaid, line: line)
            return draft.gap(.missing, "clock '\(path[1])': the document does not say what it counts from.", lines: [line])
        }
        draft.set(path + ["starts"], start, line: line)
    }

    private func clockName(of obligation: String, _ told: String) -> String {
        let name = Naming.slug(obligation)
        return draft["clocks", name] == nil ? name : "\(name)-\(Naming.slug(told))"
    }

    /// `72 hours (reminders at 24 h and 48 h)`, `1 month`, `without undue delay`. What follows a comma is another limit, and stays text.
    private static func deadline(_ text: String) -> (within: String, warn: [String])? {
        let parts = text.split(separator: "(", maxSplits: 1).map(String.init)
        let own = parts.first?.split { ",;".contains($0) }.first.map(String.init) ?? ""
        let found = SpanProse.find(in: own)
        guard found.count == 1, ![.every, .more].contains(found[0].lead) else { return nil }
        let isWarning = parts.count > 1 && Folded(parts[1]).contains(anyOf: ["reminder*", "warn*", "erinner*", "rappel*", "recordatorio*"])
        let warn = isWarning ? SpanProse.find(in: parts[1]).compactMap { $0.span?.fixed }.map { Span.exact($0).written } : []
        return (found[0].target.written, warn)
    }
}
