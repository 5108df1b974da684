internal import Runbooks
internal import Vocabulary

/// What stands in sentences: promises, rhythms, deadlines of the law, and who is who.
extension DocumentReading {
    mutating func readSentences() {
        for sentence in sentences {
            readMembers(sentence)
            readAside(sentence)
        }
        // What one sentence says settles nothing for the others of its line.
        let before = settled
        var audience: (name: String, section: Int)?
        for sentence in sentences
        where !before.contains(sentence.line) && !sentence.isTold && !spoken.contains(sentence.raw) && !outline.isUnder(.template, sentence.section)
            && !taken.contains(sentence.section) && !isOfUnknownSeverity(sentence.text, in: sentence.section)
        {
            if readFollowingRhythm(sentence, &audience) { continue }
            if readUnsettled(sentence) || readUnclear(sentence) || readClock(sentence) || readVoice(sentence) { continue }
            if readTelling(sentence) || readTriageTime(sentence) || readReviewDeadline(sentence) || readRhythm(sentence) || readPromise(sentence)
                || readPractice(sentence)
            {
                continue
            }
            readHandover(sentence)
            readStatusSentence(sentence)
        }
    }

    /// `Post on the status page if customer visible`, said of all.
    private mutating func readStatusSentence(_ sentence: Sentence) {
        guard lexicon.mentions(.statusPage, in: sentence.text) else { return }
        // `Always for SEV1, for SEV2 only if it lasts longer than 2 hours`.
        for piece in sentence.text.split(whereSeparator: { ",;".contains($0) }).map(String.init) {
            guard let policy = Self.statusPolicy(piece), Folded(piece).words.count <= 14 else { continue }
            for name in severities.mentioned(in: piece) where draft["severities", name, "status_page"] == nil {
                draft.set(["severities", name, "status_page"], policy, line: sentence.line)
            }
        }
        guard let policy = Self.statusPolicy(sentence.text), policy == "when customer visible" else { return }
        let names = context(sentence)
        for name in names.isEmpty ? severities.names.map(\.name) : names where draft["severities", name, "status_page"] == nil {
            draft.set(["severities", name, "status_page"], policy, line: sentence.line)
        }
    }

    /// `File follow-up tickets with owners and due dates`, and `The communications lead coordinates statements`.
    private mutating func readAside(_ sentence: Sentence) {
        if sentence.says(["follow up ticket*", "action item*", "folgemassnahme*", "actions correctives", "acciones correctivas"]),
            sentence.says(["owner*", "verantwortlich*", "responsable*"]),
            sentence.says(["due", "a date", "frist*", "echeance*", "plazo*", "fecha*", "deadline*"])
        {
            readActionFields(sentence)
        }
        guard outline.isUnder(.escalation, sentence.section) || outline.isUnder(.legal, sentence.section) else { return }
        for role in draft.names(of: "roles") {
            let name = role.replacing("_", with: " ")
            guard sentence.text.lowercased().hasPrefix(name + " ") else { continue }
            draft.add(["roles", role, "does"], sentence.text.dropFirst(name.count).trimmingSpaces.capitalizedFirst, line: sentence.line)
        }
    }

    private static let measured: [Phrase] = [
        "on average", "average", "mean", "median", "mtta", "mttr", "im mittel", "durchschnitt*", "mittlere*", "moyen", "moyenne", "en moyenne",
        "medio de",
        "promedio", "em media",
    ]
    private static let mustRecover: [Phrase] = [
        "resolved within", "resolve*", "restored", "restore*", "mitigated", "recover*", "fixed", "stopped", "contained", "behoben", "losungszeit", "behebungszeit",
        "wiederherstell*", "entstor*", "gelost", "behebung",
        "losung", "resolu*", "retabli*", "resuelto*", "resolver*", "restablecid*", "resuelva*", "solucionad*",
    ]
    private static let mustAnswer: [Phrase] = [
        "ack*", "respond*", "response*", "engage*", "answer*", "pick up", "bestatig*", "reagier*", "reaktion*", "quittier*", "angenommen", "acquitt*",
        "repond*", "pris en charge", "prise en charge", "reponse",
        "confirm*", "respond*", "respuesta", "atend*", "reconoc*",
    ]

