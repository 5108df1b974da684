internal import Vocabulary

/// What people type into a telephone at night. Tolerant of order, case, punctuation and thanks; strict about everything
/// else, since a wrong acknowledgement silences a page: one word it does not know and it understands nothing.
///
///     ACK 42 · ack · 42 ack · acknowledged INC-42, thanks · a 42 43 · ack all · resolve #42 · esc inc42 · 42
package enum ReplyGrammar {
    /// Nobody answers for more incidents in one message.
    package static let incidentsMax = 20

    /// A number alone acknowledges that incident; nothing but a verb means the one incident the person was paged for.
    package static func read(_ text: some StringProtocol) -> (verb: Reply.Verb, which: Reply.Which)? {
        guard text.utf8.count <= 1600 else { return nil }
        var verb: Reply.Verb?
        var incidents: [IncidentID] = []
        var all = false
        for word in words(of: text) {
            if let said = verbs[word] {
                guard verb == nil || verb == said else { return nil }
                verb = said
            } else if let incident = incident(word) {
                if !incidents.contains(incident) { incidents.append(incident) }
            } else if word == "all" {
                all = true
            } else if !fillers.contains(word) {
                return nil
            }
        }
        guard incidents.count <= incidentsMax, !(all && !incidents.isEmpty) else { return nil }
        if !incidents.isEmpty { return (verb ?? .acknowledge, .these(incidents)) }
        return verb.map { ($0, all ? .all : .unnamed) }
    }

    private static func words(of text: some StringProtocol) -> [String] {
        text.split { $0.isWhitespace || ",;.!#:()\"'".contains($0) }.map { $0.lowercased() }
    }

    private static func incident(_ word: String) -> IncidentID? {
        IncidentID(word) ?? (word.hasPrefix("inc") ? IncidentID(word.dropFirst(3)) : nil)
    }

    private static let verbs: [String: Reply.Verb] = [
        "ack": .acknowledge, "acked": .acknowledge, "acknowledge": .acknowledge, "acknowledged": .acknowledge, "a": .acknowledge,
        "resolve": .resolve, "resolved": .resolve, "res": .resolve, "r": .resolve, "close": .resolve,
        "escalate": .escalate, "esc": .escalate, "e": .escalate,
    ]

    private static let fillers: Set<String> = ["please", "pls", "thanks", "thx", "inc", "incident", "incidents", "and", "&", "it", "-"]
}
