/// Words that take something away from what is said, or say it only of some cases: `only`, `if`, `not`, `optional`, `usually`.
enum LimitingWords {
    private static let conditions: [Phrase] = [
        "if", "unless", "longer than", "more than", "lasting", "exceeding", "langer als", "mehr als", "plus de", "mas de", "only", "when", "whenever",
        "where", "provided", "except", "excluding", "subject to", "once", "depending", "other than",
        "nur", "falls", "wenn", "sofern", "sobald", "ausser", "ausgenommen", "vorbehaltlich", "erst nach", "lediglich",
        "uniquement", "seulement", "sauf", "si", "lorsque", "quand", "hormis", "excepte", "selon", "le cas echeant",
        "solo", "solamente", "unicamente", "salvo", "excepto", "cuando", "siempre que", "segun", "somente", "apenas", "exceto", "quando", "caso",
    ]
    private static let denials: [Phrase] = [
        "not", "no", "never", "nobody", "none", "without", "don t", "doesn t", "isn t", "cannot", "nicht", "kein*", "nie", "niemals", "niemand",
        "ohne",
        "pas", "jamais", "aucun*", "sans", "nunca", "ningun*", "sin", "nadie", "jamas", "nao", "sem",
    ]
    private static let hedges: [Phrase] = [
        "optional*", "facultati*", "opcional*", "fakultativ*", "freiwillig*", "usually", "normally", "typically", "generally", "ideally",
        "preferably",
        "decides", "decide", "decided", "discretion", "e g", "for example", "draft", "drafts", "proposed", "may", "might", "could", "indicative",
        "ublicherweise", "normalerweise", "idealerweise", "entscheidet", "zum beispiel", "z b", "entwurf", "kann", "konnen", "moglichst",
        "generalement", "normalement", "idealement", "decide", "par exemple", "brouillon", "peut", "peuvent",
        "normalmente", "idealmente", "generalmente", "por ejemplo", "borrador", "puede", "pueden", "last year", "letztes jahr", "l an dernier",
        "el ano pasado", "used to", "formerly", "fruher", "autrefois", "antes se",
    ]
    /// These only say the same once more.
    private static let idioms: [Phrase] = [
        "not later than", "no later than", "not more than", "no more than", "not longer than", "not exceed*", "nicht spater als", "nicht langer als",
        "pas plus de", "pas plus tard que", "no mas de", "no mas tarde de", "without undue delay", "without delay", "sans retard", "sans delai",
        "sin demora", "ohne verzug", "moglichst binnen", "moglichst innerhalb", "where feasible", "if feasible", "where possible", "si possible",
        "whenever something changes", "when something changes", "whenever there is news", "mise a jour", "mises a jour", "day or night",
        "whether or not", "whenever possible", "no matter", "if any", "if possible",
        "an alert fires", "when paged",
    ]
    /// That nobody answers, that it is not over: what ladders and escalations wait for.
    private static let states: [Phrase] =
        DocumentReading.unansweredWords + DocumentReading.unresolvedWords + DocumentReading.unstableWords + [
            "ohne ruckmeldung", "ohne antwort", "ohne reaktion", "ohne quittierung", "ohne bestatigung", "without answer", "without an answer",
            "without acknowledg*", "without an acknowledg*", "without response", "without a response", "no ack*", "nicht behoben",
            "sigue sin mitigarse", "sin confirmar",
        ]
    private static let moments: [Phrase] = ["on call", "is declared", "are declared", "declared", "is resolved", "is closed", "until resolved"]
    private static let only: Set<String> = ["only", "nur", "solo", "uniquement", "seulement", "solamente", "unicamente", "apenas"]
    /// `Reagiert die Bereitschaft nicht`
    private static let turned: Set<String> = ["reagiert", "antwortet", "bestatigt", "quittiert", "meldet", "nimmt", "kann"]
    private static let abilities: Set<String> = ["kann", "konnen", "can", "could", "peut", "peuvent", "puede", "pueden"]

    /// Whether a clause limits something, and the limit stands in no value. A condition all of whose words are understood, such as that nobody
    /// answers or that an incident is declared, limits nothing further.
    static func isLimited(_ clause: String, known: (String) -> Bool) -> Bool {
        let whole = Folded(clause)
        var folded = without(idioms + moments, whole)
        let isMoment = folded != whole
        let state = without(states, folded)
        if state != folded || turned.contains(folded.words.first ?? "") && !Set(folded.words).isDisjoint(with: ["nicht", "niemand"]) {
            // Whoever has not answered, and that it can be so, belongs to that state.
            let own = conditions.compactMap { state.place(of: $0)?.lowerBound }.min()
            folded = Folded(
                words: state.words.enumerated().filter { place, word in
                    place != own && !abilities.contains(word) && !["nicht", "niemand"].contains(word)
                }.map(\.element))
        }
        if has(hedges + denials, folded, known) { return true }
        guard has(conditions, folded, known), let start = place(of: conditions, in: folded, known) else { return false }
        // `only for a SEV1`, `if the incident is critical`: whom it is for is told by the severity itself.
        let behind = Set(folded.words).isDisjoint(with: only) ? folded.words[start...] : folded.words[...]
        let content = behind.filter { word in !conditions.contains { $0.words.count == 1 && $0.words[0].fits(word) } }
        let isUnderstood = content.allSatisfy {
            known($0) || PromiseWords.isUsual($0) || SmallWords.all.contains($0) || SeverityWords.rankWord($0) != nil
        }
        return content.isEmpty ? !isMoment : !isUnderstood
    }

    private static func has(_ phrases: [Phrase], _ folded: Folded, _ known: (String) -> Bool) -> Bool {
        place(of: phrases, in: folded, known) != nil
    }

    private static func place(of phrases: [Phrase], in folded: Folded, _ known: (String) -> Bool) -> Int? {
        phrases.compactMap { phrase in
            folded.place(of: phrase).flatMap { range in folded.words[range].allSatisfy(known) ? nil : range.lowerBound }
        }.min()
    }

    private static func without(_ phrases: [Phrase], _ folded: Folded) -> Folded {
        var words = folded.words
        for phrase in phrases {
            while let range = Folded(words: words).place(of: phrase) { words.removeSubrange(range) }
        }
        return Folded(words: words)
    }
}
