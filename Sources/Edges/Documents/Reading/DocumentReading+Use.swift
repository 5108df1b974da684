/// When the document is to be used, when people work, and what stands in when a channel fails.
extension DocumentReading {
    private static let uses = [
        "use this runbook whenever ", "use this runbook when ", "use this document whenever ", "use this document when ",
        "use this playbook whenever ",
        "use this playbook when ", "use this guide when ", "use this procedure when ", "use this plan when ", "follow this runbook when ",
        "follow this runbook whenever ", "this runbook applies whenever ", "this runbook applies when ", "this procedure applies when ",
        "this plan applies when ", "this document applies when ", "dieses runbook gilt, wenn ", "dieses runbook gilt, sobald ",
        "diese anweisung gilt, wenn ", "dieses handbuch gilt, wenn ", "cette procédure s'applique lorsque ", "cette procédure s'applique quand ",
        "este procedimiento se aplica cuando ", "este documento se aplica cuando ",
    ]

    /// `Use this runbook whenever an issue threatens our objectives, security or the trust of customers`: a question whoever declares is asked.
    mutating func readUse() {
        for sentence in sentences where SpanProse.find(in: sentence.text).isEmpty && severities.mentioned(in: sentence.text).isEmpty {
            let lower = sentence.text.lowercased()
            guard let start = Self.uses.first(where: lower.hasPrefix) else { continue }
            var words = String(sentence.text.dropFirst(start.count)).capitalizedFirst
            while let last = words.last, ".!:".contains(last) { words.removeLast() }
            guard (3...40).contains(Folded(words).words.count) else { continue }
            let yes = Clause.Entry(name: "yes", clause: .map([("fact", "runbook applies")], line: sentence.line))
            let ask = Clause.Entry(name: "ask", clause: Clause(words + "?", line: sentence.line))
            draft.add(["triage", "questions"], Clause(.map([ask, yes]), line: sentence.line))
            draft.set(["facts", "runbook applies", "means"], words, line: sentence.line)
        }
    }

    /// `When in doubt, choose the higher one`.
    mutating func readDoubt() {
        let doubts: [Phrase] = [
            "in doubt", "unsure", "not sure", "uncertain", "can t decide", "cannot decide", "can t tell", "undecided",
            "zweifel", "im zweifel", "zweifelsfall", "en cas de doute", "en caso de duda", "duvida",
        ]
        let higher: [Phrase] = [
            "higher", "highest", "next higher", "more severe", "more serious", "worse", "worst", "bigger", "upwards",
            "hohere*", "schwerere*", "hochste*", "plus eleve*", "plus haut*", "mas alta", "mas alto",
            "mas grave", "mais alto", "mais alta",
        ]
        let lower: [Phrase] = [
            "lower", "lowest", "smaller", "milder", "niedrigere*", "geringere*", "plus bas*", "mas baja", "mas bajo", "mais baixo",
        ]
        for sentence in sentences where sentence.says(doubts) && sentence.folded.words.count <= 25 {
            let isHigher = sentence.says(higher), isLower = sentence.says(lower)
            guard isHigher != isLower else { continue }
            draft.set(["triage", "when_unsure"], isHigher ? "higher" : "lower", line: sentence.line)
        }
    }

    private static let hoursWords: [Phrase] = [
        "business hours", "working hours", "office hours", "service hours", "working day", "opening hours", "geschaftszeit*", "servicezeit*",
        "burozeit*", "dienstzeit*", "kernzeit*", "arbeitszeit*", "heures ouvrees", "heures ouvrables", "heures de bureau", "heures de service",
        "horario laboral", "horario de oficina", "horario comercial", "expediente",
    ]

    /// `Business hours are Monday to Friday, 08:00–18:00`.
    mutating func readBusinessHours() {
        for passage in passages where Folded(passage.text).contains(anyOf: Self.hoursWords) {
            for text in Self.sentences(of: passage) where Folded(text).contains(anyOf: Self.hoursWords) {
                let hours = HoursProse.find(in: text)
                if hours.count == 1 {
                    draft.set(["runbook", "business_hours"], hours[0], line: passage.line)
                } else if hours.count > 1 {
                    draft.set(["runbook", "business_hours"], Clause.texts(hours, line: passage.line))
                } else if HoursProse.isUnclear(text) {
                    draft.gap(.open, "business hours: '\(text)' was not understood; write `business_hours`.", lines: [passage.line])
                }
            }
        }
    }

    /// `Slack | … | Google Chat fallback`: where messages of a channel go when it fails.
    mutating func readFallbacks() {
        guard let place = draft["communications", "internal", "to"]?.text, let own = place.split(separator: ":").first.map(String.init) else {
            return
        }
        for case .table(let table) in outline.sections.flatMap(\.parts).map(\.block) {
            for row in table.rows where Folded(row[0].text).contains(own) {
                for cell in row.dropFirst() { readFallback(Inline.plain(cell.text), line: cell.line) }
            }
        }
        for sentence in sentences where sentence.folded.contains(own) { readFallback(sentence.text, line: sentence.line) }
    }

    private mutating func readFallback(_ text: String, line: Int) {
        let path = ["communications", "internal", "fallback"]
        let systems: [(name: String, phrases: [Phrase])] = [
            ("google-chat", ["google chat"]), ("teams", ["microsoft teams", "ms teams", "teams"]), ("mattermost", ["mattermost"]),
            ("discord", ["discord"]), ("zulip", ["zulip"]), ("rocket-chat", ["rocket chat"]), ("webex", ["webex"]), ("matrix", ["matrix"]),
        ]
        guard draft[path] == nil, Folded(text).contains(anyOf: ["fallback", "falls back", "fall back", "ersatzweise", "ausweich*", "en secours"]),
            case let named = systems.filter({ Folded(text).contains(anyOf: $0.phrases) }), named.count == 1
        else { return }
        draft.set(path, connection(named[0].name, line: line), line: line)
    }
}
