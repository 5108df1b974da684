/// Finds severities in what people write: `P1`, `Sev-2`, `SEV 3`, `Severity 1`, `P0/P1`, `P1–P3`, `P3+`, `Priorität 2`, `Critical`.
struct SeverityWords: Sendable {
    /// A name as the runbook has it, and everything else it is called, folded.
    struct Name: Hashable, Sendable {
        var name: String
        /// `1` of `P1`; nil when it is a word.
        var number: Int?
        /// The word for it, such as `critical`.
        var word: String?
        var line: Int
    }

    /// Highest first.
    private(set) var names: [Name] = []

    init(_ names: [Name] = []) { self.names = names }

    private static let prefixes: Set<String> = [
        "p", "s", "g", "n", "l", "sev", "severity", "prio", "priority", "priorite", "prioritat", "prioridad", "gravite", "gravedad", "severidad",
        "niveau", "nivel", "level", "schweregrad", "stufe", "kategorie", "cat", "tier", "sev0",
    ]

    /// Before a letter: `Klasse A`, `Category B`.
    private static let classes: Set<String> = [
        "klasse", "class", "classe", "clase", "kategorie", "category", "categorie", "categoria", "stufe", "level", "niveau", "nivel", "type", "typ",
        "severity", "priority", "prioritat", "storungsklasse", "cat", "tier",
    ]

    /// Before several: `Priorities 1 and 2`, `Klassen A und B`. They name none.
    private static let plurals: Set<String> = [
        "niveaux", "levels", "severities", "priorities", "stufen", "prioritaten", "priorites", "prioridades", "niveles", "tiers", "klassen",
        "classes",
        "clases", "storungsklassen", "categories",
    ]

    /// `A` is 1, `II` is 2.
    private static func letter(_ text: Substring) -> Int? {
        let romans = ["I": 1, "II": 2, "III": 3, "IV": 4, "V": 5]
        if let number = romans[String(text)] { return number }
        guard text.count == 1, let ascii = text.first?.asciiValue, (65...69).contains(ascii) else { return nil }
        return Int(ascii) - 64
    }

    /// How bad a word says it is: 0 is the worst.
    private static let ranks: [String: Int] = [
        "critical": 0, "blocker": 0, "kritisch": 0, "critique": 0, "critico": 0, "critica": 0, "emergency": 0, "bloquant": 0, "urgent": 1,
        "high": 1, "major": 1, "hoch": 1, "schwer": 1, "majeur": 1, "majeure": 1, "haute": 1, "eleve": 1, "elevee": 1, "alto": 1, "alta": 1,
        "grave": 1, "mayor": 1,
        "medium": 2, "moderate": 2, "mittel": 2, "moyen": 2, "moyenne": 2, "medio": 2, "media": 2, "modere": 2, "moderado": 2, "moderada": 2,
        "significant": 1,
        "minor": 3, "low": 3, "niedrig": 3, "gering": 3, "mineur": 3, "mineure": 3, "faible": 3, "basse": 3, "bajo": 3, "baja": 3, "menor": 3,
        "baixo": 3, "baixa": 3,
        "leve": 3,
        "informational": 4, "info": 4, "cosmetic": 4, "trivial": 4, "kosmetisch": 4,
    ]

    static func rank(_ word: String) -> Int? { ranks[word] }

    /// `kritisch` of `kritische`, `critique` of `critiques`; nil for what says nothing of how bad it is.
    static func rankWord(_ word: String) -> String? {
        if ranks[word] != nil { return word }
        let ends = ["en", "em", "er", "es", "e", "s"].filter { word.hasSuffix($0) && word.count > $0.count + 3 }
        return ends.map { String(word.dropLast($0.count)) }.first { ranks[$0] != nil }
    }

    static func isNoun(_ word: String) -> Bool { nouns.contains(word) }

    /// `sev1`, `priority`, `major`, `2`: a word of a severity's name.
    static func isPartOfName(_ word: String) -> Bool {
        let letters = word.prefix { $0.isLetter }
        let isCode = prefixes.contains(String(letters)) && word.dropFirst(letters.count).allSatisfy(\.isNumber)
        return isCode || classes.contains(word) || plurals.contains(word) || ranks[word] != nil || word.count == 1 && word.first?.isNumber == true
    }

