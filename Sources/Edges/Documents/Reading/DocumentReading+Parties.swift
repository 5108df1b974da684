/// People as documents name them: by what they are. Each becomes a seat that somebody has to fill.
extension DocumentReading {
    /// Words a part in an incident is called by.
    static let partWords: [Phrase] = [
        "commander", "lead", "leader", "scribe", "manager", "officer", "engineer*", "liaison", "responder*", "coordinator", "sme", "smes", "expert*",
        "on call", "director", "cto", "ceo", "cio", "ciso", "coo", "vp", "representative", "support", "analyst", "deputy", "communications", "head",
        "dpo", "developer*", "team", "leiter*", "verantwortliche*", "koordinator*", "protokoll*", "einsatzleit*", "techniker*", "sprecher*",
        "bereitschaft*", "responsable", "chef", "commandant", "directeur", "directrice", "redacteur", "coordinateur", "referent*", "ingenieur*",
        "lider", "jefe", "jefa", "delegad*", "comandante", "portavoz", "responsable", "escriba", "coordinador*", "director*", "guardia", "astreinte",
        "primary",
        "secondary", "*bereitschaft", "vertretung", "stellvertret*", "suppleant*", "suplente*", "vorgesetzte*", "*ingenieur", "help desk",
        "service desk", "noc", "soc",
        "tertiary", "administrator*", "dba", "operator*", "leadership", "management", "executive*", "geschaftsfuhrung", "direction", "facilitator",
        "owner",
        "commander*", "oncall", "backup", "*leiter", "*leitung", "*verantwortliche*", "*beauftragte*", "*techniker", "*team", "*dienst", "scriba",
        "schriftfuhrer*", "moderator*", "communication", "kommunikation*", "tech", "qa", "security", "legal", "president", "dsi", "rssi", "isb",
        "founder*",
    ]

    /// Words of sentences, and words for nobody in particular.
    private static let noNames: Set<String> = [
        "is", "are", "be", "shall", "must", "will", "should", "has", "have", "wird", "werden", "muss", "ist", "est", "sont", "doit", "debe", "anyone",
        "anybody", "someone", "somebody", "nobody", "whoever", "whomever", "she", "they", "we", "jemand", "niemand", "wer", "quelqu",
        "quiconque", "quien", "alguien", "nadie", "vacant", "tbd",
    ]

    func isPart(_ text: String) -> Bool {
        let folded = Folded(text)
        let others: [Phrase] = ["review", "review*", "unresolved", "meeting", "starts", "if", "resolved", "besprechung"]
        return (1...7).contains(folded.words.count) && folded.contains(anyOf: Self.partWords) && !folded.contains(anyOf: others)
    }

    /// What is written without articles, parentheses and the way they are reached by.
    func cleaned(_ text: String) -> String {
        var words = NameEnd.before(Inline.plain(text).split(separator: "(").first.map(String.init)?.trimmingSpaces ?? "")
        let articles = [
            "the ", "a ", "an ", "our ", "to ", "to the ", "der ", "die ", "das ", "den ", "dem ", "an die ", "an den ", "le ", "la ", "les ", "l'",
            "au ", "à la ", "el ", "los ", "las ", "al ",
            "a la ", "page ", "notify ", "via ", "escalate to ", "contact ", "call ", "all ",
        ]
        var isShorter = true
        while isShorter {
            isShorter = false
            for article in articles where words.lowercased().hasPrefix(article) && article != "all " {
                words = String(words.dropFirst(article.count)).trimmingSpaces
                isShorter = true
            }
        }
        let ends = [
            " pager group", " pager", " sms", " call", " phone", " by phone", " via slack", " slack mention", " slack", " email", " by email",
            " mention", " per sms", " par sms", " por sms", " immediately", " telefonisch",
        ]
        for end in ends where words.lowercased().hasSuffix(end) && !words.lowercased().hasSuffix("on call") {
            words = String(words.dropLast(end.count))
        }
        while let last = words.last, ".,;:".contains(last) { words.removeLast() }
        // `CEO / Exec` is one of them with two names.
        if let first = words.firstRange(of: " / "), isPart(String(words[..<first.lowerBound])) { words = String(words[..<first.lowerBound]) }
        return shortForms[words] ?? words
    }

