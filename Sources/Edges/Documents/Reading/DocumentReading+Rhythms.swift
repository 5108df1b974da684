internal import Runbooks
internal import Vocabulary

/// How often somebody is told, and by when first, in sentences.
extension DocumentReading {
    /// `During a SEV1 we post every 15 minutes. During a SEV2, hourly.`: the second says nothing but when.
    mutating func readFollowingRhythm(_ sentence: Sentence, _ audience: inout (name: String, section: Int)?) -> Bool {
        let found = SpanProse.find(in: sentence.text)
        let names = severities.mentioned(in: sentence.text)
        guard found.count == 1, found[0].lead == .every, found[0].span != nil, !names.isEmpty else { return false }
        let isUpdate = lexicon.mentions(.updates, in: sentence.folded) && !isToldToStrangers(sentence.text, sentence.label)
        defer { audience = isUpdate ? (self.audience(sentence.text, sentence.section), sentence.section) : nil }
        guard !isUpdate, let audience, audience.section == sentence.section, sentence.folded.words.count <= 12 else { return false }
        sayOfAudience(audience.name, sentence.text, names, line: sentence.line)
        return true
    }

    /// `Updates are posted every 30 minutes for SEV1`.
    mutating func readRhythm(_ sentence: Sentence) -> Bool {
        if lexicon.mentions(.statusPage, in: sentence.text), let found = SpanProse.only(in: sentence.text), found.lead == .within,
            !context(sentence).isEmpty
        {
            sayOfAudience("status-page", sentence.text, context(sentence), line: sentence.line)
            return true
        }
        guard
            sentence.says([
                "update*", "status", "inform*", "meldung*", "zwischenstand*", "point*", "actualiza*", "mise*", "stakeholders", "comunic*",
                "communic*", "kommuni*",
            ]), !sentence.says(["runbook", "document", "dokument", "documento"]),
            !isToldToStrangers(sentence.text, sentence.label), !needsApproval(sentence.folded)
        else { return false }
        guard
            lexicon.mentions(.updates, in: sentence.text) || lexicon.mentions(.communication, in: sentence.text)
                || outline.isUnder(.communication, sentence.section)
        else { return false }
        let pieces = alternatives(sentence.text)
        var isRead = false
        for piece in pieces {
            guard let found = SpanProse.only(in: piece), found.span != nil, found.lead == .every, !Exceptions.isLimited(piece) else { continue }
            let own = severities.mentioned(in: piece)
            let names = own.isEmpty ? context(sentence) : own
            let audience =
                lexicon.mentions(.statusPage, in: sentence.text)
                ? "status-page"
                : lexicon.mentions(.customers, in: sentence.text)
                    ? "customers" : Folded(sentence.text).contains(anyOf: ["stakeholder*", "management", "leadership"]) ? "stakeholders" : "internal"
            if audience == "internal", draft["communications", "internal", "to"] == nil, sentence.says(["slack"]) {
                draft.set(["communications", "internal", "to"], connection("slack", line: sentence.line), line: sentence.line)
            }
            sayOfAudience(audience, piece, names, line: sentence.line)
            isRead = true
        }
        return isRead
    }

