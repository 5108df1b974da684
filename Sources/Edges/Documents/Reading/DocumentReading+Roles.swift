/// The parts people play: tables, lists and headings of roles, and what each is there for.
extension DocumentReading {
    mutating func readRoles() {
        defer { readNamedRoles() }
        for index in outline.sections.indices
        where outline.isUnder(.roles, index) && !isRACI(index) && !outline.isUnder(.review, index) && !taken.contains(index) {
            if outline.sections[index].topics.contains(.contact), !outline.sections[index].topics.contains(.roles) { continue }
            readRoles(in: index)
        }
        // A table of roles may stand anywhere.
        for index in outline.sections.indices where !outline.isUnder(.roles, index) && !outline.isUnder(.contact, index) {
            for case .table(let table) in outline.sections[index].parts.map(\.block) where isRoleTable(table) { readRoleTable(table) }
        }
    }

    func isRACI(_ index: Int) -> Bool {
        outline.sections[index].parts.contains { if case .table(let table) = $0.block { isRACI(table) } else { false } }
    }

    private func isRoleTable(_ table: Block.Table) -> Bool {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        guard let first = headers.first, first.contains(.roles), headers.dropFirst().contains(where: { $0.contains(.duties) || $0.contains(.backup) })
        else { return false }
        return !isRACI(table)
    }

    private mutating func readRoles(in index: Int) {
        let section = outline.sections[index]
        if isRoleTitle(section.title), !section.topics.contains(.raci) || section.parts.isEmpty == false { readRoleSection(section) }
        for part in section.parts {
            let names = part.label.map { severities.mentioned(in: $0.text) } ?? []
            switch part.block {
            case .table(let table) where lexicon.mentions(.roles, in: Inline.plain(table.header[0].text)): readRoleTable(table)
            case .list(let items, _) where !isRoleTitle(section.title): for item in items { readRoleItem(item, names) }
            case .paragraph(let lines) where !isRoleTitle(section.title):
                for line in lines { readRoleItem(Block.Item(text: line, isTask: false, inside: []), names) }
            default: break
            }
        }
    }

    private func isRoleTitle(_ title: String) -> Bool {
        let head = title.split(separator: "(").first.map(String.init) ?? title
        return isPart(head) && Folded(head).words.count <= 5
            && !Folded(head).contains(anyOf: [
                "roles", "responsibilities", "rollen", "responsabilites", "funciones", "response team", "zustandigkeiten", "schedule", "raci",
                "structure", "roster",
            ])
    }

    /// `First on-call engineer unless otherwise assigned`: who gets it without being asked.
    static func filling(_ text: String) -> String? {
        let folded = Folded(text)
        let acknowledges: [Phrase] = [
            "first to ack*", "first engineer to ack*", "first one to ack*", "whoever ack*", "first to respond", "whoever responds",
            "acknowledges first", "whoever takes",
            "whoever picks up", "first person to ack*",
            "wer zuerst", "wer den alarm", "wer bestatigt", "premier a repondre", "premiere personne a", "premier repondant", "primera persona en",
            "quien responda primero", "primero en responder",
        ]
        let onCall: [Phrase] = [
            "first on call", "on call engineer unless", "primary on call engineer", "first engineer on call", "the on call engineer",
            "person on call", "engineer on call", "whoever is on call",
            "diensthabende*", "bereitschaftshabende*", "wer bereitschaft hat", "person in bereitschaft", "rufbereitschaft", "personne d astreinte",
            "ingenieur d astreinte", "persona de guardia",
            "ingeniero de guardia", "on call by default", "current on call",
        ]
        if folded.contains(anyOf: acknowledges) { return "first to acknowledge" }
        if folded.contains(anyOf: onCall), folded.words.count <= 14 { return "first on call" }
        if folded.contains(anyOf: ["whoever declares", "declares the incident", "wer ihn ausruft", "qui declare", "quien declare"]) {
            return "declarer"
        }
        return nil
    }

    // MARK: Shapes

    private mutating func readRoleItem(_ item: Block.Item, _ names: [String]) {
        guard let lead = Inline.leadIn(item.text.text), isRoleTitle(lead.label) else { return }
        let name = role(named: lead.label, line: item.text.line)
        guard !name.isEmpty else { return }
        for severity in names { draft.add(["roles", name, "for"], severity, line: item.text.line) }
        sayOfRole(name, Inline.plain(lead.rest), line: item.text.line)
        for case .list(let items, _) in item.inside { for inner in items { readRoleLine(name, inner, under: nil) } }
    }