    /// The name of the seat somebody stands for, made when it is new; nil when the text names nobody.
    mutating func seat(_ text: String, line: Int) -> String? {
        let words = cleaned(text)
        guard !Fillable.isEmpty(words), !Fillable.isPlaceholder(words), words.split(separator: " ").count <= 6 else { return nil }
        if let owner = headOwner(words) { return owner }
        if let role = role(words), let filled = draft["roles", role, "default"]?.text, draft["seats", filled] != nil { return filled }
        let slug = Naming.slug(words)
        guard !slug.isEmpty, slug.contains(where: \.isLetter), Set(Folded(words).words).isDisjoint(with: Self.noNames) else { return nil }
        if draft["schedules", slug] != nil { return slug }
        if let short = schedule(slug) { return short }
        let name = draft["roles", slug] != nil ? "\(slug)-seat" : slug
        if draft["seats", name] == nil { draft.set(["seats", name], Clause(.list([]), line: line)) }
        draft.understand(line)
        return name
    }

    /// `the policy owner` is whoever the head of the document names as such.
    private func headOwner(_ words: String) -> String? {
        let folded = Folded(words)
        guard folded.words.count <= 4, folded.contains(anyOf: Self.ownerWords), role(words) == nil else { return nil }
        return draft["runbook", "owner"]?.text
    }

    static let ownerWords: [Phrase] = [
        "policy owner", "document owner", "runbook owner", "playbook owner", "plan owner", "procedure owner", "handbook owner", "manual owner",
        "guide owner", "owner of this", "dokumentverantwortliche*", "dokumenteneigner*", "verantwortliche* des dokuments",
        "eigentumer* des dokuments",
        "proprietaire du document", "responsable du document", "responsable de ce document", "responsable del documento", "propietari* del documento",
    ]

    /// `primary-on-call` is on the schedule `primary`.
    private func schedule(_ slug: String) -> String? {
        let short = slug.replacing("-on-call", with: "").replacing("-rotation", with: "")
        return draft["schedules", short] == nil ? nil : short
    }

    /// The role a text names.
    func role(_ text: String) -> String? {
        let slug = Naming.slug(cleaned(text), joiner: "_")
        return draft["roles", slug] == nil ? nil : slug
    }

    /// A role where there is one, else a seat.
    mutating func party(_ text: String, line: Int) -> String? { role(text) ?? seat(text, line: line) }

    /// `engineering lead and CTO`, `DPO/legal`.
    func parts(_ text: String) -> [String] {
        var text = Inline.plain(text)
        for mark in [" and ", " & ", " und ", " et ", " y ", " sowie ", " plus ", " + ", " then ", " or ", " oder ", " ou ", " o "] {
            text = text.replacing(mark, with: ",")
        }
        return text.split { ",/;".contains($0) }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }

    mutating func seats(_ text: String, line: Int) -> [String] {
        let lower = text.lowercased()
        if ["all roles", "everyone", "all hands", "alle rollen", "tous les roles", "todos los roles"].contains(where: lower.contains) {
            return everyRole(line)
        }
        var seats: [String] = []
        for part in parts(text) {
            if let seat = seat(part, line: line), !seats.contains(seat) { seats.append(seat) }
        }
        return seats
    }

    private mutating func everyRole(_ line: Int) -> [String] {
        var seats: [String] = []
        for role in draft.names(of: "roles") {
            let name = draft["roles", role, "default"]?.text.flatMap { draft["seats", $0] == nil ? nil : $0 }
            if let seat = name ?? seat(role.replacing("_", with: " "), line: line), !seats.contains(seat) { seats.append(seat) }
        }
        return seats
    }

    /// The ways named beside somebody: `CEO SMS`, `Lead (call)`.
    static func ways(_ text: String) -> [String] {
        let folded = Folded(text)
        let words: [(way: String, phrases: [Phrase])] = [
            ("sms", ["sms", "text message"]),
            ("call", ["phone", "phone call", "telefon*", "anruf", "appel", "telephone", "llamada", "call him", "by call"]),
            ("email", ["email", "e mail", "by mail", "via mail", "per mail", "par mail", "courriel", "correo"]),
        ]
        // `CEO mail` is a way, `the mail team` is not.
        return words.filter { folded.contains(anyOf: $0.phrases) || $0.way == "email" && folded.words.last == "mail" }.map(\.way)
    }
}
