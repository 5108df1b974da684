internal import Runbooks
internal import Vocabulary

/// What a column or a label says of one severity.
extension DocumentReading {
    /// The first that a label is about; longer phrases of one topic hold words of others.
    static let order: [Topic] = [
        .firstUpdate, .statusPage, .objective, .examples, .updates, .review, .communication, .escalation, .recover, .acknowledge, .meaning,
        .stakeholders, .customers,
    ]

    mutating func say(_ label: String, _ raw: String, of name: String, line: Int) {
        let topics = lexicon.topics(of: label)
        let text = Inline.plain(raw)
        guard let topic = Self.order.first(where: topics.contains) else { return }
        let path = ["severities", name]
        switch topic {
        case .acknowledge: sayTarget(path + ["acknowledge_within"], text, line: line)
        case .recover: sayTarget(path + ["recover_within"], text, line: line)
        case .firstUpdate: sayTarget(path + ["first_update_within"], text, line: line)
        case .review: sayTarget(path + ["review_within"], text, line: line)
        case .updates: sayRhythm(name, text, line: line)
        case .escalation: sayEscalation(name, text, line: line)
        case .statusPage: sayStatusPage(name, text, line: line)
        case .objective: sayBreach(name, text, line: line)
        case .communication: sayCommunication(name, text, line: line)
        case .examples:
            for example in Self.listed(text) { draft.add(path + ["examples"], example, line: line) }
        case .meaning:
            if !Fillable.isEmpty(text), !Fillable.isNone(text) { sayWhat(name, text, label, line: line) }
        case .stakeholders, .customers:
            // `Management informed: within 30 minutes`
            let isLeadership = Folded(label).contains(anyOf: ["management", "leadership", "executive*", "geschaftsfuhrung", "direction", "direccion"])
            guard SpanProse.only(in: text) != nil, Folded(label).words.count <= 4 else { return }
            let audience = isLeadership ? "leadership" : topic == .customers ? "customers" : "stakeholders"
            let isTold = Folded(text).contains(anyOf: ["report*", "update*", "bericht*", "rapport*", "informe*"])
            sayOfAudience(audience, isTold ? "every " + text : text, [name], line: line)
        default: break
        }
    }

    private mutating func sayWhat(_ name: String, _ text: String, _ label: String, line: Int) {
        // `Critical` alone is another name for it.
        if Folded(text).words.count == 1, SeverityWords.rank(Folded(text).words[0]) != nil {
            return draft.add(["severities", name, "also"], text, line: line)
        }
        // `Looks like` and `Impact on players` say two things of one severity.
        if let means = draft["severities", name, "means"]?.text, means != text {
            return draft.add(["severities", name, "examples"], "\(label): \(text)", line: line)
        }
        draft.set(["severities", name, "means"], text, line: line)
    }

    /// `a; b`, `a, b`, `a / b`.
    static func listed(_ text: String) -> [String] {
        guard !Fillable.isEmpty(text) else { return [] }
        let mark: Character = text.contains(";") ? ";" : ","
        var parts: [String] = [""]
        var depth = 0
        for letter in text {
            if "([".contains(letter) { depth += 1 }
            if ")]".contains(letter) { depth -= 1 }
            if letter == mark, depth <= 0 { parts.append("") } else { parts[parts.count - 1].append(letter) }
        }
        let trimmed = parts.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
        // A sentence with a comma in it is one example.
        let isSentence = mark == "," && (trimmed.contains { $0.split(separator: " ").count > 7 } || text.hasSuffix("."))
        return isSentence ? [text] : trimmed.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    }

    // MARK: Targets

    mutating func sayTarget(_ path: [String], _ text: String, line: Int) {
        settled.insert(line)
        if Fillable.isEmpty(text) { return draft.understand(line) }
        if Fillable.isNone(text) { return draft.set(path, "none", line: line) }
        if let hours = Self.byHours(text) {
            return draft.set(path, .map([("default", hours.inside), ("out of hours", hours.outside)], line: line))
        }
        guard let target = Self.target(text) else { return }
        draft.set(path, target, line: line)
    }

