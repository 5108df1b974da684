internal import Runbooks
internal import Vocabulary

/// Tables of who is told what, and how often.
extension DocumentReading {
    /// Audiences with their channels and rhythms, or severities with theirs.
    mutating func readCommunicationTable(_ table: Block.Table, _ index: Int) {
        let headers = table.header.map { lexicon.topics(of: Inline.plain($0.text)) }
        for row in table.rows where !Self.isClocks(table) {
            let first = Inline.plain(row[0].text)
            let rowNames = severities.mentioned(in: first)
            for (column, cell) in row.enumerated().dropFirst() {
                let text = Inline.plain(cell.text)
                let title = Inline.plain(table.header[column].text)
                if !rowNames.isEmpty {
                    // A column for each audience.
                    guard !SpanProse.find(in: text).isEmpty || Self.isAsNeeded(text) else { continue }
                    let isSeverity =
                        headers[column].contains(.updates) || headers[column].contains(.cadence) || headers[column].contains(.firstUpdate)
                    if isSeverity, !settled.contains(cell.line) {
                        say(title, cell.text, of: rowNames[0], line: cell.line)
                    } else if !isSeverity {
                        let audience = isStranger(title) ? Naming.slug(title) : audience(title, index)
                        if !audience.isEmpty { sayOfAudience(audience, "every " + text, rowNames, line: cell.line) }
                    }
                }
            }
            if rowNames.isEmpty { readAudience(row, table, headers) }
        }
    }

    /// A row for an audience. Where a column says of which severities, all of the row is for these; what cannot be read makes the row text.
    private mutating func readAudience(_ row: [Passage], _ table: Block.Table, _ headers: [Set<Topic>]) {
        let name = Naming.slug(Inline.plain(row[0].text))
        // A row for a time is a step, and no audience.
        guard Self.moment(Inline.plain(row[0].text)) == nil, !Inline.plain(row[0].text).hasPrefix("T+") else { return }
        if let cell = row.dropFirst().first(where: isHeldBack) {
            return draft.gap(
                .open, "'\(Inline.plain(row[0].text))': '\(Inline.plain(cell.text))' says when they may be told, and the row was left as text.",
                lines: [cell.line])
        }
        var names: [String] = []
        if let column = headers.indices.dropFirst().first(where: { headers[$0].contains(.severity) }),
            !Fillable.isEmpty(Inline.plain(row[column].text))
        {
            names = severities.listed(in: Inline.plain(row[column].text))
            guard !names.isEmpty else {
                return draft.gap(
                    .open,
                    "'\(Inline.plain(row[0].text))' is told of '\(Inline.plain(row[column].text))', which is no severity the document defines.",
                    lines: [row[0].line])
            }
        }
        for (column, cell) in row.enumerated().dropFirst() where !headers[column].contains(.severity) {
            readAudienceCell(name, Inline.plain(table.header[column].text), headers[column], cell, of: names)
        }
        guard draft["communications", name] != nil else { return }
        for severity in names { draft.add(["communications", name, "for"], severity, line: row[0].line) }
    }

    /// `only after approval`, `nur nach Freigabe`, `on request`: told in some cases only, and nobody can say which.
    private func isHeldBack(_ cell: Passage) -> Bool {
        let text = Inline.plain(cell.text), folded = Folded(text)
        guard !Fillable.isEmpty(text), !Fillable.isNone(text), !Self.isAsNeeded(text) else { return false }
        if needsApproval(folded) { return true }
        return folded.contains(anyOf: Self.onlyWords) && SpanProse.find(in: text).isEmpty && severities.mentioned(in: text).isEmpty
            && Self.statusPolicy(text) == nil
    }

    /// Somebody has to agree first, and nobody can say whether they have.
    func needsApproval(_ folded: Folded) -> Bool { lexicon.mentions(.approval, in: folded) || folded.contains(anyOf: Self.permission) }

