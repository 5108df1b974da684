internal import Runbooks
internal import Vocabulary

/// Who is told by when, in one sentence or behind the name of an audience.
extension DocumentReading {
    private static let marks = [
        " shall be informed", " must be informed", " are informed", " is informed", " will be informed", " shall be notified", " must be notified",
        " are notified", " is notified", " will be notified", " wird informiert", " werden informiert",
    ]

    /// Where people read of something.
    static let places: [Phrase] = ["channel", "kanal", "canal", "teams", "slack", "portal", "portail", "messagerie", "chat"]

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
        guard !audience.isEmpty, Folded(who).words.count <= 5, !text.contains("@"), !needsApproval(Folded(text)),
            draft["communications", audience] == nil
        else { return false }
        let pieces = alternatives(text), all = SpanProse.find(in: text)
        guard pieces.count == all.count else { return false }
        var told: [(key: String, names: [String], span: String)] = []
        for (piece, lead) in zip(pieces, all.map(\.lead)) {
            let key = lead == .every ? "every" : "within"
            var own = severities.mentioned(in: piece)
            // `within 1 hour in a SEV1, then every 4 hours`: the second is of the same.
            let isOfRest = Folded(piece).contains(anyOf: Self.restWords)
            if own.isEmpty, key == "every", let last = told.last, last.key == "within", isStranger(who), !isOfRest { own = last.names }
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
        if let owner = teller(text), let party = party(owner, line: line) { draft.set(path + ["owner"], party, line: line) }
        for name in severities.names.map(\.name) where told.contains(where: { $0.names.contains(name) }) {
            draft.add(path + ["for"], name, line: line)
        }
        // Where a room or a system is named, it goes there, and that is left as text.
        let isPlaced = Folded(text).contains(anyOf: Self.places)
        guard isPart(who), !isPlaced, let seat = seat(who, line: line) else { return true }
        draft.set(path + ["to"], seat, line: line)
        for way in Self.ways(text) { draft.add(path + ["by"], way, line: line) }
        return true
    }

    /// `…, durch die Pressestelle`, `… by the press office`: who tells them, at the end and behind the last time.
    private func teller(_ text: String) -> String? {
        let tail = SpanProse.find(in: text).last.map { String(text[$0.range.upperBound...]) } ?? text
        let marks = [
            "by the ", "durch die ", "durch den ", "durch das ", "par le ", "par la ", "par l'", "por el ", "por la ",
        ]
        guard let range = marks.compactMap({ tail.firstRange(of: $0) }).first else { return nil }
        var who = tail[range.upperBound...].trimmingSpaces
        if who.hasSuffix(".") { who.removeLast() }
        // `by the end of the day`, `par la messagerie`: when, and on which way.
        let isName = (1...4).contains(Folded(who).words.count) && !who.contains { ",;:()«\"".contains($0) }
        let isWay = !lexicon.topics(of: who).isDisjoint(with: [.channel, .email, .phone, .tool, .statusPage])
        let others = Self.places + ["end", "time", "next", "same", "latest", "close"]
        return isName && !isWay && !Folded(who).contains(anyOf: others) ? who : nil
    }
}
