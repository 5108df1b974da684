internal import Runbooks
internal import Vocabulary

/// How people stay able to answer, and how the document stays true.
extension DocumentReading {
    // MARK: Drills and training

    mutating func readPractice() {
        for index in outline.sections.indices
        where (outline.isUnder(.drill, index) || outline.isUnder(.training, index)) && !outline.isUnder(.metric, index) {
            for part in outline.sections[index].parts {
                switch part.block {
                case .list(let items, _):
                    let before = Set(draft.names(of: "drills"))
                    for item in items { readExercise(item.text, index) }
                    readScope(items, of: draft.names(of: "drills").filter { !before.contains($0) })
                case .table(let table): readExerciseTable(table)
                default: break
                }
            }
        }
    }

    /// `Scope: the whole response, communication too`, said of the exercises of one list.
    private mutating func readScope(_ items: [Block.Item], of drills: [String]) {
        for item in items {
            guard let lead = Inline.leadIn(item.text.text), !lead.rest.isEmpty,
                Folded(lead.label).contains(anyOf: ["scope", "umfang", "perimetre", "alcance", "scenario", "szenario"])
            else { continue }
            for drill in drills {
                guard let what = draft["drills", drill, "what"], let words = what.text else { continue }
                draft.remove(["drills", drill, "what"])
                draft.set(["drills", drill, "what"], "\(words). \(Inline.plain(lead.rest))", line: what.line ?? item.text.line)
                draft.understand(item.text.line)
            }
        }
    }

    private mutating func readExercise(_ passage: Passage, _ index: Int) {
        let text = Inline.plain(passage.text)
        let lead = Inline.leadIn(passage.text)
        let title = lead?.label ?? text
        let found = SpanProse.find(in: text).filter { $0.lead == .every || ($0.lead == .none && $0.span != nil) }
        // How the document itself stays true is no exercise, whatever the heading above it speaks of besides.
        guard !(Folded(text).contains(anyOf: Self.ownWords) && Folded(text).contains(anyOf: Self.reviewedWords)) else { return }
        let isDrill = lexicon.mentions(.drill, in: text) || outline.sections[index].topics.contains(.drill)
        if !isDrill || (lexicon.mentions(.training, in: text) && !lexicon.mentions(.drill, in: text)) {
            return readCertificate(title, text, passage.line, found, index)
        }
        guard !found.isEmpty else { return }
        if found.count > 1 { return readSeveralDrills(text, index, line: passage.line) }
        guard let span = found[0].span else { return }
        let isOnlyTime = lead.map { !SpanProse.find(in: $0.label).isEmpty || lexicon.mentions(.cadence, in: $0.label) } ?? false
        let name = drillName([title, lead?.rest ?? text], fallback: outline.sections[index].title, isOnlyTime: isOnlyTime)
        write(drill: name, span, what: lead.map { Inline.plain($0.rest) } ?? text, line: passage.line)
        settled.insert(passage.line)
    }

    /// `Monthly for P0 scenarios, quarterly for P1/P2`: one each.
    private mutating func readSeveralDrills(_ text: String, _ index: Int, line: Int) {
        for piece in (Inline.leadIn(text).map { Inline.plain($0.rest) } ?? text).split(separator: ",").map(String.init) {
            guard let found = SpanProse.only(in: piece), let span = found.span else { continue }
            let names = severities.mentioned(in: piece)
            let base = drillName([outline.sections[index].title], fallback: "drill", isOnlyTime: true)
            for name in names.isEmpty ? [""] : names {
                write(drill: name.isEmpty ? base : "\(base)-\(Naming.slug(name))", span, what: piece.trimmingSpaces, line: line)
            }
        }
        settled.insert(line)
    }

    /// By what kind it is, or by its own words; by its heading only where it says nothing but a time.
    func drillName(_ texts: [String], fallback: String, isOnlyTime: Bool) -> String {
        let words: [(name: String, phrases: [Phrase])] = [
            ("tabletop", ["tabletop*", "table top*", "planspiel*", "tischubung*"]), ("game-day", ["game day*", "gameday*"]),
            ("wheel-of-misfortune", ["wheel of misfortune"]), ("chaos-test", ["chaos*"]),
            ("red-blue", ["red blue", "red team*", "purple team*"]), ("dry-run", ["dry run*"]),
            ("failover", ["failover*", "fail over*", "disaster recovery"]),
            ("fire-drill", ["fire drill*"]),
        ]
        let general: [Phrase] = [
            "drill*", "exercise*", "ubung*", "notfallubung*", "exercice*", "simulacro*", "simulation*", "ejercicio*", "simulacion*",
        ]
        func named(_ text: String) -> String? { words.first { Folded(text).contains(anyOf: $0.phrases) }?.name }
        if let name = texts.lazy.compactMap(named).first { return name }
        if !isOnlyTime, let title = texts.first, Folded(title).words.count <= 4 {
            let own = Naming.slug(Chain.withoutSpans(title, SpanProse.find(in: title)))
            if !own.isEmpty,
                !Folded(own.replacing("-", with: " ")).words.allSatisfy({ word in word.count < 3 || general.contains { $0.words[0].fits(word) } })
            {
                return own
            }
        }
        return named(fallback) ?? "drill"
    }