    // MARK: Names

    /// The severity a text is the name of, perhaps with its word: `P0 - Critical (Immediate Response)`, `Critical (P0)`, `SEV-1`, `Hoch`.
    static func name(_ text: String, line: Int) -> Name? {
        let text = withoutTail(text.trimmingSpaces)
        let folded = Folded(text)
        guard !folded.words.isEmpty, folded.words.count <= 9 else { return nil }
        let word = folded.words.first { ranks[$0] != nil }
        if let code = code(in: text), isAtAnEnd(code.text, of: text, word: word) {
            return Name(name: code.text.replacing(" ", with: "-"), number: code.number, word: word, line: line)
        }
        guard let word, folded.words.count <= 2 || folded.words.first == word && text.contains(where: { "-–(:".contains($0) }) else { return nil }
        guard
            folded.words.count == 1 || ["severity", "priority", "impact", "incident", "incidents"].contains(where: folded.words.contains)
                || text.contains(where: { "-–(:".contains($0) })
        else { return nil }
        let written = text.split { !$0.isLetter }.first { Folded(String($0)).words == [word] }.map(String.init) ?? word
        return Name(name: written, number: nil, word: word, line: line)
    }

    /// `Niveau 1 – Critique : mise en jeu de la sécurité des patients`: what comes after the second mark is no name.
    private static func withoutTail(_ text: String) -> String {
        guard Folded(text).words.count > 9, let colon = text.firstIndex(of: ":"), code(in: String(text[..<colon])) != nil else { return text }
        return text[..<colon].trimmingSpaces
    }

    /// `P1: Critical`, `Critical (P1)`, and not `Escalate a P1 to the CTO`.
    private static func isAtAnEnd(_ code: String, of text: String, word: String?) -> Bool {
        if text.hasPrefix(code) { return true }
        return word != nil && (text.hasSuffix("(\(code))") || text.hasSuffix(code))
    }

    private static func code(in text: String) -> (text: String, number: Int)? {
        let tokens = Token.tokens(of: text)
        for (place, token) in tokens.enumerated() where token.kind == .word {
            let letters = token.text.prefix { $0.isLetter }
            guard prefixes.contains(String(letters)) || classes.contains(token.text) else { continue }
            if let number = Int(token.text.dropFirst(letters.count)), number < 10 { return (String(text[token.range]), number) }
            guard letters.count == token.text.count, place + 1 < tokens.count else { continue }
            if classes.contains(token.text), let number = letter(text[tokens[place + 1].range]) {
                return (String(text[token.range.lowerBound..<tokens[place + 1].range.upperBound]), number)
            }
            var next = place + 1
            if "-_ #".contains(tokens[next].text), next + 1 < tokens.count { next += 1 }
            guard case .number(let number) = tokens[next].kind, number < 10, number == number.rounded(), next == place + 1 || tokens[next].isAttached
            else { continue }
            guard letters.count > 1 || next > place + 1 else { continue }
            return (String(text[token.range.lowerBound..<tokens[next].range.upperBound]), Int(number))
        }
        return nil
    }

    /// Every code a sentence speaks of: `SEV1`, `Severity 2`.
    static func codes(in text: String, line: Int) -> [Name] {
        var names: [Name] = []
        var rest = text
        while let found = code(in: rest), let range = rest.firstRange(of: found.text) {
            if found.text.first?.isLetter == true, found.text.lowercased().hasPrefix("s") || found.text.lowercased().hasPrefix("p") {
                names.append(Name(name: found.text.replacing(" ", with: "-"), number: found.number, word: nil, line: line))
            }
            rest = String(rest[range.upperBound...])
        }
        return names
    }

    /// `Klasse A`, `Niveau 1 – Critique`: it begins with one.
    static func isCode(_ text: String) -> Bool { code(in: text).map { text.hasPrefix($0.text) } ?? false }

