/// Severities that stand in sentences only: which there are, and what each is.
extension DocumentReading {
    /// Where nothing lists them: the codes sentences speak of, when there are two or more.
    func namesInProse() -> [SeverityWords.Name] {
        let names = Self.once(sentences.flatMap { SeverityWords.codes(in: $0.text, line: $0.line) })
        if names.count >= 2, Set(names.map { Folded($0.name).words.first?.prefix { $0.isLetter } ?? "" }).count == 1 { return names }
        let words = Self.once(sentences.filter { !$0.isTold }.flatMap { Self.definedWord($0) + Self.listedWords($0) })
        return names.isEmpty && words.count >= 2 ? words : []
    }

    /// `A **major** incident is one in which customers cannot pay`, `Eine kritische Störung liegt vor, wenn …`.
    private static func definedWord(_ sentence: Sentence) -> [SeverityWords.Name] {
        var words = sentence.folded.words[...]
        if let first = words.first, articles.contains(first) { words.removeFirst() }
        // The noun may stand first: `Un incident majeur est …`
        guard let place = words.prefix(2).firstIndex(where: { SeverityWords.rankWord($0) != nil }), let word = SeverityWords.rankWord(words[place])
        else {
            return []
        }
        let others = words.prefix(place - words.startIndex) + words[(place + 1)...].prefix { !definers.contains($0) }
        guard others.count <= 2, others.allSatisfy({ SeverityWords.isNoun($0) }), !others.isEmpty || sentence.raw.contains("**"),
            words.dropFirst(others.count + 1).first.map(definers.contains) == true
        else { return [] }
        return [SeverityWords.Name(name: word.capitalizedFirst, number: nil, word: word, line: sentence.line)]
    }

    /// `There are three severities: critical, major and minor.`
    private static func listedWords(_ sentence: Sentence) -> [SeverityWords.Name] {
        guard sentence.says(["severities", "severity levels", "levels", "schweregrade", "stufen", "niveaux", "niveles", "sizes", "kinds"]),
            let colon = sentence.text.firstIndex(of: ":")
        else { return [] }
        let tail = Folded(String(sentence.text[sentence.text.index(after: colon)...])).words
        let words = tail.compactMap(SeverityWords.rankWord)
        guard words.count >= 2, tail.allSatisfy({ SeverityWords.rankWord($0) != nil || ["and", "und", "et", "y", "e", "or"].contains($0) }) else {
            return []
        }
        return words.map { SeverityWords.Name(name: $0.capitalizedFirst, number: nil, word: $0, line: sentence.line) }
    }

    private static let articles: Set<String> = ["a", "an", "the", "ein", "eine", "un", "une", "uma", "um", "una"]
    private static let definers: Set<String> = [
        "is", "are", "means", "hurts", "covers", "ist", "liegt", "bedeutet", "est", "correspond", "designe", "es", "significa", "e",
    ]

    /// `A Severity 1 is anything that stops customers from paying`, `sev1 = down for everyone`.
    mutating func readDefinitions() {
        for sentence in sentences {
            let names = severities.mentioned(in: sentence.text)
            guard names.count == 1, draft["severities", names[0], "means"] == nil, SpanProse.find(in: sentence.text).isEmpty,
                !lexicon.mentions(.statusPage, in: sentence.folded), !Self.isRule(sentence.text)
            else { continue }
            for mark in [
                " is ", " = ", " means ", " hurts ", " can ", " covers ", " ist ", " bedeutet ", " liegt vor, wenn ", " est ", " es ", " are ",
            ] {
                guard let range = sentence.text.firstRange(of: mark) else { continue }
                let head = String(sentence.text[..<range.lowerBound])
                let isDenied = ["never", "not", "nie", "nicht", "jamais", "no"].contains(
                    Folded(String(sentence.text[range.upperBound...])).words.first ?? "")
                guard !isDenied, Folded(head).words.count <= 3, severities.mentioned(in: head) == names else { continue }
                let isVerb = ["hurts", "can"].contains(mark.trimmingSpaces)
                var text = sentence.text[(isVerb ? range.lowerBound : range.upperBound)...].trimmingSpaces.capitalizedFirst
                if text.last == "." { text.removeLast() }
                draft.set(["severities", names[0], "means"], text, line: sentence.line)
                break
            }
        }
    }
}
