internal import Runbooks
internal import Vocabulary

/// Whom to call, and how they are reached.
extension DocumentReading {
    mutating func readContacts() {
        for index in outline.sections.indices {
            let isContacts = outline.isUnder(.contact, index)
            for part in outline.sections[index].parts {
                let isLabelled = part.label.map { lexicon.mentions(.contact, in: $0.text) } ?? false
                switch part.block {
                case .table(let table) where isContacts || isContactTable(table): readContactTable(table)
                case .list(let items, _) where isContacts || isLabelled:
                    for item in items where !(isContacts && readContactLine(item.text)) { readContact(item.text) }
                case .fence(let fence) where isContacts: readContactLines(fence.lines)
                case .paragraph(let lines):
                    for line in lines where isContacts || lexicon.mentions(.phone, in: Inline.leadIn(line.text)?.label ?? "") { readContact(line) }
                default: break
                }
            }
        }
    }

    private func isContactTable(_ table: Block.Table) -> Bool {
        let headers = table.header.dropFirst().map { lexicon.topics(of: Inline.plain($0.text)) }
        return headers.contains { $0.contains(.phone) || $0.contains(.email) } && severity(Inline.plain(table.rows.first?[0].text ?? "")) == nil
    }

    private mutating func readContactLines(_ lines: [Passage]) {
        for line in lines {
            let text = line.text.drop { " -*".contains($0) }
            guard Inline.leadIn(String(text))?.rest.isEmpty == false, Chain.split(String(text)) == nil else { continue }
            readContact(Passage(String(text), line: line.line))
        }
    }

