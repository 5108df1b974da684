internal import Runbooks
internal import Vocabulary

/// What the law or a contract wants told by when.
extension DocumentReading {
    /// `Notify the authority within 72 hours of becoming aware of a breach`.
    mutating func readClock(_ sentence: Sentence) -> Bool {
        let isLegal =
            lexicon.mentions(.legal, in: sentence.text) || lexicon.mentions(.breach, in: sentence.text)
            || lexicon.mentions(.regulator, in: sentence.text) || outline.isUnder(.legal, sentence.section)
        guard isLegal, sentence.says(Self.tellWords), !sentence.says(["whether", "she", "he", "it is not", "grave*", "serious", "significant"]) else {
            return false
        }
        if readUntimedClock(sentence) { return true }
        guard
            case let times = Self.limits(in: sentence.text), times.count == 1,
            case let found = times[0], found.lead == .within || found.target == .withoutUndueDelay,
            !Exceptions.isLimited(sentence.text, behind: found.range.upperBound), isOfBreach(sentence.text),
            case let condition = conditionBefore(sentence), condition.map(isOfBreach) ?? true
        else { return false }
        let name = clockName(sentence)
        guard draft["clocks", name] == nil else { return false }
        let path = ["clocks", name]
        draft.set(path + ["starts"], clockStart(sentence.text, condition, after: found), line: sentence.line)
        sayClockOwner(sentence, path)
        draft.set(path + ["within"], found.target.written, line: sentence.line)
        sayClockContacts(sentence, path)
        return true
    }

    /// Whether all of a condition is understood: `If personal data may be exposed, …`, and not `If data of customers in the EU is …`.
    private func isOfBreach(_ text: String) -> Bool {
        guard Self.isConditional(text) else { return true }
        let condition = text.split(separator: ",", maxSplits: 1).first.map(String.init) ?? text
        return Folded(condition).words.allSatisfy { word in Self.breachWords.contains { $0.words[0].fits(word) } }
    }

    private static func isConditional(_ text: String) -> Bool {
        ["if", "should", "when", "where", "wenn", "falls", "si", "sollte", "sollten", "cuando"].contains(Folded(text).words.first ?? "")
    }

    /// `If customer data may be exposed, tell the DPO. The DPO notifies the authority within 72 hours.`: the second is of the same case, unless it
    /// names one itself.
    private func conditionBefore(_ sentence: Sentence) -> String? {
        guard !Self.isConditional(sentence.text), !Self.isPersonal(sentence.folded), let all = sentencesByLine[sentence.line],
            let place = all.firstIndex(where: { $0.raw == sentence.raw }), place > 0, Self.isConditional(all[place - 1].text)
        else { return nil }
        return all[place - 1].text
    }

    private static let breachWords: [Phrase] = [
        "if", "should", "when", "where", "wenn", "falls", "si", "sollte", "sollten", "cuando", "personal", "data", "customer*", "user*", "is", "are",
        "be", "has",
        "have", "been", "may", "might", "a", "an", "the", "of", "or", "and", "breach*", "leak*", "expos*", "involv*", "affect*", "compromis*", "lost",
        "stolen", "disclos*", "access*", "confirmed", "suspected", "incident*", "security", "there", "occurs", "happens", "any", "eine", "ein", "der",
        "die", "das", "daten", "personenbezogene*", "betroffen", "sind", "ist", "vorliegt", "verletzung", "datenpanne*", "datenschutzverletzung*",
        "werden", "wurden", "offengelegt", "donnees", "personnelles", "caractere", "personnel", "sont", "est", "concernees", "des", "les", "une",
        "violation", "touchees", "compromises", "datos", "personales", "una", "brecha", "se", "ven", "estan", "afectados", "hay", "los", "las",
    ]

    /// `Without undue delay, where feasible within 72 hours` has one limit that can be missed.
    private static func limits(in text: String) -> [SpanProse.Found] {
        let all = SpanProse.find(in: text).filter { $0.target != .immediately(atMost: nil) }
        let lengths = all.filter { $0.target != .withoutUndueDelay }
        return lengths.count == 1 ? lengths : all
    }

