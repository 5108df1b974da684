internal import Runbooks
internal import Vocabulary

/// Who is told by when, in one sentence or behind the name of an audience.
extension DocumentReading {
    private static let marks = [
        " shall be informed", " must be informed", " are informed", " is informed", " will be informed", " shall be notified", " must be notified",
        " are notified", " is notified", " will be notified", " wird informiert", " werden informiert",
    ]

    /// `The board is informed by e-mail within 15 minutes of a SEV1 and within 2 hours of a SEV2`.
    mutating func readInformed(_ sentence: Sentence) -> Bool {
        guard outline.isUnder(.communication, sentence.section), let range = Self.marks.compactMap({ sentence.text.firstRange(of: $0) }).first else {
            return false
        }
        var who = sentence.text[..<range.lowerBound].drop { $0.isNumber || $0 == "." || $0 == " " }
        for article in ["The ", "Die ", "Der ", "Das "] where who.hasPrefix(article) { who = who.dropFirst(article.count) }
        return sayInformed(String(who), String(sentence.text[range.upperBound...]), context(sentence), line: sentence.line)
    }

    /// `Board: call within 15 minutes in a SEV1`.
    mutating func readAudienceLine(_ lead: (label: String, rest: String), _ index: Int, line: Int) -> Bool {
        guard lead.label.split(separator: " ").count <= 5, severities.mentioned(in: lead.label).isEmpty,
            lexicon.topics(of: lead.label).isDisjoint(with: [.updates, .firstUpdate, .statusPage, .channel, .time, .template, .cadence]),
            lead.label.first?.isUppercase == true, !Folded(lead.label).contains(anyOf: ["intern*"])
        else { return false }
        return sayInformed(lead.label, Inline.plain(lead.rest), [], line: line)
    }

    /// Each length with its severities, or nothing of it.
    private mutating func sayInformed(_ who: String, _ text: String, _ names: [String], line: Int) -> Bool {
        let audience = Naming.slug(who)
        guard !audience.isEmpty, Folded(who).words.count <= 5, !text.contains("@"), draft["communications", audience] == nil else { return false }
        let pieces = alternatives(text), all = SpanProse.find(in: text)
        guard pieces.count == all.count else { return false }
        var told: [(key: String, names: [String], span: String)] = []
        for (piece, lead) in zip(pieces, all.map(\.lead)) {
            let own = severities.mentioned(in: piece), key = lead == .every ? "every" : "within"
            guard let found = SpanProse.only(in: piece), let span = found.span, [.within, .every].contains(lead), found.isFromBeginning(in: piece),
                !own.isEmpty || !names.isEmpty && pieces.count == 1, !told.contains(where: { $0.names == own && $0.key == key })
            else { return false }
            told.append((key, own.isEmpty ? names : own, span.written))
        }
        guard !told.isEmpty else { return false }
        let path = ["communications", audience]
        settled.insert(line)
        for item in told {
            for name in item.names { draft.set(path + [item.key, name], item.span, line: line) }
        }
        for name in severities.names.map(\.name) where told.contains(where: { $0.names.contains(name) }) {
            draft.add(path + ["for"], name, line: line)
        }
        // Where a room or a system is named, it goes there, and that is left as text.
        let isPlaced = Folded(text).contains(anyOf: ["channel", "kanal", "canal", "teams", "slack", "portal", "portail", "messagerie", "chat"])
        guard isPart(who), !isPlaced, let seat = seat(who, line: line) else { return true }
        draft.set(path + ["to"], seat, line: line)
        for way in Self.ways(text) { draft.add(path + ["by"], way, line: line) }
        return true
    }
}
