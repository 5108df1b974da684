/// A table of what is measured below each severity, with a column for each kind of hours:
///
///     | Priority | Measure | Service hours | Out of hours |
///     | P1       | Respond | 15 min        | 30 min       |
///     |          | Resolve | 4 h           | 8 h          |
///
/// One that is read row by row would lose whose row it is; turned, it has a row for each severity.
enum ServiceLevels {
    static func turned(_ table: Block.Table, _ lexicon: Lexicon) -> Block.Table? {
        guard table.header.count >= 3, table.rows.count >= 2 else { return nil }
        let groups = groups(of: table)
        let measures = groups.flatMap { $0.map { Inline.plain($0[1].text) } }
        let isMeasured = measures.allSatisfy { !lexicon.topics(of: $0).isDisjoint(with: [.acknowledge, .recover, .updates]) }
        let names = groups.compactMap { $0.first.flatMap { SeverityWords.name(Inline.plain($0[0].text), line: 0) } }
        // A rhythm is one for all hours: where a row has two, nobody can say which of them counts.
        let isTwice = groups.joined().contains { row in
            lexicon.mentions(.updates, in: Inline.plain(row[1].text)) && row.dropFirst(2).count { $0.text.contains(where: \.isNumber) } > 1
        }
        let rhythms = isTwice ? groups.joined().filter { lexicon.mentions(.updates, in: Inline.plain($0[1].text)) } : []
        guard isMeasured, names.count == groups.count, groups.count >= 2, groups.contains(where: { $0.count > 1 }) else { return nil }
        var columns: [(measure: String, hours: Int)] = []
        for row in groups.joined() {
            if rhythms.contains(where: { $0[1] == row[1] }) {
                let column = (measure: Inline.plain(row[1].text), hours: 0)
                if !columns.contains(where: { $0 == column }) { columns.append(column) }
                continue
            }
            for hours in 2..<row.count {
                let column = (measure: Inline.plain(row[1].text), hours: hours)
                if row[hours].text.trimmingSpaces.contains(where: \.isNumber), !columns.contains(where: { $0 == column }) { columns.append(column) }
            }
        }
        let header = columns.map { column in
            let hours = column.hours == 0 ? "" : " (\(Inline.plain(table.header[column.hours].text)))"
            return Passage(column.measure + hours, line: table.header[0].line)
        }
        let rows = groups.map { group in
            [group[0][0]]
                + columns.map { column in
                    let row = group.first { Inline.plain($0[1].text) == column.measure }
                    guard let row, column.hours == 0 else { return row?[column.hours] ?? Passage("", line: group[0][0].line) }
                    let texts = row.dropFirst(2).map(\.text).filter { !$0.trimmingSpaces.isEmpty }
                    return Passage(texts.joined(separator: ", otherwise "), line: row[1].line)
                }
        }
        return Block.Table(header: [table.header[0]] + header, rows: rows)
    }

    /// Rows that belong to one severity: those without a name go on about the one above.
    private static func groups(of table: Block.Table) -> [[[Passage]]] {
        var groups: [[[Passage]]] = []
        for row in table.rows {
            if groups.isEmpty || row[0].text.contains(where: { $0.isLetter || $0.isNumber }) {
                groups.append([row])
            } else {
                groups[groups.count - 1].append(row)
            }
        }
        return groups
    }
}