    private static let tellWords: [Phrase] = [
        "notify", "notif*", "report*", "inform*", "told", "melde*", "gemeldet", "meldung", "declar*", "signal*", "comunica*", "avisa*", "submit*",
        "file", "filed", "anzeigen",
    ]

    /// `Notify the authorities within the required timeframes`: there is a clock, and somebody has to look its time up.
    private mutating func readUntimedClock(_ sentence: Sentence) -> Bool {
        guard lexicon.mentions(.regulator, in: sentence.folded), SpanProse.find(in: sentence.text).isEmpty,
            sentence.says([
                "required timeframe*", "required time frame*", "required time", "required period", "legally required", "statutory", "legal deadline*",
                "applicable deadline*", "required deadline*", "gesetzlich* frist*", "vorgeschrieben* frist*", "gesetzlich vorgeschrieben*",
                "delais legaux", "delai legal", "delais requis", "delais reglementaires", "plazos legales", "plazo legal", "plazos requeridos",
            ])
        else { return false }
        let name = clockName(sentence)
        guard draft["clocks", name] == nil else { return false }
        let path = ["clocks", name]
        draft.set(path + ["starts"], Clause.unsaid, line: sentence.line)
        sayClockOwner(sentence, path)
        draft.set(path + ["within"], Clause.unsaid, line: sentence.line)
        draft.gap(
            .missing, "clock '\(name)': the document speaks of a time it does not name, nor what it counts from.", lines: [sentence.line])
        sayClockContacts(sentence, path)
        return true
    }

    private mutating func sayClockOwner(_ sentence: Sentence, _ path: [String]) {
        if let owner = clockOwner(sentence) { return draft.set(path + ["owner"], owner, line: sentence.line) }
        draft.set(path + ["owner"], Clause.unsaid, line: sentence.line)
        draft.gap(.missing, "clock '\(path[1])': the document does not say who answers for it.", lines: [sentence.line])
    }

    /// `DPO/legal` are two, and each is told.
    private mutating func sayClockContacts(_ sentence: Sentence, _ path: [String]) {
        // Whoever answers for it tells somebody else.
        let owner = draft[path + ["owner"]]?.text
        let all = clockContacts(sentence.text).map { known(contact: $0) }.filter { Naming.slug($0) != owner && !isOwner($0, owner) }
        for who in all where draft["contacts", who] == nil {
            draft.set(["contacts", who], .map([("for", Self.subject(sentence.text))], line: sentence.line))
        }
        if all.count == 1 { return draft.set(path + ["tell"], all[0], line: sentence.line) }
        for who in all { draft.set(path + ["stages", Naming.slug(who), "tell"], who, line: sentence.line) }
    }

    /// `legal` is in the book as `legal compliance`.
    private func known(contact: String) -> String {
        let own = contact.lowercased()
        return draft.names(of: "contacts").first { $0.lowercased() == own || $0.lowercased().hasPrefix(own + " ") } ?? contact
    }

    private static func subject(_ text: String) -> String {
        Folded(text).contains(anyOf: ["gdpr", "dsgvo", "rgpd"]) ? "Notices under the GDPR" : "Legal notices"
    }

    private func clockName(_ sentence: Sentence) -> String {
        let text = sentence.text
        let words: [(String, [Phrase])] = [
            ("gdpr", ["gdpr", "dsgvo", "rgpd"]), ("hipaa", ["hipaa"]), ("dora", ["dora"]), ("nis2", ["nis2", "nis 2"]),
            ("authority", ["authorit*", "regulator*", "aufsichtsbehorde*", "behorde", "autorite*", "cnil", "autoridad*", "aepd", "ico"]),
            ("legal", ["legal", "recht", "rechtsabteilung", "juridique", "juridico"]),
            ("dpo", ["dpo", "datenschutzbeauftragte*", "data protection officer"]),
        ]
        if let name = words.first(where: { Folded(text).contains(anyOf: $0.1) })?.0 { return name }
        if lexicon.mentions(.breach, in: text) { return "data-breach" }
        // `An intermediate report follows …`
        let first = Folded(text).words.drop { $0.allSatisfy(\.isNumber) || ["a", "an", "the", "der", "die", "das", "le", "la", "el"].contains($0) }
            .prefix(2)
        let name = Naming.slug(first.joined(separator: " "))
        return name.isEmpty ? Naming.slug(outline.sections[sentence.section].title) : name
    }

