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
        ("status", ["status", "state", "update on progress", "estado", "etat"]),
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
        ("channel", ["channel", "kanal", "canal", "salon"]), ("actions", ["actions", "action items", "current planned actions", "next steps"]),
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
        "title", "severity", "service", "services", "status", "phase", "summary", "description", "update_number", "timestamp", "started_at",
        "declared_at", "acknowledged_at",
        "mitigated_at", "resolved_at", "duration", "next_update", "next_update_in", "eta", "impact", "commander", "oncall", "responders", "channel",
        "root_cause", "actions",
        "timeline", "tags", "runbook", "incident.id", "incident.number", "incident.slug", "incident.date", "incident.url",
    ]

    /// The text, and the places nobody knows a field for: these stay for whoever writes the update.
    static func filled(_ text: String) -> (text: String, open: [String]) {
        var out = ""
        var open: [String] = []
        var rest = Substring(text)
        while let letter = rest.first {
            guard let (inside, end) = hole(at: rest) else {
                out.append(letter)
                rest.removeFirst()
                continue
            }
            if let field = field(inside) {
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

    private static func field(_ inside: String) -> String? {
        let plain = inside.lowercased().trimmingSpaces
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
        guard folded.words.count <= 6 else { return nil }
        return fields.first { $0.phrases.contains { $0.words.count >= 2 && folded.contains($0) } }?.field
    }
}