    /// The incidents a sentence speaks of by a code: `Category 1` of `on a Category 1 incident`. `L2 engineer` is no incident.
    static func incidents(in text: String) -> String? {
        guard let found = code(in: text), let place = Folded(text).place(of: Folded(found.text)) else { return nil }
        let words = Folded(text).words
        let beside = words[max(0, place.lowerBound - 3)..<place.lowerBound] + words[place.upperBound...].prefix(2)
        return beside.contains { word in
            nouns.contains(word) && !["one", "ones", "severity", "severities", "priority", "niveau", "gravite", "gravidade"].contains(word)
        } ? found.text : nil
    }

    /// Whether a text is about some severity, known or not: `Priority 1`, `MTTA (S1)`, `Klasse A`, `major incidents`.
    static func isScope(_ text: String) -> Bool {
        if code(in: text) != nil || name(text, line: 0) != nil { return true }
        let words = Folded(text).words
        return words.indices.contains { place in
            plurals.contains(words[place]) && place + 1 < words.count && words[place + 1].count == 1
                || ranks[words[place]] != nil
                    && (place + 1 < words.count && nouns.contains(words[place + 1]) || place > 0 && nouns.contains(words[place - 1]))
        }
    }

    /// What a word for a severity stands beside.
    private static let nouns: Set<String> = [
        "incident", "incidents", "outage", "outages", "one", "ones", "severity", "severities", "priority", "issue", "issues", "event", "events",
        "storung", "storungen", "vorfall", "vorfalle", "ausfall", "ausfalle", "panne", "pannes", "incidente", "incidentes", "niveau", "gravite",
        "gravidade",
    ]

    // MARK: Mentions

    /// All of these: `P0/P1`, `P3+`, `P1 to P3`, `all severities`; in the runbook's order.
    func mentioned(in text: String) -> [String] {
        guard !names.isEmpty else { return [] }
        let tokens = Token.tokens(of: text)
        var found: Set<Int> = []
        var place = 0
        var last: (index: Int, end: Int)?
        while place < tokens.count {
            guard let (index, end) = index(at: place, in: tokens, of: text) ?? letterIndex(at: place, in: tokens, of: text) else {
                place += 1
                continue
            }
            found.insert(index)
            if let last, isRange(tokens[last.end..<place]) { found.formUnion(min(last.index, index)...max(last.index, index)) }
            if end < tokens.count {
                let next = tokens[end].text
                let after = tokens[end...].prefix(3).map(\.text)
                if next == "+" || after.starts(with: ["and", "below"]) || after.starts(with: ["or", "lower"]) || after.starts(with: ["and", "lower"])
                    || after.starts(with: ["or", "below"])
                {
                    found.formUnion(index..<names.count)
                } else if after.starts(with: ["and", "above"]) || after.starts(with: ["or", "above"]) || after.starts(with: ["or", "higher"])
                    || after.starts(with: ["and", "higher"])
                {
                    found.formUnion(0...index)
                }
            }
            last = (index, end)
            place = end
            // `Priority 1 and 2`, `Klassen A, B und C`: the word for it stands once.
            while let (next, after) = following(place, in: tokens, of: text, as: index) {
                found.insert(next)
                if isRange(tokens[place..<(after - 1)]) { found.formUnion(min(index, next)...max(index, next)) }
                place = after
            }
        }
        return names.indices.filter(found.contains).map { names[$0].name }
    }

    private func letterIndex(at place: Int, in tokens: [Token], of text: String) -> (index: Int, end: Int)? {
        guard place + 1 < tokens.count, Self.classes.contains(tokens[place].text) || Self.plurals.contains(tokens[place].text),
            case let written = text[tokens[place + 1].range], let number = Self.letter(written) ?? Int(written),
            let index = index(of: number, prefix: tokens[place].text[...])
        else { return nil }
        // A number of a class is that of a severity where severities are called so: `Category 1`, and not `Class 1` of P1.
        let isCalledSo = Int(written) == nil || Folded(names[index].name).words.first == tokens[place].text
        return isCalledSo ? (index, place + 2) : nil
    }