    /// `SEV1 incidents must be acknowledged within 5 minutes and resolved within 1 hour`.
    private mutating func readPromise(_ sentence: Sentence) -> Bool {
        if let lead = Inline.leadIn(sentence.raw), readPromiseList(lead, line: sentence.line) { return true }
        // What happens when a promise is broken is no promise, nor is what is measured.
        guard !severities.names.isEmpty, !outline.isUnder(.metric, sentence.section), !sentence.says(Self.measured),
            !lexicon.mentions(.review, in: sentence.text), !isUnanswered(sentence), !sentence.says(Self.unresolvedWords),
            !sentence.says(Self.unstableWords), PromiseWords.areAll(of: sentence.text, verbs: Self.mustAnswer + Self.mustRecover),
            Self.isOutOfHours(sentence.text) == nil || sentence.says(["day or night", "day and night", "tag und nacht", "jour et nuit"])
        else { return false }
        var isRead = false
        let names = context(sentence)
        let found = SpanProse.find(in: sentence.text)
        for (place, item) in found.enumerated() where item.lead != .every && item.lead != .lasting && item.lead != .more {
            if item.span == nil, case .immediately = item.target { continue }
            let start = place == 0 ? sentence.text.startIndex : found[place - 1].range.upperBound
            let before = Folded(String(sentence.text[start..<item.range.lowerBound].split(separator: ";").last ?? ""))
            let end = place + 1 < found.count ? found[place + 1].range.lowerBound : sentence.text.endIndex
            let after = Folded(String(sentence.text[item.range.upperBound..<end]))
            let key =
                before.contains(anyOf: Self.mustAnswer)
                ? "acknowledge_within"
                : before.contains(anyOf: Self.mustRecover)
                    ? "recover_within"
                    : after.contains(anyOf: Self.mustAnswer) ? "acknowledge_within" : after.contains(anyOf: Self.mustRecover) ? "recover_within" : nil
            guard let key, item.lead == .within || item.lead == .none && !item.isPast(sentence.text), item.isFromBeginning(in: sentence.text),
                !Exceptions.isLimited(sentence.text, behind: item.range.upperBound)
            else { continue }
            isRead = sayPromise(key, item.target.written, names, sentence) || isRead
        }
        return isRead
    }

    /// Each length of a sentence that says what it is for: `Prise en charge en 10 minutes, résolution sous 2 heures`. Where one of them does not, the
    /// sentence is not understood, and none counts.
    mutating func sayPromises(_ text: String, of name: String, line: Int) -> Bool {
        let found = SpanProse.find(in: text).filter { ![.lasting, .more, .after].contains($0.lead) && !$0.isPast(text) }
        var promises: [(key: String, target: String)] = []
        for (place, item) in found.enumerated() {
            let start = place == 0 ? text.startIndex : found[place - 1].range.upperBound
            let before = Folded(String(text[start..<item.range.lowerBound]))
            let key =
                item.lead == .every || lexicon.mentions(.updates, in: before)
                ? "update_every"
                : before.contains(anyOf: Self.mustAnswer)
                    ? "acknowledge_within" : before.contains(anyOf: Self.mustRecover) ? "recover_within" : nil
            if let key, before.words.count <= 12, item.isFromBeginning(in: text), !Exceptions.isLimited(text, behind: item.range.upperBound), key != "update_every" || item.span != nil && lexicon.mentions(.updates, in: before) {
                promises.append((key, item.target.written))
            } else if !promises.isEmpty {
                draft.gap(.open, "\(name): '\(text)' says more than one length of time, and none was taken.", lines: [line])
                return true
            }
        }
        for promise in promises { draft.set(["severities", name, promise.key], promise.target, line: line) }
        if !promises.isEmpty { settled.insert(line) }
        return !promises.isEmpty
    }

    /// `Respond: sev1 5m, sev2 30m`.
    private mutating func readPromiseList(_ lead: (label: String, rest: String), line: Int) -> Bool {
        let topics = lexicon.topics(of: lead.label)
        let key =
            topics.contains(.updates)
            ? "update_every" : topics.contains(.recover) ? "recover_within" : topics.contains(.acknowledge) ? "acknowledge_within" : nil
        guard let key else { return false }
        var isRead = false
        for piece in Inline.plain(lead.rest).split(whereSeparator: { ",;".contains($0) }).map(String.init) {
            let names = severities.mentioned(in: piece)
            guard let found = SpanProse.only(in: piece), !names.isEmpty else { continue }
            for name in names { draft.set(["severities", name, key], found.target.written, line: line) }
            isRead = true
        }
        return isRead
    }

