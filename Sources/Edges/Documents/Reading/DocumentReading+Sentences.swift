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
            if readFollowingRhythm(sentence, &audience) || readInformed(sentence) { continue }
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
            let isNever = Folded(piece).contains(anyOf: ["never", "nie", "jamais", "nunca"]) && SpanProse.find(in: piece).isEmpty
            guard let policy = isNever ? "never" : Self.statusPolicy(piece), Folded(piece).words.count <= 14 else { continue }
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
        "resolved within", "resolve*", "restored", "restore*", "mitigated", "recover*", "fixed", "stopped", "contained", "behoben", "losungszeit",
        "behebungszeit",
        "wiederherstell*", "entstor*", "gelost", "behebung",
        "losung", "resolu*", "retabli*", "resuelto*", "resolver*", "restablecid*", "resuelva*", "solucionad*",
    ]
    private static let mustAnswer: [Phrase] = [
        "ack*", "respond*", "response*", "engage*", "answer*", "pick up", "working on it", "bestatig*", "reagier*", "reaktion*", "quittier*",
        "angenommen", "acquitt*",
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
        guard found.count < 2 || saysWhatFor(found, in: sentence.text) else { return false }
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

    /// Whether before each of several lengths stands what it is for. Where one of them does not say, none of them counts.
    private func saysWhatFor(_ found: [SpanProse.Found], in text: String) -> Bool {
        found.indices.allSatisfy { place in
            let start = place == 0 ? text.startIndex : found[place - 1].range.upperBound
            let before = Folded(String(text[start..<found[place].range.lowerBound]))
            return found[place].span == nil || found[place].lead == .every || before.contains(anyOf: Self.mustAnswer + Self.mustRecover)
        }
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
            if let key, before.words.count <= 12, item.isFromBeginning(in: text), !Exceptions.isLimited(text, behind: item.range.upperBound),
                key != "update_every" || item.span != nil && lexicon.mentions(.updates, in: before)
            {
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
        let topics = Folded(lead.label).contains(anyOf: Self.measured) ? [] : lexicon.topics(of: lead.label)
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
