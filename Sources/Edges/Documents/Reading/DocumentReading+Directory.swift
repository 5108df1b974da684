internal import Runbooks
internal import Vocabulary

/// Who is on call by turns, whom to call, and what with.
extension DocumentReading {
    // MARK: Schedules

    mutating func readSchedules() {
        for index in outline.sections.indices where outline.isUnder(.rotation, index) {
            // Of two rotations told in sentences nobody can say which is whose.
            let turning = sentences.filter { $0.section == index && $0.label.isEmpty && Self.turns($0) }
            guard turning.count < 2 else {
                let lines = Set(turning.map(\.line)).sorted()
                draft.gap(.missing, "more than one rotation is told of, and none was taken.", lines: lines)
                settled.formUnion(lines)
                continue
            }
            for passage in outline.sections[index].parts.flatMap({ Self.texts(in: $0.block) }) {
                let several = sentencesByLine[passage.line] ?? []
                if several.count < 2 { readSchedule(passage); continue }
                let isSettled = settled.contains(passage.line)
                for sentence in several { readSchedule(Passage(sentence.raw, line: sentence.line)) }
                // The line goes on with something else.
                if !isSettled { settled.remove(passage.line) }
            }
        }
        for sentence in sentences
        where !outline.isUnder(.rotation, sentence.section) && sentence.says(["rotat*", "on call shift*", "wechselt", "rotation"]) {
            readSchedule(Passage(sentence.raw, line: sentence.line))
        }
    }

    /// `L'astreinte est hebdomadaire`.
    private static func turns(_ sentence: Sentence) -> Bool {
        sentence.says(["rotat*", "wechselt", "wechseln", "astreinte", "tourne", "tournent", "rotacion", "rota", "rotan", "bereitschaft"])
            && SpanProse.find(in: sentence.text).contains { found in
                guard found.lead == .every, let span = found.span else { return false }
                switch span {
                case .days, .weeks, .months: return true
                default: return false
                }
            }
    }

    private mutating func readSchedule(_ passage: Passage) {
        let text = Inline.plain(passage.text)
        let lead = Inline.leadIn(passage.text)
        let label = lead?.label ?? ""
        let folded = Folded(text)
        // `Secondary: DevOps Lead, …`: a seat stands behind.
        let ranks: [(name: String, phrases: [Phrase])] = [
            ("primary", ["primary", "erste", "premier niveau", "primaria", "primario", "first line"]),
            ("secondary", ["secondary", "zweite", "secondaire", "secundaria", "secundario", "backup"]),
            ("tertiary", ["tertiary", "dritte", "tertiaire", "terciari*"]),
        ]
        let rank = ranks.first { Folded(label).contains(anyOf: $0.phrases) }?.name
        let turn = Self.turn(text)
        let isRotation = folded.contains(anyOf: [
            "rotat*", "shift*", "turns", "wechsel*", "turnus", "schicht*", "rotation", "astreinte", "turno*", "rotacion", "weekly", "wochentlich*",
            "hebdomadaire", "semanal*", "handover", "hand over", "handoff",
        ])
        if let turn, isRotation, SpanProse.only(in: text) != nil {
            let named = label.isEmpty ? turning(text) : nil
            guard let name = rank ?? named ?? Self.rota(label, folded), draft["schedules", name] == nil else { return }
            if draft["seats", name]?.items.isEmpty == true { draft.remove(["seats", name]) }
            let rota = members(of: text, line: passage.line)
            var layer = Clause.map([("every", turn), ("from", Clause.unsaid)], line: passage.line)
            let people = rota.map { turns($0.names, line: $0.line) } ?? Clause(Clause.unsaid, line: passage.line)
            layer.content = .map([Clause.Entry(name: "rotate", clause: people)] + layer.entries)
            var schedule: [Clause.Entry] = []
            if let zone = Self.zone(in: text) { schedule.append(Clause.Entry(name: "zone", clause: Clause(zone, line: passage.line))) }
            let layers = Clause(.list([layer]), line: passage.line)
            draft.set(["schedules", name], Clause(.map(schedule + [Clause.Entry(name: "layers", clause: layers)]), line: passage.line))
            let open = rota == nil ? "name who takes turns, nor since when" : "say since when they take turns"
            draft.gap(.missing, "schedule '\(name)': the document does not \(open).", lines: [passage.line])
            settled.insert(passage.line)
        } else if let rank, rank != "primary", let lead {
            let who = lead.rest.split { ",;.(".contains($0) }.first.map(String.init) ?? ""
            guard isPart(who), draft["schedules", rank] == nil, let seat = seat(who, line: passage.line), seat != rank else { return }
            draft.set(["schedules", rank, "seat"], seat, line: passage.line)
        }
    }

    /// Who takes turns where a sentence says it: `The duty manager rota rotates weekly`. Nil where these are just whoever is on call.
    private func turning(_ text: String) -> String? {
        let words = text.split(separator: " ").drop { !$0.contains(where: \.isLetter) }.map(String.init)
        let verbs: [Phrase] = ["rota", "rotas", "rotat*", "rotan", "wechselt", "wechseln", "tourne", "tournent", "roulement", "turno*"]
        guard let end = words.firstIndex(where: { Folded($0).contains(anyOf: verbs) }), (1...6).contains(end) else { return nil }
        let before = words[..<end].joined(separator: " ")
        let who = cleaned(Chain.withoutSpans(before, SpanProse.find(in: before)))
        let own = Folded(who).words.filter { word in !Self.anyone.contains { $0.words[0].fits(word) } && !SmallWords.all.contains(word) }
        guard isPart(who), !own.isEmpty, Set(Folded(who).words).isDisjoint(with: ["and", "und", "et", "y", "or", "both"]) else { return nil }
        let name = Naming.slug(who)
        return draft["roles", name] == nil ? name : "\(name)-rota"
    }

