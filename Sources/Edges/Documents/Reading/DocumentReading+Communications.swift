internal import Runbooks
internal import Vocabulary

/// Who is told what, where and how often, and the texts for it.
extension DocumentReading {
    mutating func readCommunications() {
        for index in outline.sections.indices where isCommunication(index) {
            let section = outline.sections[index]
            readChannelName(section.title, line: section.line)
            for part in section.parts {
                switch part.block {
                case .list(let items, _): for item in items { readCommunication(item, index) }
                case .paragraph(let lines):
                    for line in lines.flatMap({ labelledSentences(sentencesByLine[$0.line] ?? []) }) {
                        readCommunication(Block.Item(text: line, isTask: false, inside: []), index)
                    }
                case .table(let table): readCommunicationTable(table, index)
                default: break
                }
            }
        }
        defer { readLooseChannel() }
        for index in outline.sections.indices where outline.isUnder(.roles, index) || outline.isUnder(.tool, index) {
            for passage in outline.sections[index].parts.flatMap({ Self.texts(in: $0.block) })
            where lexicon.mentions(.channel, in: Inline.leadIn(passage.text)?.label ?? "") {
                readChannelName(passage.text, line: passage.line)
            }
        }
    }

    /// `**Customers.** The spokesman writes …`: the first word says whom the others are for.
    private func labelledSentences(_ sentences: [Sentence]) -> [Passage] {
        guard sentences.count > 1, let first = sentences.first, first.raw.hasPrefix("**"), first.raw.hasSuffix(".**"), first.folded.words.count <= 3
        else { return sentences.map { Passage($0.raw, line: $0.line) } }
        return sentences.dropFirst().map { Passage("**\(first.text.dropLast())**: \($0.raw)", line: $0.line) }
    }

    private func isCommunication(_ index: Int) -> Bool {
        let chain = outline.chain(index)
        let isSpoken = chain.contains {
            $0.topics.contains(.communication) || $0.topics.contains(.statusPage) || $0.topics.contains(.updates)
                || $0.topics.contains(.stakeholders) && $0.topics.contains(.updates)
        }
        return isSpoken && !outline.isUnder(.template, index) && !outline.isUnder(.playbook, index) && !taken.contains(index)
            && !outline.isUnder(.review, index) && !outline.isUnder(.upkeep, index)
    }

    /// Whom a section or label is for.
    func audience(_ text: String, _ index: Int) -> String {
        ([text] + outline.chain(index).reversed().map(\.title)).lazy.compactMap(knownAudience).first ?? "internal"
    }

    private func knownAudience(_ words: String) -> String? {
        if lexicon.mentions(.statusPage, in: words) || words.contains("://status") || words.contains("://estado") { return "status-page" }
        if lexicon.mentions(.customers, in: words), !Folded(words).contains("internal") { return "customers" }
        if Folded(words).contains(anyOf: ["executive*", "leadership", "geschaftsfuhrung", "geschaftsleitung", "direction generale", "direccion"]) {
            return "leadership"
        }
        if Folded(words).contains("stakeholders") || Folded(words).contains("stakeholder") { return "stakeholders" }
        let isInside = lexicon.mentions(.stakeholders, in: words) || lexicon.mentions(.channel, in: words) && words.contains("#")
        return isInside ? "internal" : nil
    }

    /// `Municipalities:` names somebody, and nobody of ours as far as anyone knows: what is said there is not for the people inside.
    func isStranger(_ label: String) -> Bool {
        knownAudience(label) == nil && severities.mentioned(in: label).isEmpty && Self.isOutOfHours(label) == nil
            && !Folded(label).contains(anyOf: Self.places + ["intern*"])
            && lexicon.topics(of: label).isSubset(of: [.customers, .regulator, .legal])
    }

    // MARK: Channels