    private mutating func readRoleTable(_ table: Block.Table) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        for row in table.rows {
            let title = Inline.plain(row[0].text)
            guard !Fillable.isEmpty(title) else { continue }
            let name = role(named: title, line: row[0].line)
            guard !name.isEmpty else { continue }
            for (topics, cell) in zip(headers, row).dropFirst() {
                let text = Inline.plain(cell.text)
                if topics.contains(.duties) || topics.contains(.meaning) {
                    sayOfRole(name, text, line: cell.line)
                } else if topics.contains(.backup) {
                    sayBackup(name, text, line: cell.line)
                } else if topics.contains(.primary) || topics.contains(.contact) {
                    sayHolder(name, cell.text, line: cell.line)
                }
            }
        }
    }

    /// `### Incident Commander (Primary: Release Manager)` and what follows.
    private mutating func readRoleSection(_ section: Outline.Section) {
        let name = role(named: section.title, line: section.line)
        guard !name.isEmpty else { return }
        if let open = section.title.firstIndex(of: "("),
            let lead = Inline.leadIn(String(section.title[section.title.index(after: open)...].dropLast())),
            lexicon.mentions(.primary, in: lead.label), let seat = seat(lead.rest, line: section.line)
        {
            draft.set(["roles", name, "default"], seat, line: section.line)
        }
        for part in section.parts {
            let label = part.label.map { Inline.leadIn($0.text)?.label ?? Inline.plain($0.text) }
            switch part.block {
            case .list(let items, _): for item in items { readRoleLine(name, item, under: label) }
            case .paragraph(let lines):
                for line in lines {
                    if let lead = Inline.leadIn(line.text), !lead.rest.isEmpty {
                        readRoleLine(name, Block.Item(text: line, isTask: false, inside: []), under: nil)
                    } else if !line.text.hasSuffix(":") {
                        sayOfRole(name, Inline.plain(line.text), line: line.line)
                    }
                }
            default: break
            }
        }
    }

    private mutating func readRoleLine(_ name: String, _ item: Block.Item, under label: String?) {
        let lead = Inline.leadIn(item.text.text)
        let topics = lexicon.topics(of: lead?.label ?? label ?? "")
        let text = lead.map { $0.rest } ?? item.text.text
        if topics.contains(.backup) {
            sayBackup(name, Inline.plain(text), line: item.text.line)
        } else if lead != nil,
            topics.contains(.primary) || Folded(lead?.label ?? "").contains(anyOf: ["seats", "members", "mitglieder", "membres", "miembros"])
        {
            sayHolder(name, text, line: item.text.line)
        } else if !text.isEmpty {
            sayOfRole(name, Inline.plain(lead.map { topics.contains(.duties) ? $0.rest : item.text.text } ?? item.text.text), line: item.text.line)
        } else {
            draft.understand(item.text.line)
        }
        for case .list(let items, _) in item.inside {
            for inner in items {
                topics.contains(.duties) || lead == nil || text.isEmpty
                    ? sayOfRole(name, Inline.plain(inner.text.text), line: inner.text.line) : readRoleLine(name, inner, under: lead?.label)
            }
        }
    }

    // MARK: What each says

    mutating func role(named title: String, line: Int) -> String {
        let words = cleaned(title)
        let name = Naming.slug(words, joiner: "_")
        guard !name.isEmpty, draft["seats", name] == nil else { return draft["roles", name] == nil ? "" : name }
        if draft["roles", name] == nil { draft.set(["roles", name], Clause(.map([]), line: line)) }
        draft.understand(line)
        return name
    }

    private mutating func sayOfRole(_ name: String, _ said: String, line: Int) {
        guard !Fillable.isEmpty(said), let text = readRoleScope(name, said, line: line), !Fillable.isEmpty(text),
            !readHolding(name, text, isScoped: text != said, line: line)
        else { return }
        if let filling = Self.filling(text), draft["roles", name, "default"] == nil {
            draft.set(["roles", name, "default"], filling, line: line)
            if Folded(text).words.count <= 10 { return }
        }
        for mark in [
            " responsible for ", " zuständig für ", " verantwortlich für ", " chargé de ", " chargée de ", " en charge de ", " responsable de ",
            " encargado de ", " encargada de ",
        ] {
            guard let range = text.firstRange(of: mark) else { continue }
            let who = String(text[..<range.lowerBound])
            guard Folded(who).words.count <= 6, isPart(who), !who.lowercased().hasSuffix(" is"), !who.lowercased().hasSuffix(" ist"),
                let seat = seat(who, line: line)
            else { break }
            if draft["roles", name, "default"] == nil { draft.set(["roles", name, "default"], seat, line: line) }
            return draft.add(["roles", name, "does"], String(text[range.upperBound...]).capitalizedFirst, line: line)
        }
        // `Chairs the bridge. Deputy: team lead.`: the second is no duty.
        let sentences = Self.sentences(of: Passage(text, line: line))
        let deputies = sentences.filter { $0 != sentences.first && lexicon.topics(of: Inline.leadIn($0)?.label ?? "").contains(.backup) }
        for deputy in deputies { sayBackup(name, Inline.plain(Inline.leadIn(deputy)?.rest ?? ""), line: line) }
        let duties = deputies.isEmpty ? text : sentences.filter { !deputies.contains($0) }.joined(separator: " ")
        draft.add(["roles", name, "does"], duties, line: line)
    }

    private mutating func sayBackup(_ name: String, _ text: String, line: Int) {
        draft.understand(line)
        guard !Self.isSometimes(text) else { return }
        guard !Fillable.isEmpty(text), !Fillable.isPlaceholder(text) else {
            if Fillable.isPlaceholder(text) { draft.gap(.placeholder, "the backup of \(name) was never filled in.", lines: [line]) }
            return
        }
        let first =
            text.replacing(" or ", with: "|").replacing(" oder ", with: "|").replacing(" ou ", with: "|").split(separator: "|").first.map(String.init)
            ?? text
        if let seat = seat(first, line: line) { draft.set(["roles", name, "backup"], seat, line: line) }
    }

    /// A seat, a person, or `seat.person` as some write it.
    private mutating func sayHolder(_ name: String, _ raw: String, line: Int) {
        let text = Inline.plain(raw)
        draft.understand(line)
        guard !Self.isSometimes(text) else { return }
        if let filling = Self.filling(text) { return draft.set(["roles", name, "default"], filling, line: line) }
        if Fillable.isEmpty(text) { return }
        if Fillable.isPlaceholder(text) { return draft.gap(.placeholder, "nobody was filled in for \(name).", lines: [line]) }
        let codes = Inline.code(raw).filter { $0.contains(".") && !$0.contains(" ") && !$0.contains("@") }
        guard codes.isEmpty else {
            for code in codes { sit(code, name, isOnly: codes.count == 1, line: line) }
            return
        }
        if text.contains("@") || text.contains(where: \.isNumber) {
            return draft.set(["contacts", Naming.name(name.replacing("_", with: " "))], Self.reached(text, line: line))
        }
        if Self.isFullName(text), !isPart(text) {
            let seat = Naming.slug(name.replacing("_", with: " "))
            let holder = seat == name ? "\(seat)-seat" : seat
            addPerson(text, to: holder, line: line)
            return draft.set(["roles", name, "default"], holder, line: line)
        }
        if let seat = seats(text, line: line).first { draft.set(["roles", name, "default"], seat, line: line) }
    }

    private mutating func sit(_ code: String, _ role: String, isOnly: Bool, line: Int) {
        let parts = code.split(separator: ".", maxSplits: 1).map { Naming.slug(String($0)) }
        guard parts.count == 2 else { return }
        let known = draft["roles", role, "default"]?.text
        let seat = known ?? (isOnly ? parts[0] : Naming.slug(role.replacing("_", with: " ")))
        let name = draft["roles", seat] == nil ? seat : "\(seat)-seat"
        if known == nil { draft.set(["roles", role, "default"], name, line: line) }
        guard parts[1] != "default" else {
            if draft["seats", name] == nil { draft.set(["seats", name], Clause(.list([]), line: line)) }
            return
        }
        addPerson(parts[1].replacing("-", with: " "), to: name, line: line)
    }

    static func isFullName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (2...4).contains(words.count)
            && words.allSatisfy {
                $0.first?.isUppercase == true && $0.dropFirst().allSatisfy { $0.isLowercase || "-'.".contains($0) || $0.isUppercase }
                    && !$0.allSatisfy(\.isUppercase)
            }
    }

    mutating func addPerson(_ name: String, to seat: String, line: Int) {
        let slug = Naming.slug(name)
        guard !slug.isEmpty else { return }
        let shown = name.split(separator: " ").map { String($0).capitalizedFirst }.joined(separator: " ")
        draft.set(["people", slug], .map([("name", shown)], line: line))
        draft.add(["seats", seat], slug, line: line)
    }
}