    /// Without severities it is for all, as long as none has a promise of its own.
    private mutating func sayPromise(_ key: String, _ target: String, _ names: [String], _ sentence: Sentence) -> Bool {
        let all = severities.names.map(\.name)
        let isGeneral = names.isEmpty
        if isGeneral {
            guard sentence.folded.words.count <= 18, all.allSatisfy({ draft["severities", $0, key] == nil }), key == "acknowledge_within" else {
                return false
            }
            guard Evidence.speaks(sentence.text) || sentence.says(["page", "pages"]) || outline.chain(sentence.section).contains(where: isOfAnswers)
            else {
                return false
            }
            guard !Folded(sentence.text).contains(anyOf: ["reviewer*", "email", "customer", "ticket", "if", "wenn", "si"]) else { return false }
        }
        for name in isGeneral ? all : names { draft.set(["severities", name, key], target, line: sentence.line) }
        return true
    }

    /// A chapter about severities or about who is woken.
    private func isOfAnswers(_ section: Outline.Section) -> Bool {
        !section.topics.isDisjoint(with: [.severity, .escalation, .rotation, .acknowledge]) || Evidence.speaks(section.title)
    }

    // MARK: Rhythm and first word

    /// `During a SEV1 we post every 15 minutes. During a SEV2, hourly.`: the second says nothing but when.
    private mutating func readFollowingRhythm(_ sentence: Sentence, _ audience: inout (name: String, section: Int)?) -> Bool {
        let found = SpanProse.find(in: sentence.text)
        let names = severities.mentioned(in: sentence.text)
        guard found.count == 1, found[0].lead == .every, found[0].span != nil, !names.isEmpty else { return false }
        let isUpdate = lexicon.mentions(.updates, in: sentence.folded)
        defer { audience = isUpdate ? (self.audience(sentence.text, sentence.section), sentence.section) : nil }
        guard !isUpdate, let audience, audience.section == sentence.section, sentence.folded.words.count <= 12 else { return false }
        sayOfAudience(audience.name, sentence.text, names, line: sentence.line)
        return true
    }