    /// `#incident-[incident-id]`, `#clarivum-oncall`.
    mutating func readChannelName(_ raw: String, line: Int) {
        guard let name = Self.channel(in: raw), draft["communications", "internal", "to"] == nil else { return }
        let isSlack = outlineMentions("slack")
        let connection = connection(isSlack ? "slack" : "chat", line: line)
        draft.set(["communications", "internal", "to"], "\(connection):\(name)", line: line)
    }

    /// A channel that is only mentioned on the way: `Slack #inc-channel`.
    private mutating func readLooseChannel() {
        guard draft["communications", "internal", "to"] == nil else { return }
        for passage in passages where Folded(passage.text).contains(anyOf: ["slack", "channel", "kanal", "canal", "join", "rejoindre"]) {
            readChannelName(passage.text, line: passage.line)
        }
    }

    func outlineMentions(_ word: String) -> Bool { passages.contains { Folded($0.text).contains(word) } }

    static func channel(in raw: String) -> String? {
        guard let start = raw.firstIndex(of: "#") else { return nil }
        if start > raw.startIndex, !" `(\"'*:[".contains(raw[raw.index(before: start)]) { return nil }
        let name = raw[start...].prefix { $0.isLetter || $0.isNumber || "#-_[]{}<>.\u{2010}\u{2011}".contains($0) }
        guard name.count > 2, name.dropFirst().first.map({ $0.isLetter || "[{<".contains($0) }) == true, name.filter({ $0 == "#" }).count == 1,
            name.dropFirst().contains(where: \.isLetter)
        else { return nil }
        let filled = TemplateText.filled(String(name)).text.replacing("[", with: "").replacing("]", with: "")
        let isOpen = filled.contains("{{") ? filled : String(name.map { "\u{2010}\u{2011}".contains($0) ? "-" : $0 })
        return isOpen.last.map { ".-_".contains($0) } == true ? String(isOpen.dropLast()) : isOpen
    }

    // MARK: How often

    private mutating func readCommunication(_ item: Block.Item, _ index: Int) {
        let raw = item.text.text
        let text = Inline.plain(raw)
        let lead = Inline.leadIn(raw)
        let names = severities.mentioned(in: lead?.label ?? "")
        guard !isOfUnknownSeverity(text, in: index), !needsApproval(Folded(text)) else { return }
        readChannelName(raw, line: item.text.line)
        if let lead, !names.isEmpty, Folded(lead.label).words.count <= 5 {
            sayOfAudience(audience("", index), Inline.plain(lead.rest), names, line: item.text.line)
        } else if let audience = sender(lead?.label ?? text, index), sayConditional(audience, text, line: item.text.line) {
            settled.insert(item.text.line)
        } else if let audience = bystander(lead?.label ?? ""), outline.isUnder(.communication, index), let lead, !lead.rest.isEmpty {
            draft.set(["communications", audience, "to"], Clause.unsaid, line: item.text.line)
            draft.gap(
                .missing, "communication '\(audience)': '\(Inline.plain(lead.rest))'; the document does not say where it goes.",
                lines: [item.text.line])
        } else if let lead, readAudienceLine(lead, index, line: item.text.line) {
            return
        } else if !isToldToStrangers(text, lead?.label ?? ""),
            lexicon.mentions(.updates, in: text) || SpanProse.find(in: text).contains(where: { $0.lead == .every })
        {
            let audience = audience(lead?.label ?? text, index)
            readRhythms(audience, text, index, line: item.text.line)
            if lead != nil, draft["communications", audience] != nil, draft["communications", audience, "to"] == nil,
                lexicon.mentions(.statusPage, in: text)
            {
                draft.set(["communications", audience, "to"], "status_page", line: item.text.line)
            }
        }
        for case .list(let items, _) in item.inside where !isStranger(lead?.label ?? "update") {
            for inner in items {
                let innerNames = severities.mentioned(in: Inline.leadIn(inner.text.text)?.label ?? "")
                if innerNames.isEmpty {
                    readRhythms(audience(lead?.label ?? text, index), Inline.plain(inner.text.text), index, line: inner.text.line)
                } else {
                    sayOfAudience(
                        audience(lead?.label ?? text, index), Inline.plain(Inline.leadIn(inner.text.text)?.rest ?? ""), innerNames,
                        line: inner.text.line)
                }
            }
        }
    }