    private static let permission: [Phrase] = [
        "authoris*", "authoriz*", "autoriz*", "autoris*", "approved", "permission", "clearance", "consent", "zustimmung", "erlaubnis",
        "einverstandnis", "autorisation", "accord", "aprob*", "permiso", "visto bueno", "on request", "auf anfrage", "sur demande", "a peticion",
    ]
    private static let onlyWords: [Phrase] = [
        "only", "nur", "lediglich", "ausschliesslich", "uniquement", "seulement", "solo", "solamente", "unicamente", "exclusivamente",
    ]

    private mutating func readAudienceCell(_ name: String, _ title: String, _ topics: Set<Topic>, _ cell: Passage, of rowNames: [String]) {
        let text = Inline.plain(cell.text)
        guard !name.isEmpty, !Fillable.isEmpty(text), !Fillable.isPlaceholder(text) else { return }
        let path = ["communications", name]
        let names = severities.mentioned(in: title)
        if !names.isEmpty || !topics.isDisjoint(with: [.cadence, .updates, .time, .firstUpdate]) {
            if Self.isAsNeeded(text) {
                return names.isEmpty
                    ? draft.set(path + ["every"], "as needed", line: cell.line)
                    : names.forEach { draft.set(path + ["every", $0], "as needed", line: cell.line) }
            }
            // `SEV0, SEV1: within 10 minutes, then every 30`: the second is of the same.
            var last: [String] = []
            for piece in text.split(whereSeparator: { ",;".contains($0) }).map(String.init) {
                if let named = scope(piece), !named.isEmpty { last = SpanProse.find(in: piece).isEmpty ? last + named : named }
                for severity in names.isEmpty ? last : [] { draft.add(path + ["for"], severity, line: cell.line) }
                guard let found = SpanProse.only(in: piece), let span = found.span, let named = scope(piece) else { continue }
                let scope = named.isEmpty ? last : named
                guard Self.isOnlyTimeAndSeverity(piece) else {
                    draft.gap(.open, "'\(name)': '\(piece.trimmingSpaces)' says from when or in which cases, and was not taken.", lines: [cell.line])
                    continue
                }
                let isFirst = found.lead == .within || found.lead == .after || topics.contains(.firstUpdate) && found.lead != .every
                let key = isFirst ? "within" : "every"
                let own = !names.isEmpty ? names : scope.isEmpty ? rowNames : scope
                if own.isEmpty {
                    setForAll(path, key == "every", span, line: cell.line)
                } else {
                    own.forEach { draft.set(path + [key, $0], span.written, line: cell.line) }
                }
                settled.insert(cell.line)
            }
        } else if topics.contains(.owner) || topics.contains(.roles) || topics.contains(.primary) && !topics.contains(.channel) {
            if let owner = party(text, line: cell.line) { draft.set(path + ["owner"], owner, line: cell.line) }
        } else if topics.contains(.channel) || topics.contains(.email) {
            sayPlace(path, text, cell.text, line: cell.line)
        }
    }

    private mutating func sayPlace(_ path: [String], _ text: String, _ raw: String, line: Int) {
        if lexicon.mentions(.statusPage, in: text) { return draft.set(path + ["to"], "status_page", line: line) }
        if let channel = Self.channel(in: raw) {
            return draft.set(path + ["to"], "\(connection(outlineMentions("slack") ? "slack" : "chat", line: line)):\(channel)", line: line)
        }
        if let mail = Self.reached(raw, line: line)["email"]?.text {
            return draft.set(path + ["to"], "\(connection("mail", line: line)):\(mail)", line: line)
        }
        if Self.ways(text) == ["email"], let seat = seat(path[1].replacing("-", with: " "), line: line) {
            draft.set(path + ["to"], seat, line: line)
            draft.add(path + ["by"], "email", line: line)
        } else if Folded(text).contains("slack") {
            draft.set(path + ["to"], connection("slack", line: line), line: line)
        }
    }
}