    /// `within 4 hours of classifying it as major`: from then on.
    private static func event(_ text: String, after found: SpanProse.Found) -> String? {
        let rest = text[found.range.upperBound...].trimmingSpaces
        for mark in ["of ", "after ", "from ", "following ", "nach ", "ab ", "après ", "tras "] where rest.lowercased().hasPrefix(mark) {
            let words = rest.dropFirst(mark.count).split { ".,;(".contains($0) }.first.map(String.init) ?? ""
            let name = Naming.name(words)
            return (1...8).contains(name.split(separator: " ").count) ? name : nil
        }
        return nil
    }

    private static func isPersonal(_ folded: Folded) -> Bool {
        folded.contains(anyOf: [
            "data breach*", "breach*", "personal data", "datenpanne*", "datenschutzverletzung*", "datenschutzvorf*", "violation*", "fuite*",
            "brecha*", "fuga*", "personenbezogen*", "data leak*",
        ])
    }

    private func clockStart(_ text: String, _ condition: String?, after found: SpanProse.Found) -> String {
        let folded = Folded(text)
        // All of the condition is understood: it speaks of data that got out.
        let own = condition ?? (Self.isConditional(text) ? text.split(separator: ",").first.map(String.init) : nil)
        let isOfData = own.map { Folded($0).contains(anyOf: ["data", "daten", "donnees", "datos"]) } ?? false
        let isPersonal = Self.isPersonal(folded) || isOfData
        let isConfirmed = folded.contains(anyOf: ["confirm*", "bestatigt*", "avere*", "constat*"])
        let isAware = folded.contains(anyOf: [
            "aware*", "awareness", "kenntnis", "bekanntwerden", "connaissance", "conocimiento", "discover*", "detection",
        ])
        if !isPersonal, !isAware, let event = Self.event(text, after: found) { return event }
        let what =
            isPersonal
            ? "data breach"
            : folded.contains(anyOf: ["security", "sicherheit*", "securite", "seguridad"]) ? "security incident" : "reportable incident"
        return isConfirmed ? "\(what) confirmed" : isAware ? "aware of \(what)" : what
    }

    private mutating func clockOwner(_ sentence: Sentence) -> String? {
        for role in draft.names(of: "roles") where sentence.text.lowercased().contains(role.replacing("_", with: " ")) { return role }
        // `Meldung an die Behörde durch den Datenschutzbeauftragten`
        for mark in [" par le ", " par la ", " par l'", " by the ", " por el ", " por la "] {
            guard let range = sentence.text.firstRange(of: mark) else { continue }
            let who = sentence.text[range.upperBound...].split { ".,;(:".contains($0) }.first.map(String.init) ?? ""
            if Folded(who).words.count <= 6, Folded(who).contains(anyOf: Self.officers), let party = party(who, line: sentence.line) { return party }
        }
        for mark in [" durch den ", " durch die ", " durch das "] {
            guard let range = sentence.text.firstRange(of: mark) else { continue }
            let words = sentence.text[range.upperBound...].split(separator: " ").prefix { word in
                word.first?.isUppercase == true || word.dropFirst().contains { $0.isUppercase } || word.allSatisfy(\.isNumber)
            }
            let who = words.joined(separator: " ")
            if words.count <= 4, !who.isEmpty, let party = party(who, line: sentence.line) { return party }
        }
        // Whoever stands before the verb, or after it as in German.
        let words = sentence.text.split(separator: " ").map(String.init)
        for (place, word) in words.enumerated() where Self.verbs.contains(Folded(word).words.first ?? "") {
            let before = words[..<place].joined(separator: " ").split(separator: ",").last.map { cleaned(String($0.drop { !$0.isLetter })) } ?? ""
            let after = words[(place + 1)...].prefix(2).joined(separator: " ").replacing(",", with: "")
            let isTurned = ["der ", "die ", "unser ", "le ", "la ", "l'", "el "].contains(where: after.hasPrefix)
            for text in [before, isTurned ? after : ""] where Folded(text).contains(anyOf: Self.officers) && Folded(text).words.count <= 5 {
                return party(text, line: sentence.line)
            }
            if isPart(before), Folded(before).words.count <= 6, !Folded(before).contains(anyOf: ["security incidents", "notify"]) {
                return party(before, line: sentence.line)
            }
        }
        return nil
    }

