internal import Runbooks
internal import Vocabulary

/// What a text is limited to. A value whose limits are not understood is not taken.
extension DocumentReading {
    /// The severities a text speaks of: none when it is of all, nil when it is of one that nobody defined.
    func scope(_ text: String) -> [String]? {
        let names = severities.mentioned(in: text)
        return names.isEmpty && SeverityWords.isScope(text) ? nil : names
    }

    /// Whether a sentence is about a severity nobody defined: what it promises is promised for that one only.
    func isOfUnknownSeverity(_ text: String, in section: Int) -> Bool {
        guard severities.mentioned(in: text).isEmpty else { return false }
        if SeverityWords.isScope(text) { return true }
        return outline.chain(section).reversed().contains { severities.mentioned(in: $0.title).isEmpty && SeverityWords.isCode($0.title) }
    }

    /// Whether nothing but lengths of time and the words around them stands here: `within 15 min`, and not `15 min for the payment service`.
    static func isOnlyTime(_ text: String) -> Bool {
        var rest = text
        for item in SpanProse.find(in: text).reversed() { rest.removeSubrange(item.range) }
        return Folded(rest).words.allSatisfy { plain.contains($0) || $0.allSatisfy(\.isNumber) && ["24", "7"].contains($0) }
    }

    /// The same with the names of severities beside it, and words for the beginning of an incident.
    static func isOnlyTimeAndSeverity(_ text: String) -> Bool {
        let found = SpanProse.find(in: text)
        guard found.allSatisfy({ $0.isFromBeginning(in: text) }) else { return false }
        var rest = text
        for item in found.reversed() { rest.removeSubrange(item.range) }
        return Folded(rest).words.allSatisfy {
            plain.contains($0) || SeverityWords.isPartOfName($0) || joins.contains($0) || Anchor.isBeginning($0)
        }
    }

    private static let joins: Set<String> = [
        "post", "posts", "notice", "message", "note", "erstmeldung", "erste", "primer", "primera", "premier", "premiere", "aviso", "info", "call",
        "und", "et", "y", "oder", "ou", "bei", "beim", "on", "below", "above", "higher", "lower", "for", "fur", "pour", "para", "during", "all",
        "alle",
    ]

    /// Words beside a length that change nothing about it.
    private static let plain: Set<String> = [
        "within", "in", "am", "of", "the", "a", "an", "under", "less", "than", "or", "max", "maximum", "at", "most", "up", "to", "target", "goal",
        "response",
        "respond", "initial", "first", "acknowledge", "acknowledged", "acknowledgment", "acknowledgement", "ack", "resolve", "resolved", "resolution",
        "by",
        "fixed", "restored", "recovered", "mitigated", "every", "each", "update", "updates", "posted", "then", "thereafter", "status", "time", "s",
        "24x7", "about", "approx", "and", "after", "from", "report", "detection", "alert", "declaration", "as", "soon", "possible", "until", "min",
        "innerhalb", "von", "binnen", "spatestens", "nach", "der", "die", "alle", "jede", "bis", "zu", "maximal", "meldung", "reaktion",
        "sous", "dans", "les", "la", "le", "toutes", "tous", "en", "de", "au", "plus", "tard", "moins", "d", "maximo", "dentro", "hasta", "cada",
        "menos",
        "plazo", "delai", "un", "una", "el",
    ]

    // MARK: Hours of the day

    static let insideWords: [Phrase] = [
        "business hours", "working hours", "office hours", "bh", "geschaftszeit*", "burozeit*", "arbeitszeit*", "servicezeit*", "heures ouvrees",
        "horario laboral", "weekdays", "in hours", "horas uteis", "expediente",
    ]
    static let outsideWords: [Phrase] = [
        "out of hours", "after hours", "off hours", "outside", "otherwise", "nights", "night", "weekend*", "ausserhalb", "nachts", "hors heures",
        "fuera de", "ooh",
    ]

    /// When in the day a heading or a cell counts; nil when it says nothing of it.
    static func isOutOfHours(_ text: String) -> Bool? {
        let folded = Folded(text)
        if folded.contains(anyOf: outsideWords) { return true }
        return folded.contains(anyOf: insideWords) ? false : nil
    }
}