    private mutating func write(drill name: String, _ span: Span, what: String, line: Int) {
        guard !name.isEmpty, draft["drills", name] == nil || draft["drills", name, "every"]?.line == line else {
            if draft["drills", name] != nil { draft.set(["drills", name, "every"], Self.every(span), line: line) }
            return
        }
        draft.set(["drills", name, "every"], Self.every(span), line: line)
        if !what.isEmpty { draft.set(["drills", name, "what"], what.capitalizedFirst, line: line) }
    }

    /// `1 quarter`.
    static func every(_ span: Span) -> String { span == .months(12) ? "1 year" : span.written }

    private mutating func readExerciseTable(_ table: Block.Table) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        guard let column = headers.firstIndex(where: { $0.contains(.cadence) || $0.contains(.time) }) else { return }
        for row in table.rows {
            guard let found = SpanProse.only(in: Inline.plain(row[column].text)), let span = found.span else { continue }
            let title = Inline.plain(row[0].text)
            let what = row.enumerated().first { $0.offset != column && $0.offset != 0 }.map { Inline.plain($0.element.text) } ?? ""
            if lexicon.mentions(.training, in: title), !lexicon.mentions(.drill, in: title) {
                readCertificate(title, title, row[0].line, [found], 0)
            } else {
                write(drill: drillName([title], fallback: title, isOnlyTime: false), span, what: what, line: row[0].line)
            }
        }
    }

    /// Training and certificates: who must have it, how often anew, and what shows it.
    private mutating func readCertificate(_ title: String, _ text: String, _ line: Int, _ found: [SpanProse.Found], _ index: Int) {
        let isOne = lexicon.mentions(.training, in: text) || outline.sections[index].topics.contains(.training)
        guard isOne, found.count <= 1, Folded(text).words.count >= 3,
            found.count == 1
                || Folded(text).contains(anyOf: [
                    "certif*", "workshop*", "quiz", "complete*", "must", "required", "mussen", "pflicht", "obligatoire", "obligatori*",
                ])
        else { return }
        let isOnlyTime = !SpanProse.find(in: title).isEmpty
        let named = isOnlyTime ? Inline.leadIn(text)?.rest ?? text : title
        let name = Naming.slug(named.replacing(" for ", with: ";").split { ".,;".contains($0) }.first.map(String.init) ?? named)
        guard !name.isEmpty, name.count <= 50, draft["certifications", name] == nil else { return }
        if let span = found.first?.span { draft.set(["certifications", name, "renew"], Self.every(span), line: line) }
        draft.set(["certifications", name, "proof"], isOnlyTime ? named : Inline.leadIn(text)?.rest ?? text, line: line)
        settled.insert(line)
        if Folded(text).contains(anyOf: ["all team members", "everyone", "all engineers", "on call engineer*", "engineers", "alle", "tous", "todos"]),
            Folded(text).contains(anyOf: ["on call", "bereitschaft", "astreinte", "guardia"]) || Folded(title).contains("call")
        {
            draft.set(["certifications", name, "who"], "everyone on call", line: line)
        }
    }

    // MARK: Upkeep

    /// The document, as it speaks of itself.
    private static let ownWords: [Phrase] = [
        "review this", "runbook is reviewed", "document is reviewed", "review frequency", "review the runbook", "reviewed quarterly",
        "update this runbook", "this runbook", "this document", "dieses dokument", "dieses handbuch", "dieses runbook", "ce document",
        "cette procedure", "este documento", "esta guia", "este procedimiento", "review cycle", "this handbook", "this guide", "this manual",
        "this playbook", "this policy", "this plan", "this procedure", "this page", "dieses konzept", "das konzept", "das handbuch", "dieser plan",
        "dieser leitfaden", "ce guide", "ce manuel", "ce plan", "este manual", "este plan", "esta politica", "este runbook",
    ]
    private static let reviewedWords: [Phrase] = [
        "review*", "revisited", "uberpruf*", "gepruft", "revu", "revue", "relu", "revisa*", "revision",
    ]

    mutating func readUpkeep() {
        for index in outline.sections.indices
        where outline.isUnder(.upkeep, index) && !outline.isUnder(.review, index) || outline.sections[index].topics.contains(.upkeep) {
            for passage in outline.sections[index].parts.flatMap({ Self.texts(in: $0.block) }) {
                let several = sentencesByLine[passage.line] ?? []
                if several.count < 2 { readUpkeepLine(passage); continue }
                for sentence in several where !lexicon.mentions(.drill, in: sentence.folded) && !lexicon.mentions(.training, in: sentence.folded) {
                    let isSettled = settled.contains(passage.line)
                    readUpkeepLine(Passage(sentence.raw, line: passage.line))
                    if !isSettled, settled.remove(passage.line) != nil { spoken.insert(sentence.raw) }
                }
            }
        }
        for sentence in sentences
        where sentence.says(Self.ownWords) {
            if sentence.says(Self.reviewedWords) {
                let isSettled = settled.contains(sentence.line)
                readUpkeepLine(Passage(sentence.raw, line: sentence.line))
                // The line goes on with something else.
                if !isSettled, (sentencesByLine[sentence.line] ?? []).count > 1, settled.remove(sentence.line) != nil { spoken.insert(sentence.raw) }
            }
        }
        for sentence in sentences { readReaders(sentence) }
        for index in outline.sections.indices where outline.sections[index].topics.contains(.changes) { readChanges(index) }
    }

    private mutating func readUpkeepLine(_ passage: Passage) {
        let text = Inline.plain(passage.text)
        let lead = Inline.leadIn(passage.text)
        if lexicon.mentions(.approval, in: lead?.label ?? "")
            || Folded(text).contains(anyOf: [
                "must be approved by", "approved by", "require review by", "require approval", "genehmigt durch", "freigegeben durch", "approuve par",
                "valide par", "aprobad* por",
            ])
        {
            return readApprovers(lead?.rest ?? text, line: passage.line)
        }
        guard let found = SpanProse.find(in: text).first(where: { $0.lead == .every }), let span = found.span, !settled.contains(passage.line) else {
            return
        }
        guard !Folded(text).contains(anyOf: ["action item*", "kpi*", "metrics"]) else { return }
        settled.insert(passage.line)
        let isWhole = lead == nil || Folded(lead?.rest ?? "").words.count <= 2 || lexicon.mentions(.cadence, in: lead?.rest ?? "")
        if lexicon.mentions(.version, in: lead?.label ?? ""), let lead, let end = lead.rest.firstRange(of: "Review") {
            addNote("\(lead.label): \(Inline.plain(String(lead.rest[..<end.lowerBound])))", line: passage.line)
        }
        let what = isWhole ? nil : lead.map { Inline.plain($0.rest) }
        let clause =
            what.map { Clause.map([("every", Self.every(span)), ("what", $0)], line: passage.line) }
            ?? .map([("every", Self.every(span))], line: passage.line)
        draft.add(["runbook", "reviewed"], clause)
        if isWhole,
            let range = [" by the ", " durch die ", " durch den ", " par le ", " par la ", " por el ", " por la "].compactMap({
                text.firstRange(of: $0)
            }).first
        {
            var words = text[range.upperBound...].split { ".,;(".contains($0) }.first?.split(separator: " ").map(String.init) ?? []
            // `durch die Leitung überprüft`: the verb comes last.
            if text[range].contains("durch") { while let last = words.last, last.first?.isLowercase == true { words.removeLast() } }
            let who = words.joined(separator: " ")
            if isPart(who), let seat = seat(who, line: passage.line), let items = draft["runbook", "reviewed"]?.items, var last = items.last {
                last["owner"] = Clause(seat, line: passage.line)
                draft.remove(["runbook", "reviewed"])
                draft.set(["runbook", "reviewed"], Clause(.list(Array(items.dropLast()) + [last]), line: passage.line))
            }
        }
    }

    private mutating func readApprovers(_ text: String, line: Int) {
        var tail = Inline.plain(text)
        for mark in ["review by ", "approved by ", "approval by ", "approval from ", "approval of ", "durch ", "par ", "por "] {
            if let range = tail.firstRange(of: mark) { tail = String(tail[range.upperBound...]); break }
        }
        let seats = parts(tail.split(separator: ".").first.map(String.init) ?? tail).filter(isPart).compactMap { seat($0, line: line) }
        for seat in seats { draft.add(["runbook", "approved_by"], seat, line: line) }
    }

    private mutating func readReaders(_ sentence: Sentence) {
        if sentence.says(["current version", "latest version", "aktuelle fassung", "aktuelle version", "version en vigueur", "version actual"]),
            sentence.says(["have", "has", "haben", "hat", "ont", "disposent", "tienen", "dispongan"]),
            sentence.says(["all team members", "every team member", "all members", "alle mitglieder", "alle teammitglieder", "tous les membres"]),
            let seat = seat("team members", line: sentence.line)
        {
            return draft.set(["runbook", "read_by"], seat, line: sentence.line)
        }
        guard
            sentence.says([
                "must read", "must have read", "familiar with", "muss gelesen", "gelesen haben", "doivent avoir lu", "deben haber leido",
                "deben leer",
            ]), sentence.says(["on call", "responders", "bereitschaft", "astreinte", "guardia", "team"])
        else { return }
        draft.set(["runbook", "read_by"], "everyone on call", line: sentence.line)
    }

    /// The newest line of a history says what changed in this version.
    private mutating func readChanges(_ index: Int) {
        for part in outline.sections[index].parts {
            switch part.block {
            case .table(let table):
                if let row = table.rows.first {
                    addNote(row.map { Inline.plain($0.text) }.filter { !$0.isEmpty }.joined(separator: ", "), line: row[0].line)
                }
            case .list(let items, _): if let item = items.first { addNote(Inline.plain(item.text.text), line: item.text.line) }
            default: break
            }
        }
    }
}
