internal import Runbooks
internal import Vocabulary

/// What the law or a contract wants told by when.
extension DocumentReading {
    /// `Notify the authority within 72 hours of becoming aware of a breach`.
    mutating func readClock(_ sentence: Sentence) -> Bool {
        let isLegal =
            lexicon.mentions(.legal, in: sentence.text) || lexicon.mentions(.breach, in: sentence.text)
            || lexicon.mentions(.regulator, in: sentence.text) || outline.isUnder(.legal, sentence.section)
        guard isLegal,
            sentence.says([
                "notify", "notif*", "report*", "inform*", "told", "melde*", "gemeldet", "meldung", "declar*", "signal*", "comunica*", "avisa*",
                "submit*", "file", "filed", "anzeigen",
            ]),
            case let times = SpanProse.find(in: sentence.text).filter({ $0.target != .immediately(atMost: nil) }), times.count == 1,
            case let found = times[0], found.lead == .within || found.target == .withoutUndueDelay
        else { return false }
        let name = clockName(sentence)
        guard draft["clocks", name] == nil else { return false }
        let path = ["clocks", name]
        draft.set(path + ["starts"], clockStart(sentence.text, after: found), line: sentence.line)
        if let owner = clockOwner(sentence) {
            draft.set(path + ["owner"], owner, line: sentence.line)
        } else {
            draft.set(path + ["owner"], Clause.unsaid, line: sentence.line)
            draft.gap(.missing, "clock '\(name)': the document does not say who answers for it.", lines: [sentence.line])
        }
        draft.set(path + ["within"], found.target.written, line: sentence.line)
        if let who = clockContact(sentence.text) {
            if draft["contacts", who] == nil { draft.set(["contacts", who], .map([("for", Self.subject(sentence.text))], line: sentence.line)) }
            draft.set(path + ["tell"], who, line: sentence.line)
        }
        return true
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

    private func clockStart(_ text: String, after found: SpanProse.Found) -> String {
        let folded = Folded(text)
        let isPersonal = folded.contains(anyOf: [
            "data breach*", "breach*", "personal data", "datenpanne*", "datenschutzverletzung*", "datenschutzvorf*", "violation*", "fuite*",
            "brecha*", "fuga*", "personenbezogen*", "data leak*",
        ])
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
        "ciso", "ceo", "cto", "*leiter", "team", "responsable",
    ]
    private static let verbs: Set<String> = [
        "must", "shall", "should", "notifies", "informs", "reports", "submits", "files", "sends", "muss", "meldet", "informiert", "doit", "notifie",
        "informe", "debe",
        "notifica", "informa", "will", "has", "is",
    ]

    private func clockContact(_ text: String) -> String? {
        let words: [(String, [Phrase])] = [
            ("dpo and legal", ["dpo legal"]),
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
            ), ("regulator", ["regulator*", "authorit*", "behorde*", "autorite*", "autoridad*"]),
            ("legal", ["legal", "legal team", "rechtsabteilung", "service juridique", "departamento juridico", "equipo legal"]),
            ("customers", ["customers", "kunden", "clients", "clientes"]),
        ]
        return words.first { Folded(text).contains(anyOf: $0.1) }?.0
    }
}
