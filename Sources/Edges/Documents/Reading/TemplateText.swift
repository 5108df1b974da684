/// A text to fill in, as the runbook's templates are written: what a document puts in brackets becomes a field where the language has one.
enum TemplateText {
    private static let fields: [(field: String, phrases: [Phrase])] = [
        ("incident.id", ["incident id", "id", "inc id", "incident number", "number", "nummer", "numero", "ticket"]),
        (
            "next_update",
            [
                "next update", "when next update", "next update time", "nachste meldung", "nachste information", "prochaine mise a jour",
                "prochain point", "proxima actualizacion",
            ]
        ),
        ("eta", ["eta", "estimated time", "estimated resolution", "estimated resolution time", "expected resolution"]),
        ("timestamp", ["timestamp", "time", "date", "datum", "uhrzeit", "heure", "hora", "utc"]),
        ("severity", ["severity", "sev", "level", "schweregrad", "gravite", "severidad", "prioritat"]),
        ("status", ["status", "state", "estado", "etat"]),
        ("description", ["update on progress", "progress", "progress update", "latest", "stand der arbeiten", "fortschritt"]),
        (
            "service",
            [
                "service", "service name", "services", "system", "systems", "component", "affected service", "affected services", "systems users",
                "dienst", "servicio",
            ]
        ),
        (
            "impact",
            [
                "impact", "description of user impact", "user impact", "impact summary", "business impact", "auswirkung", "impacto", "affected users",
                "customer impact",
            ]
        ),
        ("root_cause", ["root cause", "what caused the issue", "cause", "ursache"]),
        ("commander", ["incident commander", "commander", "ic name", "ic", "assigned", "lead"]),
        ("oncall", ["oncall", "on call", "engineer name", "engineer"]),
        ("channel", ["channel", "kanal", "canal", "salon"]), ("actions", ["action items", "massnahmen", "actions correctives"]),
        ("summary", ["summary", "how it was fixed", "resolution"]), ("duration", ["duration", "dauer", "duree", "duracion"]),
        ("started_at", ["start time", "started", "started at", "beginn", "debut", "inicio"]),
        ("resolved_at", ["resolved at", "end time", "resolution time"]),
        (
            "title",
            [
                "title", "brief description", "issue description", "description of issue", "short description", "issue", "incident title",
                "what happened", "titel", "titre", "titulo", "description", "kurzbeschreibung", "description courte", "descripcion breve",
            ]
        ),
    ]

    private static let known: Set<String> = [
        "title", "severity", "service", "services", "status", "phase", "summary", "description", "update_number", "timestamp", "status_shown",
        "started_at",
        "declared_at", "acknowledged_at",
        "mitigated_at", "resolved_at", "duration", "next_update", "next_update_in", "eta", "impact", "commander", "oncall", "responders", "channel",
        "root_cause", "actions",
        "timeline", "tags", "runbook", "incident.id", "incident.number", "incident.slug", "incident.date", "incident.url",
    ]

    /// What says nothing by itself, so that the words before it decide: `Impact: [brief description]`, `Next update: [time]`.
    private static let vague: [Phrase] = [
        "brief description", "short description", "description", "describe", "details", "name", "names", "user", "person", "time", "text", "x", "xx",
        "n", "number", "nummer", "beschreibung", "kurzbeschreibung", "uhrzeit", "zeit", "nom", "heure", "numero", "description courte", "nombre",
        "hora", "descripcion", "descripcion breve", "hh mm", "datum", "date", "fecha", "zeitpunkt", "minutes", "minuten",
    ]

    /// What the words before a vague place say it is; the last of them counts.
    private static let labels: [(field: String, phrases: [Phrase])] = [
        (
            "next_update",
            [
                "next update", "nachste meldung", "nachstes update", "nachste information", "prochaine mise a jour", "prochain point",
                "proxima actualizacion",
            ]
        ),
        ("impact", ["impact", "auswirkung*", "impacto", "affected users", "customer impact"]),
        ("eta", ["eta", "expected resolution", "estimated resolution", "voraussichtlich*"]),
        ("commander", ["commander", "ic", "incident lead", "einsatzleit*", "incident manager", "comandante"]),
        ("oncall", ["oncall", "on call", "assigned"]),
        (
            "started_at",
            ["start time", "started", "started at", "start", "begin", "beginn", "begonnen", "seit", "since", "debut", "inicio", "depuis"]
        ),
        ("resolved_at", ["resolved at", "end time", "behoben um", "ende", "fin"]),
        ("duration", ["duration", "dauer", "duree", "duracion"]),
        ("update_number", ["update", "meldung", "point", "actualizacion", "mise a jour"]),
        ("service", ["service", "affected service", "affected system", "dienst", "system", "servicio"]),
        ("root_cause", ["root cause", "ursache", "cause racine", "causa raiz"]), ("status", ["status", "statut", "estado"]),
        ("summary", ["resolution", "behebung", "losung"]), ("title", ["title", "titel", "titre", "titulo", "issue", "incident", "storung"]),
    ]

    /// `hour` is never a service, nor is a person a number.
    private static let times: [Phrase] = [
        "time", "uhrzeit", "zeit", "heure", "hora", "hh mm", "datum", "date", "fecha", "zeitpunkt", "minutes", "minuten",
    ]
    private static let timely: Set<String> = ["next_update", "eta", "started_at", "resolved_at", "duration"]