    /// Who may answer for a notice, and not what it is about.
    private static let officers: [Phrase] = [
        "officer", "dpo", "*beauftragter", "*beauftragte", "delegue a la protection", "delegue", "delegado", "delegado de proteccion", "counsel",
        "lead",
        "ciso", "ceo", "cto", "rssi", "dsi", "*leiter", "team", "responsable",
    ]
    private static let verbs: Set<String> = [
        "must", "shall", "should", "notifies", "informs", "reports", "submits", "files", "sends", "muss", "meldet", "informiert", "doit", "notifie",
        "informe", "debe",
        "notifica", "informa", "will", "has", "is",
    ]

    /// `The DPO notifies the ICO`, `to the FCA`: an authority goes by the name it has in the document.
    private func shortAuthority(_ text: String) -> String? {
        let words = text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        let between: Set<String> = ["the", "to", "der", "die", "das", "dem", "an", "bei", "la", "le", "l", "a", "au", "aupres", "el", "al", "ante"]
        for (place, word) in words.enumerated() where (2...6).contains(word.count) && word.allSatisfy(\.isUppercase) && !isPart(word) {
            let before = words[..<place].reversed().map { Folded($0).words.first ?? "" }
            let gap = before.prefix { between.contains($0) }
            guard let verb = before.dropFirst(gap.count).first else { continue }
            if Self.tellWords.contains(where: { $0.words[0].fits(verb) }) || !gap.isEmpty && lexicon.mentions(.regulator, in: word) { return word }
        }
        return nil
    }

    private func clockContacts(_ text: String) -> [String] {
        if let short = shortAuthority(text) { return [short] }
        if Folded(text).contains(anyOf: ["dpo legal", "dpo and legal", "legal dpo", "legal and dpo"]) {
            return ["data protection officer", "legal"]
        }
        let words: [(String, [Phrase])] = [
            (
                "data protection authority",
                [
                    "supervisory authorit*", "data protection authorit*", "aufsichtsbehorde*", "datenschutzbehorde*", "autorite de controle", "cnil",
                    "autoridad de control", "aepd", "ico",
                ]
            ),
            (
                "data protection officer",
                ["dpo", "data protection officer", "datenschutzbeauftragte*", "delegue a la protection", "delegado de proteccion"]
            ), ("authority", ["authorit*", "behorde*", "autorite*", "autoridad*"]), ("regulator", ["regulator*"]),
            ("legal", ["legal", "legal team", "rechtsabteilung", "service juridique", "departamento juridico", "equipo legal"]),
            ("customers", ["customers", "kunden", "clients", "clientes"]),
        ]
        let named = words.filter { Folded(text).contains(anyOf: $0.1) }.map(\.0)
        // `The data protection officer tells the authority` names both.
        return named.first == "data protection officer" && named.contains("authority") ? Array(named.prefix(2)) : Array(named.prefix(1))
    }

    private func isOwner(_ contact: String, _ owner: String?) -> Bool {
        contact == "data protection officer" && ["dpo", "data-protection-officer", "data_protection_officer"].contains(owner ?? "")
    }
}
