/// Who takes turns: names in a row beside a rotation, in parentheses, or in a line of their own.
extension DocumentReading {
    private static let memberWords: [Phrase] = [
        "members", "participants", "people", "im wechsel", "mitglieder", "teilnehmer", "besetzung", "membres", "participants", "miembros",
        "integrantes", "turno entre",
    ]
    private static let titles = ["Herr ", "Frau ", "Hr. ", "Fr. ", "Mr ", "Mr. ", "Ms ", "Ms. ", "Mrs ", "M. ", "Mme ", "Sr. ", "Sra. ", "Dr. "]

    /// Those of one rotation, in their order: in its own words, or, where the document has just one rotation, in a line that is about its members.
    func members(of text: String, line: Int) -> (names: [String], line: Int)? {
        if let names = Self.names(in: text) { return (names, line) }
        guard let section = outline.sections.first(where: { $0.parts.contains { Self.texts(in: $0.block).contains { $0.line == line } } }) else {
            return nil
        }
        let passages = section.parts.flatMap { Self.texts(in: $0.block) }
        let lists = passages.flatMap { passage in
            (sentencesByLine[passage.line] ?? []).compactMap { sentence -> (names: [String], line: Int)? in
                guard let lead = Inline.leadIn(sentence.raw), Folded(lead.label).contains(anyOf: Self.memberWords) else { return nil }
                return Self.names(in: Inline.plain(lead.rest)).map { ($0, sentence.line) }
            }
        }
        return lists.count == 1 ? lists[0] : nil
    }

    /// `platform engineers (Ana, Bo and Cy)`, `Ana, Bo and Cy, weekly`: two or more given names in a row; nil where there is anything else.
    static func names(in text: String) -> [String]? {
        let inside = text.firstIndex(of: "(").map { String(text[text.index(after: $0)...].prefix { $0 != ")" }) }
        let between = [" between ", " zwischen ", " entre "].compactMap { text.firstRange(of: $0) }.first.map { String(text[$0.upperBound...]) }
        for list in [inside, between, Inline.leadIn(text).map { Inline.plain($0.rest) }, text].compactMap({ $0 }) {
            var row = list
            for mark in [" and ", " und ", " et ", " y ", " & ", " e "] { row = row.replacing(mark, with: ", ") }
            let names = row.split { ",;.".contains($0) }.map { given(String($0)) }.prefix { $0 != nil }.compactMap { $0 }
            if names.count >= 2, Set(names).count == names.count { return names }
        }
        return nil
    }

    /// A name of a person, and no word for a part; nil otherwise.
    private static func given(_ text: String) -> String? {
        var name = text.trimmingSpaces
        for title in titles where name.hasPrefix(title) { name = String(name.dropFirst(title.count)) }
        if name.hasPrefix("@") { name = String(name.dropFirst()).capitalizedFirst }
        let words = name.split(separator: " ")
        let isName =
            (1...3).contains(words.count)
            && words.allSatisfy {
                $0.count >= 2 && $0.first?.isUppercase == true
                    && $0.split { "-'’".contains($0) }.allSatisfy { $0.dropFirst().allSatisfy(\.isLowercase) }
            }
        // The `o` of `O'Neil` is no word.
        let folded = Folded(name.filter { !"'’".contains($0) })
        let isOther =
            folded.contains(anyOf: partWords) || folded.words.contains { SpanLexicon.units[$0] != nil || SmallWords.all.contains($0) }
            || !SpanProse.find(in: name).isEmpty || HoursProse.isDay(folded.words.first ?? "") || Lexicon.all.topics(of: name).isEmpty == false
        return isName && !isOther ? name : nil
    }

    /// The row of names as the language has it, and each of them as a person.
    mutating func turns(_ names: [String], line: Int) -> Clause {
        for name in names { draft.set(["people", Naming.slug(name)], .map([("name", name)], line: line)) }
        return .texts(names.map { Naming.slug($0) }, line: line)
    }
}
