/// A sentence of a document, and where it stands.
struct Sentence: Sendable {
    /// Without marks.
    var text: String
    var raw: String
    var line: Int
    var section: Int
    /// The words before it that say what it is about: `Sev-1`, `Frequency`.
    var label: String
    var folded: Folded

    init(_ raw: String, line: Int, section: Int, label: String = "") {
        text = Inline.plain(raw)
        self.raw = raw
        self.line = line
        self.section = section
        self.label = label
        folded = Folded(text)
    }

    func says(_ phrases: [Phrase]) -> Bool { folded.contains(anyOf: phrases) }

    /// What somebody tells of others or of the past decides nothing, unless it says what shall be.
    var isTold: Bool {
        says([
            "i", "was", "were", "took", "some teams", "some companies", "other teams", "many teams", "many companies", "on average", "so far",
            "wurde", "wurden", "war", "waren", "a ete", "ont ete", "etait", "fue", "fueron", "last year", "anecdote", "dauerte",
            "tardamos", "tuvimos", "avait", "avaient", "el ano pasado", "l an dernier", "letztes jahr", "appeared", "lasted", "drew", "used to",
        ])
            && !says([
                "must", "shall", "should", "if", "when", "once", "until", "unless", "required", "muss", "mussen", "soll", "wenn", "falls", "sobald",
                "doit",
                "doivent", "si", "quand", "debe", "deben", "cuando",
            ])
    }
}

extension DocumentReading {
    /// Every sentence outside tables and code.
    static func sentences(of outline: Outline) -> [Sentence] {
        outline.sections.indices.flatMap { index in
            outline.sections[index].parts.flatMap { part in
                sentences(in: part.block, index, label: part.label.map { Inline.leadIn($0.text)?.label ?? Inline.plain($0.text) } ?? "")
            }
        }
    }

    private static func sentences(in block: Block, _ index: Int, label: String) -> [Sentence] {
        switch block {
        // What has places to fill in is a message, and says nothing of when.
        case .paragraph(let lines): lines.contains { $0.text.contains("{{") } ? [] : lines.flatMap { split($0, index, label) }
        case .list(let items, _):
            items.flatMap { item in
                split(item.text, index, label)
                    + item.inside.flatMap { sentences(in: $0, index, label: Inline.leadIn(item.text.text)?.label ?? label) }
            }
        default: []
        }
    }

    /// `sev2 = …`
    private static func beginsWithCode(_ letters: ArraySlice<Character>) -> Bool {
        letters.prefix(8).prefix { $0 != " " }.contains(where: \.isNumber)
    }

    static func sentences(of passage: Passage, isRaw: Bool = false) -> [String] { split(passage, 0, "").map { isRaw ? $0.raw : $0.text } }

    /// At full stops before a capital letter, and not after short forms.
    private static func split(_ passage: Passage, _ index: Int, _ label: String) -> [Sentence] {
        var texts: [String] = []
        var current = ""
        let letters = Array(passage.text)
        var skipped = 0
        for (place, letter) in letters.enumerated() {
            if skipped > 0 { skipped -= 1; continue }
            current.append(letter)
            // `**Answer within 5 minutes.** Then …`
            let marks = letters[(place + 1)...].prefix { $0 == "*" }.count
            if ".!?".contains(letter), marks > 0, place + marks + 2 < letters.count, letters[place + marks + 1] == " ",
                letters[place + marks + 2].isUppercase
            {
                current += String(repeating: "*", count: marks)
                skipped = marks + 1
                texts.append(current)
                current = ""
                continue
            }
            guard ".!?;".contains(letter), place + 2 < letters.count, letters[place + 1] == " ",
                letters[place + 2].isUppercase || "`*\"[".contains(letters[place + 2]) || Self.beginsWithCode(letters[(place + 2)...])
            else { continue }
            let word = current.split(separator: " ").last.map { $0.dropLast().drop { $0 == "(" }.lowercased() } ?? ""
            if letter == ".", word.count <= 3,
                ["e.g", "i.e", "etc", "z.b", "min", "std", "max", "vs", "p.ej", "no", "nr", "ca", "art", "abs", "sec", "kap"].contains(word)
                    || word.count == 1 && word.first?.isLetter == true
            {
                continue
            }
            texts.append(current)
            current = ""
        }
        texts.append(current)
        return texts.map { $0.trimmingSpaces }.filter { !$0.isEmpty }.map { text in
            let lead = Inline.leadIn(text)
            return Sentence(text, line: passage.line, section: index, label: lead.map { $0.rest.isEmpty ? label : $0.label } ?? label)
        }
    }
}