    /// The severities of a cell that holds nothing else: `A, B` of Klasse A and Klasse B, `1-3`, `all`. Empty when some part of it is none.
    func listed(in text: String) -> [String] {
        let words = Folded(text).words
        if ["all", "alle", "tous", "toutes", "todas", "todos", "every", "any"].contains(words.first ?? "") { return names.map(\.name) }
        let mentioned = mentioned(in: text)
        if !mentioned.isEmpty { return mentioned }
        let places = text.split { !$0.isLetter && !$0.isNumber }.map { part in
            names.firstIndex { $0.number != nil && ($0.number == Int(part) || $0.number == Self.letter(part)) }
        }
        let isRange = places.count == 2 && text.contains { "-–".contains($0) }
        let found = places.compactMap { $0 }
        guard found.count == places.count, let low = found.min(), let high = found.max() else { return [] }
        return (isRange ? Array(low...high) : found.sorted()).map { names[$0].name }
    }

    /// A bare number or letter behind `and`, where those before it had their word: not the first of another length of time.
    private func following(_ place: Int, in tokens: [Token], of text: String, as index: Int) -> (index: Int, end: Int)? {
        let links: Set<String> = ["and", "or", "und", "oder", "et", "ou", "y", "e", "o", ",", "/", "-", "–", "to", "bis", "a"]
        guard place + 1 < tokens.count, links.contains(tokens[place].text), names[index].number != nil else { return nil }
        let token = tokens[place + 1]
        let isEnd = place + 2 >= tokens.count || tokens[place + 2].kind != .word || SpanLexicon.units[tokens[place + 2].text] == nil
        guard isEnd else { return nil }
        if case .number(let number) = token.kind, number < 10, number == number.rounded() {
            return names.firstIndex { $0.number == Int(number) }.map { ($0, place + 2) }
        }
        guard token.kind == .word, text[token.range].count == 1, let number = Self.letter(text[token.range]) else { return nil }
        return names.firstIndex { $0.number == number }.map { ($0, place + 2) }
    }

    private func isRange(_ between: ArraySlice<Token>) -> Bool {
        between.count == 1 && ["-", "–", "—", "to", "through", "bis", "a"].contains(between.first?.text ?? "")
    }

    private func index(at place: Int, in tokens: [Token], of text: String) -> (index: Int, end: Int)? {
        let token = tokens[place]
        guard token.kind == .word else { return nil }
        let letters = token.text.prefix { $0.isLetter }
        if Self.prefixes.contains(String(letters)) || Self.plurals.contains(token.text) {
            if let number = Int(token.text.dropFirst(letters.count)), let index = index(of: number, prefix: letters) { return (index, place + 1) }
            if letters.count == token.text.count, place + 1 < tokens.count {
                let next = "-#".contains(tokens[place + 1].text) ? place + 2 : place + 1
                let isCode = next == place + 2 || letters.count > 1
                if isCode, next < tokens.count, case .number(let number) = tokens[next].kind, number < 10,
                    let index = index(of: Int(number), prefix: letters)
                {
                    return (index, next + 1)
                }
            }
        }
        // A word counts only where severities have no codes, or where it is written as a name.
        guard names.allSatisfy({ $0.number == nil }), let index = names.firstIndex(where: { $0.word == Self.rankWord(token.text) }),
            isName(place, in: tokens, of: text, like: names[index].name)
        else { return nil }
        return (index, place + 1)
    }

    /// `tempo médio` is no incident of the severity Médio: in a sentence the word is written as the name is, or stands beside `incident`.
    private func isName(_ place: Int, in tokens: [Token], of text: String, like name: String) -> Bool {
        let isWritten = text[tokens[place].range].first?.isUppercase == true || name.first?.isUppercase != true
        if isWritten || tokens.count <= 4 { return true }
        let links: Set<String> = ["and", "or", "und", "oder", "et", "ou", "y", "o", "e", ",", "/", "-"]
        let after = tokens[(place + 1)...].drop { links.contains($0.text) || Self.ranks[$0.text] != nil }
        return after.first.map { Self.nouns.contains($0.text) } ?? true || place > 0 && Self.nouns.contains(tokens[place - 1].text)
    }

    private func index(of number: Int, prefix: Substring) -> Int? {
        guard let index = names.firstIndex(where: { $0.number == number }) else { return nil }
        let own = Folded(names[index].name).words.first?.prefix { $0.isLetter }.first
        return own == prefix.first || prefix.count > 1 ? index : nil
    }
}