    /// The one target a text says, as the language writes it; nil where words stand beside it that may limit it.
    static func target(_ text: String) -> String? {
        let found = SpanProse.find(in: text).filter { $0.lead != .every }
        // `Page the commander immediately`
        if found.count == 1, found[0].span == nil, isOutOfHours(text) == nil { return found[0].target.written }
        guard isOnlyTime(text) else { return found.count == 1 ? inHours(found[0], text) : nil }
        switch found.count {
        case 1: return found[0].target.written
        case 2:
            if case .immediately = found[0].target, let span = found[1].span { return Target.immediately(atMost: span).written }
            return Set(found.map(\.target)).count == 1 ? found[0].target.written : nil
        default: return nil
        }
    }

    /// `4 h (business hours)`: hours of work.
    private static func inHours(_ found: SpanProse.Found, _ text: String) -> String? {
        guard isOutOfHours(text) == false, let phrase = insideWords.first(where: { Folded(text).contains($0) }),
            case .exact(let length)? = found.span,
            length.components.seconds % 3600 == 0
        else { return nil }
        let rest = Folded(text).words.filter { word in !phrase.words.contains { $0.fits(word) } }.joined(separator: " ")
        return isOnlyTime(rest) ? Span.businessHours(Int(length.components.seconds / 3600)).written : nil
    }

    /// `15 min (business hours), 1 h (otherwise)`.
    private static func byHours(_ text: String) -> (inside: String, outside: String)? {
        let found = SpanProse.find(in: text)
        guard found.count == 2 else { return nil }
        let first = Folded(String(text[..<found[1].range.lowerBound])), second = Folded(String(text[found[0].range.upperBound...]))
        guard first.contains(anyOf: insideWords), second.contains(anyOf: outsideWords) else { return nil }
        return (found[0].target.written, found[1].target.written)
    }

    // MARK: Rhythm, status page, objective

    private mutating func sayRhythm(_ name: String, _ text: String, line: Int) {
        settled.insert(line)
        if Fillable.isEmpty(text) || Fillable.isNone(text) { return draft.understand(line) }
        let found = SpanProse.find(in: text)
        guard found.count == 1, let span = found[0].span else {
            if Self.isAsNeeded(text) { draft.understand(line) }
            return
        }
        guard !Exceptions.isLimited(text, behind: found[0].range.upperBound) else { return }
        let isFirst = found[0].lead == .within
        draft.set(["severities", name, isFirst ? "first_update_within" : "update_every"], span.written, line: line)
    }

    static func isAsNeeded(_ text: String) -> Bool {
        Folded(text).contains(anyOf: [
            "as needed", "as required", "when needed", "bei bedarf", "nach bedarf", "si necessaire", "au besoin", "segun sea necesario",
            "cuando sea necesario", "ad hoc", "whenever something changes", "when something changes", "whenever there is news", "bei neuigkeiten",
        ])
    }

    mutating func sayStatusPage(_ name: String, _ text: String, line: Int) {
        guard let policy = Self.statusPolicy(text) else { return }
        draft.set(["severities", name, "status_page"], policy, line: line)
    }

    static func statusPolicy(_ text: String) -> String? {
        let folded = Folded(text)
        if Fillable.isEmpty(text) { return nil }
        if folded.contains(anyOf: ["optional*", "opcional*", "facultatif*", "discretionary"]) { return "optional" }
        if folded.contains(anyOf: [
            "customer visible", "customer facing", "customer impact*", "customers are affected", "if visible", "kundensichtbar*",
            "visible par les clients", "visible para",
        ]) {
            return "when customer visible"
        }
        let spans = SpanProse.find(in: text)
        if spans.count == 1, let span = spans[0].span, case .exact(let length) = span, [.more, .after].contains(spans[0].lead) {
            return "after \(Span.exact(length).written)"
        }
        if Fillable.isNone(text) { return "never" }
        let yes: [Phrase] = [
            "yes", "always", "required", "mandatory", "ja", "immer", "pflicht", "oui", "toujours", "obligatoire", "si", "siempre", "obligatorio",
        ]
        return spans.isEmpty && folded.contains(anyOf: yes) ? "always" : nil
    }

    private mutating func sayBreach(_ name: String, _ text: String, line: Int) {
        let folded = Folded(text)
        let words: [(value: String, phrases: [Phrase])] = [
            ("possibly", ["possibl*", "maybe", "may", "potential*", "moglich*", "eventuell", "possible", "posible*"]),
            ("no", ["no", "nein", "non"]), ("yes", ["yes", "ja", "oui", "si"]),
        ]
        guard let value = words.first(where: { folded.contains(anyOf: $0.phrases) })?.value else { return }
        draft.set(["severities", name, "breaches_slo"], value, line: line)
    }