    private mutating func readContactTable(_ table: Block.Table) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        guard headers.contains(where: { !$0.isDisjoint(with: [.contact, .phone, .email, .access, .channel]) }), !Self.isClocks(table) else { return }
        let column = headers.indices.dropFirst().first {
            headers[$0].contains(.primary) && headers[$0].isDisjoint(with: [.contact, .phone, .email, .channel])
        }
        for row in table.rows {
            let name = Naming.name(row[0].text).lowercased()
            guard !name.isEmpty, severity(Inline.plain(row[0].text)) == nil else { continue }
            if Fillable.isPlaceholder(Inline.plain(row[0].text)) {
                draft.gap(.placeholder, "'\(row.map { Inline.plain($0.text) }.joined(separator: ", "))': nobody was filled in.", lines: [row[0].line])
                continue
            }
            if let column, readHolder(row, column) { continue }
            draft.set(["contacts", name], Clause(.map([]), line: row[0].line))
            for (place, (topics, cell)) in zip(headers, row).enumerated().dropFirst() where place != column {
                let text = Inline.plain(cell.text)
                if topics.contains(.duties) || topics.contains(.purpose) || topics.contains(.meaning) {
                    if !Fillable.isEmpty(text) { draft.set(["contacts", name, "for"], text, line: cell.line) }
                } else if Self.isHours(Inline.plain(table.header[place].text), text) {
                    if !Fillable.isEmpty(text) { draft.set(["contacts", name, "hours"], text, line: cell.line) }
                } else if topics.contains(.time) && !text.contains("@") {
                    continue
                } else {
                    sayContact(name, cell.text, line: cell.line, isBackup: topics.contains(.backup))
                }
            }
        }
    }

    private mutating func readContact(_ passage: Passage) {
        guard let lead = Inline.leadIn(passage.text), !lead.rest.isEmpty else { return }
        let name = Naming.name(lead.label).lowercased()
        let text = Inline.plain(lead.rest)
        let isAddress = text.contains("@") || Self.phone(in: text) != nil || !Inline.addresses(lead.rest).isEmpty
        guard !name.isEmpty, isAddress || Fillable.isPlaceholder(text) else { return }
        draft.set(["contacts", name], Clause(.map([]), line: passage.line))
        sayContact(name, lead.rest, line: passage.line, isBackup: false)
    }

    /// `Head of IT | Ana Weber | +352 …`: whoever is named holds the seat, and is reached by what stands beside.
    private mutating func readHolder(_ row: [Passage], _ column: Int) -> Bool {
        let name = Inline.plain(row[column].text), title = Inline.plain(row[0].text)
        guard Self.isFullName(name), isPart(title), !isPart(name), let seat = seat(title, line: row[0].line) else { return false }
        addPerson(name, to: seat, line: row[column].line)
        let reached = Self.reached(row.dropFirst(column + 1).map(\.text).joined(separator: " "), line: row[0].line)
        for entry in reached.entries where ["email", "phone"].contains(entry.name) {
            if let value = entry.clause.text { draft.set(["people", Naming.slug(name), entry.name], value, line: row[0].line) }
        }
        return true
    }

    private mutating func sayContact(_ name: String, _ raw: String, line: Int, isBackup: Bool, isOfPurpose: Bool = false) {
        let text = Inline.plain(raw)
        draft.understand(line)
        if Fillable.isEmpty(text) {
            if !isBackup, draft["contacts", name]?.entries.isEmpty == true {
                draft.gap(.placeholder, "contact '\(name)': how to reach them is empty.", lines: [line])
            }
            return
        }
        if Fillable.isPlaceholder(text) { return draft.gap(.placeholder, "contact '\(name)': '\(text)' was never filled in.", lines: [line]) }
        if isBackup {
            let other = Naming.name(text).lowercased()
            if draft["contacts", other] != nil { draft.set(["contacts", name, "backup"], other, line: line) }
            return
        }
        if text.hasPrefix("@") {
            return draft.gap(
                .open, "contact '\(name)': '\(text)' is a name in a chat, and a contact has a phone, an email or an address.", lines: [line])
        }
        let reached = Self.reached(raw, line: line)
        for entry in reached.entries {
            if let value = entry.clause.text, draft["contacts", name, entry.name] == nil {
                draft.set(["contacts", name, entry.name], value, line: line)
            }
        }
        if reached.entries.isEmpty, isOfPurpose { return draft.set(["contacts", name, "for"], text, line: line) }
        if reached.entries.isEmpty { draft.gap(.open, "contact '\(name)': '\(text)' was left as text.", lines: [line]) }
    }

    /// A column, or a cell, that says when somebody answers.
    private static func isHours(_ title: String, _ text: String) -> Bool {
        let titles: [Phrase] = [
            "hours", "availability", "available", "verfugbar*", "erreichbarkeit", "servicezeit*", "disponibilite", "horaires", "horario*",
            "disponibilidad*",
            "disponibilidade",
        ]
        let round: [Phrase] = ["24 7", "24x7", "24 h", "24h", "around the clock", "rund um die uhr"]
        let days: [Phrase] = ["mon", "mon fri", "monday", "mo fr", "montag", "lundi", "lunes", "segunda"]
        if Folded(title).contains(anyOf: titles) { return phone(in: text) == nil && !text.contains("@") }
        return Folded(text).words.count <= 9
            && (Folded(text).contains(anyOf: round) || Folded(text).contains(anyOf: days) && text.contains(where: \.isNumber))
            && phone(in: text) == nil
    }

    static func reached(_ raw: String, line: Int) -> Clause {
        let text = Inline.plain(raw)
        var entries: [(String, String)] = []
        if let mail = text.split(whereSeparator: { " ,;()<>".contains($0) }).first(where: {
            $0.contains("@") && $0.first != "@" && $0.contains(".") && !$0.hasPrefix("http")
        }) {
            entries.append(("email", mail.hasSuffix(".") ? String(mail.dropLast()) : String(mail)))
        }
        if let phone = phone(in: text) { entries.append(("phone", phone)) }
        if let address = Inline.addresses(raw).first { entries.append(("url", address)) }
        return .map(entries, line: line)
    }

    /// `+46 8 657 61 00`, `0800 123 456`, `112` where it stands alone.
    static func phone(in text: String) -> String? {
        var best = ""
        var current = ""
        for letter in text + "|" {
            if letter.isNumber || " +-()/.".contains(letter) { current.append(letter); continue }
            let digits = current.filter(\.isNumber).count
            if digits >= 6, digits <= 15, current.trimmingSpaces.first.map({ "+0(".contains($0) || digits >= 7 }) == true,
                !current.contains("20") || current.contains("+") || digits > 8
            {
                best = current.trimmingSpaces
            }
            current = ""
        }
        while let last = best.last, !last.isNumber, last != ")" { best.removeLast() }
        while let first = best.first, "/.- )".contains(first) { best.removeFirst() }
        return best.isEmpty ? nil : best
    }
}