    /// `The municipalities get an update every 4 hours`: for somebody this document names, and nobody knows as one of ours.
    func isToldToStrangers(_ text: String, _ label: String) -> Bool {
        if isStranger(label.isEmpty ? "update" : label) { return true }
        guard let verb = Self.hearing.compactMap({ text.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) else { return false }
        let before = text[..<verb.lowerBound].split(separator: ",").last.map { cleaned(String($0)) } ?? ""
        let folded = Folded(before)
        return (1...4).contains(folded.words.count) && !folded.contains(anyOf: Self.ours) && !isPart(before) && isStranger(before)
    }

    private static let hearing = [
        " get ", " gets ", " receive ", " receives ", " are informed", " is informed", " are told", " is told", " are notified", " is notified",
        " are updated", " hear ", " hears ", " erhalten ", " erhält ", " bekommen ", " bekommt ", " werden informiert",
        " wird informiert", " reçoivent ", " reçoit ", " sont informé", " est informé", " reciben ", " recibe ", " son informad", " es informad",
    ]
    /// Whoever works on it, and what is sent.
    private static let ours: [Phrase] = [
        "we", "everyone", "everybody", "all", "they", "you", "responder*", "wir", "alle", "nous", "tous", "todos", "status", "stand", "meldung*",
        "message*", "information*", "informationen", "point*", "news", "incident*", "storung*", "vorfall*", "mensajes",
    ]

    /// `If P0 or P1, notify stakeholders within 15 minutes`.
    mutating func readTelling(_ sentence: Sentence) -> Bool {
        guard
            sentence.says([
                "notify", "notified", "inform", "informed", "told", "tell", "gets", "get", "receive", "receives", "hears", "hear", "erfahrt",
                "informier*", "benachrichtig*", "informer", "informes", "prevenu*", "notifica*",
                "informar*", "avisar",
            ]),
            let found = SpanProse.only(in: sentence.text), found.lead == .within, let span = found.span, found.isFromBeginning(in: sentence.text),
            !Exceptions.isLimited(sentence.text, behind: found.range.upperBound), !lexicon.mentions(.breach, in: sentence.text),
            !lexicon.mentions(.legal, in: sentence.text),
            !lexicon.mentions(.regulator, in: sentence.text), !needsApproval(sentence.folded)
        else { return false }
        let people: [(name: String, phrases: [Phrase])] = [
            ("stakeholders", ["stakeholder*", "beteiligte*", "parties prenantes", "interesad*"]),
            ("leadership", ["leadership", "management", "executive*", "geschaftsfuhrung", "geschaftsleitung", "direction", "direccion"]),
            ("customers", ["customer*", "kunden", "clients", "clientes"]),
        ]
        guard let who = people.first(where: { sentence.says($0.phrases) }) else { return false }
        // `Enterprise customers receive …` is about some of them.
        guard Self.isOfAll(who.phrases, sentence.folded) else { return false }
        let names = context(sentence)
        let path = ["communications", who.name]
        if who.name == "customers" {
            draft.set(path + ["to"], "subscribers", line: sentence.line)
        } else if let seat = seat(who.name, line: sentence.line) {
            draft.set(path + ["to"], seat, line: sentence.line)
        }
        for name in names { draft.add(path + ["for"], name, line: sentence.line) }
        draft.set(path + ["within"], span.written, line: sentence.line)
        return true
    }

    private static func isOfAll(_ phrases: [Phrase], _ folded: Folded) -> Bool {
        guard let place = phrases.compactMap({ folded.place(of: $0)?.lowerBound }).min(), place > 0 else { return true }
        return !["enterprise", "premium", "key", "gold", "large", "big", "some", "vip", "major", "paying", "certain", "external", "business"]
            .contains(
                folded.words[place - 1])
    }

    mutating func readTriageTime(_ sentence: Sentence) -> Bool {
        guard sentence.says(["severity", "schweregrad", "gravite", "severidad", "gravedad", "classif*", "einstuf*"]),
            sentence.says([
                "determine*", "assess*", "classif*", "assign*", "set", "confirm*", "festleg*", "bestimm*", "einstuf*", "bewert*", "evalu*",
                "determin*", "asigna*",
            ]),
            let found = SpanProse.only(in: sentence.text), found.lead == .within, severities.mentioned(in: sentence.text).isEmpty
        else { return false }
        draft.set(["triage", "severity_within"], found.target.written, line: sentence.line)
        return true
    }

    mutating func readReviewDeadline(_ sentence: Sentence) -> Bool {
        guard lexicon.mentions(.review, in: sentence.text) && !sentence.says(["action item*"]) || isReview(sentence.section),
            let found = SpanProse.only(in: sentence.text), found.lead == .within || found.lead == .none, found.span != nil,
            !found.isCondition(of: sentence.text), found.isFromEnd(in: sentence.text), !lexicon.mentions(.metric, in: sentence.text),
            !sentence.says(["meeting lasts", "monitor*", "minutes per"]), !sentence.says(Self.meetingWords), !isVague(sentence.text)
        else { return false }
        let all = severities.mentioned(in: sentence.text), firm = firm(all, in: sentence.text)
        guard lexicon.mentions(.review, in: sentence.text), all.isEmpty || !firm.isEmpty else { return false }
        sayReviewWithin(found.target.written, names: firm, line: sentence.line)
        for other in sentencesByLine[sentence.line] ?? [] { readReviewSentence(other, names: []) }
        return true
    }
}