    /// `Status page, CEO email`: who is told of it, where.
    private mutating func sayCommunication(_ name: String, _ text: String, line: Int) {
        let found = SpanProse.find(in: text)
        if lexicon.mentions(.statusPage, in: text) {
            let part = Self.listed(text).first { lexicon.mentions(.statusPage, in: $0) } ?? text
            draft.set(["severities", name, "status_page"], Self.statusPolicy(part) ?? "always", line: line)
        } else if found.count == 1, let span = found[0].span, found[0].lead == .every || lexicon.mentions(.updates, in: text) {
            settled.insert(line)
            return draft.set(["severities", name, found[0].lead == .within ? "first_update_within" : "update_every"], span.written, line: line)
        } else if let policy = Self.statusPolicy(text), policy != "always" {
            draft.set(["severities", name, "status_page"], policy, line: line)
        }
        for part in Self.listed(text) where Self.ways(part) == ["email"] { sayMail(part, [name], line: line) }
    }

    /// `CEO email`: subscribers get a mail, from whoever is named.
    mutating func sayMail(_ text: String, _ severities: [String], line: Int) {
        let words = cleaned(text)
        let isCustomers = lexicon.mentions(.customers, in: words)
        let path = ["communications", "customers-by-email"]
        draft.set(path + ["to"], "subscribers", line: line)
        if !isCustomers, isPart(words), let owner = party(words, line: line) { draft.set(path + ["owner"], owner, line: line) }
        for severity in severities { draft.add(path + ["for"], severity, line: line) }
    }

    // MARK: Numbers that decide

    private static let measures: [(name: String, phrases: [Phrase])] = [
        ("budget_burn_per_hour", ["error budget burn", "budget burn", "burn rate"]),
        ("customers", ["customer*", "client*", "kunden", "clientes"]), ("users", ["user*", "nutzer", "benutzer*", "utilisateurs", "usuarios"]),
        ("tenants", ["tenants", "mandanten"]), ("requests", ["requests", "anfragen", "requetes", "peticiones", "calls", "traffic"]),
    ]

    /// `> 5 % of customers` in the words for a severity is a number that decides.
    mutating func readCriteria(of name: String) {
        let path = ["severities", name]
        let texts = [draft[path + ["means"]]].compactMap { $0 } + (draft[path + ["examples"]]?.items ?? [])
        for clause in texts {
            guard let text = clause.text, let line = clause.line else { continue }
            for (share, rest, before) in Self.shares(in: text) {
                guard
                    let measure = Self.measures.first(where: {
                        Folded(rest).contains(anyOf: $0.phrases) || ($0.name.hasPrefix("budget") && Folded(before).contains(anyOf: $0.phrases))
                    })
                else { continue }
                draft.add(path + ["match", "any"], .map([("impact.\(measure.name)", share)], line: line))
            }
        }
    }

    /// Each `> 5 %`, with a few words after it and before it. Less than a share decides nothing: nobody knows how much less.
    private static func shares(in text: String) -> [(share: String, after: String, before: String)] {
        let tokens = Token.tokens(of: text)
        return tokens.indices.compactMap { place in
            guard case .number(let number) = tokens[place].kind, place + 1 < tokens.count, tokens[place + 1].text == "%", place > 0 else {
                return nil
            }
            let written = number == number.rounded() ? String(Int(number)) : String(number)
            let two = tokens[..<place].suffix(2).map(\.text)
            let isMore =
                two.last == ">" || two == ["more", "than"] || two == ["mehr", "als"] || two.last == "uber" || two == ["plus", "de"]
                || two == ["mas", "del"]
            let isLeast = two.last == "≥" || two == [">", "="] || two == ["at", "least"] || two.last == "mindestens"
            guard isMore || isLeast else { return nil }
            let after = tokens[(place + 2)...].prefix(4).map(\.text).joined(separator: " ")
            let before = tokens[..<place].suffix(6).map(\.text).joined(separator: " ")
            return ("\(isLeast ? ">=" : ">") \(written) %", after, before)
        }
    }
}
