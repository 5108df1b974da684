/// From when a length of time counts, where a text says so: `1 hour after approval`. Each promise of the language counts from one thing; what
/// counts from another stays text.
enum Anchor {
    private static let marks: Set<String> = [
        "after", "of", "from", "following", "since", "once", "upon", "nach", "ab", "seit", "apres", "suivant", "des", "depuis", "de", "d", "du", "a",
        "tras", "despues", "desde", "del", "apos", "depois", "da", "do",
    ]
    private static let fillers: Set<String> = [
        "the", "a", "an", "its", "it", "is", "being", "been", "has", "any", "every", "each", "of", "initial", "first", "der", "die", "das", "des",
        "dem", "den", "einer",
        "eines", "einem", "jeder", "jedem", "la", "le", "l", "les", "du", "de", "d", "partir", "compter", "el", "los", "las", "del", "o", "da", "do",
        "una", "un", "une", "um", "uma", "que",
    ]
    /// Where another thought begins.
    private static let ends: Set<String> = [
        "and", "or", "then", "to", "by", "via", "for", "und", "oder", "dann", "durch", "an", "fur", "et", "ou", "puis", "par", "pour", "y", "luego",
        "por", "para", "in", "on", "with",
    ]
    private static let beginnings: [Phrase] = [
        "detect*", "incident*", "outage*", "start*", "begin*", "onset", "report*", "alert*", "alarm*", "page", "paged", "paging", "notification*",
        "declar*", "open*", "raised", "occur*", "discover*", "identif*", "trigger*", "storung*", "*storung", "vorfall*", "vorfalls", "meldung",
        "eingang",
        "alarmierung", "beginn", "feststellung", "erkennung", "eintritt", "ausrufung", "declench*", "alerte*", "debut", "signalement", "survenue",
        "detection", "deteccion", "alerta", "inicio", "aviso", "deteccao", "abertura", "apertura",
    ]
    private static let endings: [Phrase] = [
        "resol*", "clos*", "end", "ended", "ends", "recover*", "restor*", "incident*", "outage*", "behebung", "abschluss", "ende", "losung",
        "wiederherstellung", "cloture", "fin", "retablissement", "cierre", "cerrado", "resuelto", "encerramento", "storung*", "*storung", "vorfall*",
        "over", "stabili*", "mitigat*", "event", "evenement", "evento",
    ]

    static func isBeginning(_ word: String) -> Bool { beginnings.contains { $0.words[0].fits(word) } }

    /// What a promise made of an incident begins with: that it is there, or that it is over.
    enum Moment { case beginning, end }

    static func isUsual(_ found: SpanProse.Found, in text: String, _ moment: Moment) -> Bool {
        let rest = text[found.range.upperBound...].prefix { !",.;()|–—".contains($0) }
        let words = Folded(String(rest)).words
        guard let mark = words.first, marks.contains(mark) else { return true }
        let usual = moment == .beginning ? beginnings : endings
        return words.dropFirst().prefix { !ends.contains($0) }.allSatisfy { word in
            fillers.contains(word) || SeverityWords.isPartOfName(word) || usual.contains { $0.words[0].fits(word) }
        }
    }
}

extension SpanProse.Found {
    /// Whether it counts from when the incident was there, as far as the text says.
    func isFromBeginning(in text: String) -> Bool { Anchor.isUsual(self, in: text, .beginning) }
    /// Whether it counts from when the incident was over.
    func isFromEnd(in text: String) -> Bool { Anchor.isUsual(self, in: text, .end) }
}