    /// Words for whoever is on call.
    private static let anyone: [Phrase] = [
        "on", "call", "oncall", "primary", "secondary", "engineer*", "person*", "people", "team*", "bereitschaft*", "rufbereitschaft*", "astreinte*",
        "guardia*", "ingenieur*", "schedule", "shift*", "weekly", "daily", "member*", "responder*",
    ]

    /// What a rotation is called: by the words before it where these are of people, else `primary` or `secondary`. Nil where a sentence is
    /// about several.
    private static func rota(_ label: String, _ folded: Folded) -> String? {
        if folded.contains(anyOf: ["all rotations", "both", "each rotation", "all rotas", "alle rotationen", "primary and secondary"]) { return nil }
        // `primary follows secondary` is about two.
        if folded.contains("primary"), folded.contains("secondary"), Folded(label).words != ["secondary"] { return nil }
        let own = Folded(label).words.filter {
            ![
                "on", "call", "rotation", "schedule", "shift", "shifts", "rota", "bereitschaft", "rufbereitschaft", "astreinte", "guardia",
                "frequency", "length", "duration", "handover", "primary",
            ].contains($0)
        }
        if !own.isEmpty, Folded(label).contains(anyOf: ["on call", "oncall", "bereitschaft", "astreinte", "guardia"]) { return Naming.slug(label) }
        return folded.contains("secondary") ? "secondary" : "primary"
    }

    private static func turn(_ text: String) -> String? {
        guard let found = SpanProse.only(in: text), let span = found.span, [.none, .every].contains(found.lead) else { return nil }
        switch span {
        case .weeks, .days, .months: return span.written
        case .exact(let length) where length >= .seconds(4 * 3600): return span.written
        default: return nil
        }
    }

    /// `Europe/Stockholm`.
    static func zone(in text: String) -> String? {
        let areas = ["Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/", "Atlantic/"]
        return text.split { !$0.isLetter && !"/_".contains($0) }.map(String.init).first { word in
            areas.contains { word.hasPrefix($0) } && word.count > 8
        }
    }

    // MARK: Connections

    /// A system messages go out by. Where it is and how to log in is for whoever runs the server.
    mutating func connection(_ kind: String, line: Int) -> String {
        guard draft["connections", kind] == nil else { return kind }
        let secret = kind.uppercased().replacing("-", with: "_")
        switch kind {
        case "slack": draft.set(["connections", kind], .map([("kind", "slack"), ("token", "env:SLACK_BOT_TOKEN")], line: line))
        case "mail": draft.set(["connections", kind], .map([("kind", "smtp"), ("url", "env:SMTP_URL"), ("from", "env:SMTP_FROM")], line: line))
        default: draft.set(["connections", kind], .map([("kind", "webhook"), ("url", "env:\(secret)_URL")], line: line))
        }
        draft.gap(.open, "connection '\(kind)': set what its `env:` names; the document cannot say it.", lines: [line])
        return kind
    }

    // MARK: Tools

    mutating func readTools() {
        for index in outline.sections.indices where outline.isUnder(.tool, index) && !outline.isUnder(.communication, index) {
            for part in outline.sections[index].parts {
                switch part.block {
                case .table(let table): readToolTable(table)
                case .list(let items, _): for item in items { readTool(item.text) }
                default: break
                }
            }
        }
    }

    private mutating func readToolTable(_ table: Block.Table) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        for row in table.rows {
            let name = Naming.name(row[0].text)
            guard !name.isEmpty else { continue }
            let texts = zip(headers, row).dropFirst()
            let purpose = texts.first { $0.0.contains(.purpose) }.map { Inline.plain($0.1.text) }
            writeTool(name, purpose: purpose, row.dropFirst().map(\.text).joined(separator: " "), line: row[0].line)
        }
    }

    private mutating func readTool(_ passage: Passage) {
        guard let lead = Inline.leadIn(passage.text), !lead.rest.isEmpty else { return }
        writeTool(Naming.name(lead.label), purpose: Inline.plain(lead.rest), lead.rest, line: passage.line)
    }

    /// A tool has an address or a command; what has neither is left as text.
    private mutating func writeTool(_ name: String, purpose: String?, _ raw: String, line: Int) {
        let address = Inline.addresses(raw).first
        let command = Inline.code(raw).first {
            $0.contains(" ") && $0.first.map { $0.isLowercase || "./".contains($0) } == true && !$0.contains("://")
        }
        guard address != nil || command != nil, !name.isEmpty, draft["tools", name] == nil else { return }
        if let purpose, !Fillable.isEmpty(purpose), purpose != command { draft.set(["tools", name, "for"], purpose, line: line) }
        if let address { draft.set(["tools", name, "open"], address, line: line) }
        if let command { draft.set(["tools", name, "run"], command, line: line) }
    }
}
