internal import Runbooks
internal import Vocabulary

extension Consistency {
    /// Losing evidence is an incident, and the record of the incident is evidence too: of what was known, decided and told, and when.
    var unkeptRecord: [Diagnostic] {
        guard runbook.upkeep.evidence.isEmpty else { return [] }
        let losses = runbook.severities.compactMap { severity -> (SeverityName, String)? in
            ([severity.means] + severity.examples).first(where: Stake.isEvidence).map { (severity.name, $0) }
        }
        guard let (first, words) = losses.first else { return [] }
        return [
            Diagnostic(
                .warning, .unkeptRecord, at: runbook.places["severities.\(first)"],
                """
                \(losses.map(\.0.text).quotedList) \(losses.count == 1 ? "is" : "are") about evidence that is lost or changed (“\(words)”), and \
                nothing says how the record of the incident itself is kept.
                """,
                fix: """
                    Say in 'runbook: { evidence: … }' who keeps it, where and how long, and keep the head that 'runbell verify' prints elsewhere: \
                    who can write this server's files can write another record.
                    """)
        ]
    }
}

/// What is at stake, as far as a sentence tells.
private enum Stake {
    private static let evidence = ["evidence", "beweis", "preuve", "evidencia"]
    private static let audit = ["trail", "log", "record"]
    private static let harm = [
        "loss", "lost", "lose", "losing", "integrity", "tamper", "alter", "manipul", "destr", "delet", "corrupt", "falsif", "compromis", "verif",
        "verlust", "verlor", "integrität", "zerstör", "verfälsch", "perte", "perdu", "intégrité", "altér", "pérdida", "perdid", "integridad",
    ]
    /// How far apart the two words may be: `loss of the integrity of legal evidence`, `a sealed record no longer verifies`.
    private static let reach = 3

    /// `Loss of legal evidence integrity`, `the audit trail was altered`; neither `evidence of a loss` nor `no evidence`.
    static func isEvidence(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        return words.indices.contains { place in
            guard isRecord(words, at: place) else { return false }
            return words[max(0, place - reach)...min(words.count - 1, place + reach)].contains { word in harm.contains(where: word.hasPrefix) }
        }
    }

    private static func isRecord(_ words: [String], at place: Int) -> Bool {
        let next = place + 1 < words.count ? words[place + 1] : ""
        let before = place > 0 ? words[place - 1] : ""
        if words[place] == "custody" { return true }
        if before == "audit" || before == "sealed" { return audit.contains(where: words[place].hasPrefix) }
        guard evidence.contains(where: words[place].hasPrefix) else { return false }
        // Evidence of something else is what an alert has.
        return !["no", "any", "without", "kein", "keine"].contains(before) && !["of", "that", "for", "dass", "für", "de", "que"].contains(next)
    }
}