    /// What the words right before a place say it is: nothing but small words stands between, and no other place.
    private static func labelled(_ before: String, _ inside: String) -> String? {
        let own = before.lastIndex { "}]".contains($0) }.map { String(before[before.index(after: $0)...]) } ?? before
        let folded = Folded(own)
        guard !folded.words.isEmpty, folded.words.count <= 8 else { return nil }
        let found = labels.compactMap { item in item.phrases.compactMap { folded.place(of: $0)?.upperBound }.max().map { (item.field, $0) } }
            .max { $0.1 < $1.1 }
        guard let (field, end) = found, folded.words[end...].allSatisfy({ SmallWords.all.contains($0) || SpanLexicon.units[$0] != nil }) else {
            return nil
        }
        return isOne(of: times, inside) && !timely.contains(field) ? nil : field
    }

    private static func isOne(of phrases: [Phrase], _ inside: String) -> Bool {
        let folded = Folded(inside.replacing("_", with: " "))
        return phrases.contains { $0.words.count == folded.words.count && folded.contains($0) }
    }

    /// The text, and the places nobody knows a field for: these stay for whoever writes the update.
    static func filled(_ text: String) -> (text: String, open: [String]) {
        var out = ""
        var open: [String] = []
        var rest = Substring(text)
        while let letter = rest.first {
            guard let (inside, end) = hole(at: rest) ?? letters(at: rest, after: out.last) else {
                out.append(letter)
                rest.removeFirst()
                continue
            }
            let line = String(out.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
            if let (field, end) = length(inside, line, rest[end...]) {
                out += "{{\(field)}}"
                rest = rest[end...]
                continue
            }
            if let field = field(inside, after: line), field != "timestamp" || isOwnTime(inside, line) {
                out += "{{\(field)}}"
            } else {
                out += "[\(inside)]"
                open.append(inside)
            }
            rest = rest[end...]
        }
        return (out, open)
    }

    /// `{{title}}`, `[Brief Description]`, `<timestamp>`, `${SEVERITY}`, `{service}`.
    private static func hole(at text: Substring) -> (inside: String, end: Substring.Index)? {
        for (start, close) in [("{{", "}}"), ("${", "}"), ("[", "]"), ("<", ">"), ("{", "}")] where text.hasPrefix(start) {
            let after = text.dropFirst(start.count)
            guard let end = after.firstRange(of: close), !after[..<end.lowerBound].contains("\n") else { continue }
            let inside = after[..<end.lowerBound].trimmingSpaces
            guard inside.contains(where: \.isLetter), inside.count <= 80, !inside.contains("{"), start != "<" || !inside.contains("@") else {
                continue
            }
            return (inside, end.upperBound)
        }
        return nil
    }

    /// `Severity: SEV-X`: letters that stand for a severity.
    private static func letters(at text: Substring, after last: Character?) -> (inside: String, end: Substring.Index)? {
        guard last.map({ !$0.isLetter && !$0.isNumber && $0 != "-" }) ?? true, text.first.map({ "SP".contains($0) }) == true else { return nil }
        let word = text.prefix { $0.isLetter || $0.isNumber || "-#".contains($0) }
        return ["SEV-X", "SEVX", "SEV-N", "SEV-#", "SEV#", "PX", "P#", "P-X"].contains(word) ? ("severity", word.endIndex) : nil
    }

    /// `Next update in [X] minutes` is one field, with its unit.
    private static func length(_ inside: String, _ line: String, _ rest: Substring) -> (field: String, end: Substring.Index)? {
        let before = Folded(line)
        guard isVague(inside), ["in", "dans", "en"].contains(before.words.last ?? ""), labelled(line, inside) == "next_update" else { return nil }
        let unit = rest.drop { $0 == " " }.prefix { $0.isLetter }
        let units = ["minutes", "minute", "min", "mins", "minuten", "minutos"]
        guard units.contains(unit.lowercased()) else { return units.contains(inside.lowercased()) ? ("next_update_in", rest.startIndex) : nil }
        return ("next_update_in", unit.endIndex)
    }

    /// A time is that of the message only where nothing else is said of it: `at [time] we noticed` is another one.
    private static func isOwnTime(_ inside: String, _ line: String) -> Bool {
        Folded(inside).words == ["timestamp"] || Folded(line).words.isEmpty || line.trimmingSpaces.last.map { ":[(|-–".contains($0) } == true
    }

    private static func isVague(_ inside: String) -> Bool {
        isOne(of: vague, inside)
    }

    private static func field(_ inside: String, after line: String) -> String? {
        let plain = inside.lowercased().trimmingSpaces
        if isVague(inside), let label = labelled(line, inside) { return label }
        if known.contains(plain) { return plain }
        // A choice of several words is for people.
        if inside.contains("/"), inside.split(separator: "/").count > 2 {
            return inside.contains("Investigating") || inside.contains("Resolved")
                ? "status" : SeverityWords.name(inside, line: 0) != nil ? "severity" : nil
        }
        let folded = Folded(inside.replacing("_", with: " "))
        if let exact = fields.first(where: { $0.phrases.contains { $0.words.count == folded.words.count && folded.contains($0) } }) {
            return exact.field
        }
        // `[short description of user impact]` is the impact; `incident commander phone` is no commander.
        guard folded.words.count <= 6 else { return nil }
        return fields.first { $0.phrases.contains { $0.words.count >= 2 && isOnly($0, in: folded) } }?.field
    }

    private static func isOnly(_ phrase: Phrase, in folded: Folded) -> Bool {
        guard let place = folded.place(of: phrase) else { return false }
        let others = folded.words[..<place.lowerBound] + folded.words[place.upperBound...]
        return others.allSatisfy { word in SmallWords.all.contains(word) || vague.contains { $0.words.contains { $0.fits(word) } } }
    }
}