    /// `Updates are posted every 30 minutes for SEV1`.
    private mutating func readRhythm(_ sentence: Sentence) -> Bool {
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
            ]), !sentence.says(["runbook", "document", "dokument", "documento"])
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

    /// `If P0 or P1, notify stakeholders within 15 minutes`.
    private mutating func readTelling(_ sentence: Sentence) -> Bool {
        guard
            sentence.says([
                "notify", "notified", "inform", "informed", "told", "tell", "gets", "get", "receive", "receives", "hears", "hear", "erfahrt",
                "informier*", "benachrichtig*", "informer", "informes", "prevenu*", "notifica*",
                "informar*", "avisar",
            ]),
            let found = SpanProse.only(in: sentence.text), found.lead == .within, let span = found.span, found.isFromBeginning(in: sentence.text),
            !Exceptions.isLimited(sentence.text, behind: found.range.upperBound), !lexicon.mentions(.breach, in: sentence.text), !lexicon.mentions(.legal, in: sentence.text),
            !lexicon.mentions(.regulator, in: sentence.text)
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

    private mutating func readTriageTime(_ sentence: Sentence) -> Bool {
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

    private mutating func readReviewDeadline(_ sentence: Sentence) -> Bool {
        guard lexicon.mentions(.review, in: sentence.text) && !sentence.says(["action item*"]) || isReview(sentence.section),
            let found = SpanProse.only(in: sentence.text), found.lead == .within || found.lead == .none, found.span != nil,
            !found.isCondition(of: sentence.text), found.isFromEnd(in: sentence.text), !lexicon.mentions(.metric, in: sentence.text),
            !sentence.says(["meeting lasts", "monitor*", "minutes per"])
        else { return false }
        guard lexicon.mentions(.review, in: sentence.text) else { return false }
        sayReviewWithin(found.target.written, names: severities.mentioned(in: sentence.text), line: sentence.line)
        for other in sentencesByLine[sentence.line] ?? [] { readReviewSentence(other, names: []) }
        return true
    }

    // MARK: Smaller things

    /// `Roll back … if root cause is unclear within 15 minutes (Sev-1)`.
    private mutating func readUnclear(_ sentence: Sentence) -> Bool {
        guard
            sentence.says([
                "root cause is unclear", "root cause unclear", "root cause is unknown", "root cause is not known", "root cause is not identified",
                "cause is unknown", "ursache unklar", "ursache nicht bekannt", "cause inconnue", "causa desconocida",
            ]), let found = SpanProse.only(in: sentence.text), let wait = found.span?.fixed
        else { return false }
        let path = ["escalations", "cause-unclear"]
        for name in context(sentence) { draft.add(path + ["for"], name, line: sentence.line) }
        draft.set(path + ["unless"], "root cause known", line: sentence.line)
        draft.set(path + ["from"], "raised", line: sentence.line)
        draft.set(path + ["within"], Span.exact(wait).written, line: sentence.line)
        draft.set(path + ["propose"], sentence.text.replacing(".", with: ""), line: sentence.line)
        draft.set(["facts", "root cause known", "means"], "The root cause is clear", line: sentence.line)
        return true
    }

    /// `Escalation to voice/video via Zoom within 5 minutes for Sev-1`.
    private mutating func readVoice(_ sentence: Sentence) -> Bool {
        guard
            sentence.says([
                "voice", "video", "zoom", "bridge", "war room", "conference call", "telefonkonferenz", "videokonferenz", "visioconference",
                "videollamada", "pont telephonique", "google meet", "teams call",
            ]), let found = SpanProse.only(in: sentence.text), found.lead == .within, let wait = found.span?.fixed
        else { return false }
        let path = ["escalations", "to-voice"]
        guard draft[path] == nil else { return false }
        for name in context(sentence) { draft.add(path + ["for"], name, line: sentence.line) }
        draft.set(path + ["unless"], "talking by voice", line: sentence.line)
        draft.set(path + ["within"], Span.exact(wait).written, line: sentence.line)
        draft.set(path + ["propose"], sentence.text.hasSuffix(".") ? String(sentence.text.dropLast()) : sentence.text, line: sentence.line)
        draft.set(["facts", "talking by voice", "means"], "Those who work on it are in the call", line: sentence.line)
        return true
    }

    /// `We run a tabletop exercise every quarter`, in a sentence.
    private mutating func readPractice(_ sentence: Sentence) -> Bool {
        guard lexicon.mentions(.drill, in: sentence.text), let found = SpanProse.only(in: sentence.text), found.lead == .every, let span = found.span
        else { return false }
        let name = drillName([sentence.text], fallback: sentence.text, isOnlyTime: true)
        guard draft["drills", name] == nil else { return false }
        draft.set(["drills", name, "every"], Self.every(span), line: sentence.line)
        draft.set(["drills", name, "what"], sentence.text, line: sentence.line)
        return true
    }

    /// `The first engineer to acknowledge becomes the incident commander`.
    private mutating func readMembers(_ sentence: Sentence) {
        guard let filling = Self.filling(sentence.text),
            sentence.says([
                "incident commander", "commander", "einsatzleit*", "incident manager", "incident lead", "commandant*", "responsable de l incident",
                "comandante", "responsable del incidente", "jefe de incidente", "ic",
            ])
        else { return }
        let known = draft.names(of: "roles").first {
            $0.contains("commander") || $0.contains("einsatzleit") || $0.contains("incident") || $0.contains("commandant")
                || $0.contains("comandante")
        }
        let name = known ?? "incident_commander"
        guard draft["roles", name, "default"] == nil else { return }
        draft.set(["roles", name, "default"], filling, line: sentence.line)
        draft.arrange("roles", [name])
    }

    /// `Commanders hand over every four hours`.
    private mutating func readHandover(_ sentence: Sentence) {
        guard sentence.says(["hand over", "handover", "hands over", "ubergibt", "ubergabe", "passation", "relevo"]),
            sentence.says(["commander*", "ic", "einsatzleit*", "lead", "commandant"]), let found = SpanProse.only(in: sentence.text),
            found.lead == .every || found.lead == .after, let span = found.span, let role = draft.names(of: "roles").first
        else { return }
        draft.set(["roles", role, "hand_over_every"], span.written, line: sentence.line)
    }
}

extension SpanProse.Found {
    /// `if it lasts longer than 2 hours` says when something counts, and not by when.
    func isCondition(of text: String) -> Bool {
        let before = text[..<range.lowerBound].split(separator: ",", omittingEmptySubsequences: false).last.map { Folded(String($0)).words } ?? []
        return !Set(before).isDisjoint(with: ["if", "unless", "wenn", "falls", "sofern", "si", "cuando", "quando", "third", "kind"])
    }

    /// `for the last 30 minutes` is no promise.
    fileprivate func isPast(_ text: String) -> Bool {
        let before = text[..<range.lowerBound].lowercased()
        return ["last ", "past ", "previous ", "letzten ", "derniers ", "últimos ", "least ", "than "].contains { before.hasSuffix($0) }
    }
}