    /// `Every 30 minutes for P0, hourly for P1, as needed for P2/P3`.
    private mutating func readRhythms(_ audience: String, _ text: String, _ index: Int, line: Int) {
        var pieces: [String] = [""]
        for letter in text { if ",;".contains(letter) { pieces.append("") } else { pieces[pieces.count - 1].append(letter) } }
        if pieces.count == 1 { pieces = alternatives(text) }
        // `During a P1, an update is posted every 20 minutes` is about the P1.
        let isOfOne =
            severities.mentioned(in: text).count <= 1 || !Folded(text).contains(anyOf: ["whenever", "when", "if", "only", "wenn", "nur", "si"])
        if SpanProse.find(in: text).count == 1, !Self.isAsNeeded(text), isOfOne { pieces = [text] }
        let isOfSome = pieces.contains { !severities.mentioned(in: $0).isEmpty }
        var last: [String] = []
        for piece in pieces {
            var names = severities.mentioned(in: piece)
            let found = SpanProse.find(in: piece)
            defer { if !names.isEmpty { last = names } }
            if found.count == 1, found[0].lead != .lasting {
                // `S1: within 20 minutes, then every 30`: the second goes on about the S1; what is said `otherwise` is for the rest.
                if names.isEmpty, isOfSome, !Folded(piece).contains(anyOf: Self.restWords) {
                    guard !last.isEmpty else { continue }
                    names = last
                }
                sayOfAudience(audience, piece, names.isEmpty ? severities.mentioned(in: outline.sections[index].title) : names, line: line)
            } else if Self.isAsNeeded(piece), !names.isEmpty {
                for name in names { draft.set(["communications", audience, "every", name], "as needed", line: line) }
            }
        }
    }

    static let restWords: [Phrase] = [
        "otherwise", "others", "all others", "by default", "sonst", "ansonsten", "andernfalls", "sinon", "de lo contrario", "en otro caso",
        "normally",
    ]

    /// `every 15 minutes (Sev-1) or 30 minutes (Sev-2)`, `SEV1 every 15 minutes, SEV2 hourly`: each length with its severities.
    func alternatives(_ text: String) -> [String] {
        let found = SpanProse.find(in: text)
        guard found.count >= 2 else { return [text] }
        let isEvery = found[0].lead == .every
        for marks in [";", ";,"] {
            let parts = text.split { marks.contains($0) }.map(String.init).filter { !SpanProse.find(in: $0).isEmpty }
            guard parts.count == found.count, parts.allSatisfy({ !severities.mentioned(in: $0).isEmpty }) else { continue }
            return isEvery ? parts.map { SpanProse.only(in: $0)?.lead == SpanProse.Lead.none ? "every \($0)" : $0 } : parts
        }
        let isAfter = severities.mentioned(in: String(text[..<found[0].range.lowerBound])).isEmpty
        return found.indices.map { place in
            let item = found[place].range
            let start = place == 0 ? text.startIndex : isAfter ? item.lowerBound : found[place - 1].range.upperBound
            let end = place + 1 < found.count ? (isAfter ? found[place + 1].range.lowerBound : item.upperBound) : text.endIndex
            return (place > 0 && isEvery && isAfter && [.none, .every].contains(found[place].lead) ? "every " : "") + text[start..<end]
        }
    }

    /// One line of an audience: a rhythm, or by when it is told first.
    mutating func sayOfAudience(_ audience: String, _ text: String, _ names: [String], line: Int) {
        let found = SpanProse.find(in: text).filter { $0.lead != .lasting }
        guard found.count == 1, let span = found[0].span else {
            if audience == "status-page" { sayStatusPolicy(text, names, line: line) }
            if Self.isAsNeeded(text) { for name in names { draft.set(["communications", audience, "every", name], "as needed", line: line) } }
            return
        }
        guard found[0].isFromBeginning(in: text) else {
            return draft.gap(.open, "'\(audience)': '\(text.trimmingSpaces)' counts from something else, and was not taken.", lines: [line])
        }
        let isEvery = found[0].lead == .every || (found[0].lead == .none && lexicon.mentions(.updates, in: text) && !Folded(text).contains("first"))
        let path = ["communications", audience]
        settled.insert(line)
        guard !names.isEmpty else { return setForAll(path, isEvery, span, line: line) }
        for name in names { draft.set(path + [isEvery ? "every" : "within", name], span.written, line: line) }
        if audience == "status-page" { sayStatusPolicy(text, names, line: line) }
    }

    mutating func setForAll(_ path: [String], _ isEvery: Bool, _ span: Span, line: Int) {
        let key = path + [isEvery ? "every" : "within"]
        if draft[key]?.entries.isEmpty == false { return draft.set(key + ["default"], span.written, line: line) }
        draft.set(key, span.written, line: line)
    }

    private mutating func sayStatusPolicy(_ text: String, _ names: [String], line: Int) {
        let policy =
            Self.statusPolicy(text)
            ?? (Folded(text).contains(anyOf: ["real time", "immediately", "updates"]) && !names.isEmpty && SpanProse.find(in: text).isEmpty
                ? "always" : nil)
        guard let policy else { return }
        for name in names { draft.add(["communications", "status-page", "for"], name, line: line) }
        for name in names where draft["severities", name, "status_page"] == nil {
            draft.set(["severities", name, "status_page"], policy, line: line)
        }
    }

    // MARK: On a condition

    private func sender(_ label: String, _ index: Int) -> String? {
        let words = Folded(label)
        if words.contains(anyOf: ["email", "e mail", "mail", "courriel", "correo"]) { return "customers-by-email" }
        if words.contains(anyOf: ["in app"]) { return "in-app" }
        return nil
    }

    /// Whom a document means to tell without saying how.
    private func bystander(_ label: String) -> String? {
        let words: [(name: String, phrases: [Phrase])] = [("in-app", ["in app"]), ("partners", ["partner*"]), ("support", ["support"])]
        return Folded(label).words.count > 2 ? nil : words.first { Folded(label).contains(anyOf: $0.phrases) }?.name
    }

    /// `For incidents affecting > 10 % of users`.
    private mutating func sayConditional(_ audience: String, _ text: String, line: Int) -> Bool {
        guard audience == "customers-by-email", let clause = Self.criterion(text) else { return false }
        draft.set(["communications", audience, "to"], "subscribers", line: line)
        draft.set(["communications", audience, "only"], .map([clause], line: line))
        return true
    }

    static func criterion(_ text: String) -> (String, String)? {
        let tokens = Token.tokens(of: text)
        for place in tokens.indices.dropFirst() {
            guard case .number(let number) = tokens[place].kind, place + 1 < tokens.count, tokens[place + 1].text == "%" else { continue }
            let before = tokens[..<place].suffix(2).map(\.text)
            guard
                before.last == ">" || before == ["more", "than"] || before == ["mehr", "als"] || before == ["plus", "de"] || before == ["mas", "del"]
            else { continue }
            let after = Folded(tokens[(place + 2)...].prefix(4).map(\.text).joined(separator: " "))
            let nouns: [(String, [Phrase])] = [
                ("users", ["user*", "nutzer*", "benutzer*", "utilisateurs", "usuarios"]),
                ("customers", ["customer*", "kunden", "clients", "clientes"]),
            ]
            guard let noun = nouns.first(where: { after.contains(anyOf: $0.1) })?.0 else { continue }
            return ("impact.\(noun)", "> \(number == number.rounded() ? String(Int(number)) : String(number)) %")
        }
        return nil
    }
}
