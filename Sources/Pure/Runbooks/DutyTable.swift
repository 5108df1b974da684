package import Vocabulary

/// Everything a runbook makes somebody owe, one line a duty: what `runbell duties` prints.
package struct DutyTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var name: String
        package var owner: String
        /// `raised`, `resolved + 1h`.
        package var from: String
        /// What ends it: `acknowledged`.
        package var until: String
        /// By severity, in the order of the runbook; one entry without a severity where all are the same.
        package var within: [Part]
        /// How soon it is owed again after it was done.
        package var again: [Part]
        package var ifMissed: [String]
        package var clause: String
    }

    package struct Part: Hashable, Sendable {
        package var severity: SeverityName?
        package var promise: String

        package init(severity: SeverityName? = nil, promise: String) {
            self.severity = severity
            self.promise = promise
        }
    }

    package let rows: [Row]

    package init(of runbook: Runbook) {
        let rules = runbook.duties + runbook.programmeDuties
        rows = rules.map { Row($0, in: runbook) }
    }

    /// Columns with two spaces between them.
    package var text: String {
        let lines = rows.map { row in
            [row.name, row.owner, row.from, row.until, row.withinText, row.ifMissed.isEmpty ? "-" : row.ifMissed.joined(separator: "; "), row.clause]
        }
        return Self.columns([["DUTY", "OWNER", "FROM", "UNTIL", "WITHIN", "IF MISSED", "CLAUSE"]] + lines)
    }

    private static func columns(_ lines: [[String]]) -> String {
        let count = lines.first?.count ?? 0
        let widths = (0..<count).map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let cells = line.enumerated().map { $1 + String(repeating: " ", count: $0 + 1 == count ? 0 : widths[$0] - $1.count) }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension DutyTable.Row {
    fileprivate init(_ rule: DutyRule, in runbook: Runbook) {
        let severities = runbook.severities.map(\.name).filter { rule.match.mayHold(severity: $0) && rule.only.mayHold(severity: $0) }
        name = rule.name.text
        owner = rule.owner.words
        from = (rule.isCountedBack ? "back from " : "") + rule.starts.words + (rule.delay == .zero ? "" : " + \(Span.exact(rule.delay).written)")
        until = rule.kept.words
        within = Self.parts(rule.terms, severities, of: runbook)
        again = rule.again.map { Self.parts($0, severities, of: runbook) } ?? []
        ifMissed = rule.steps.filter(\.isTold).map(\.written)
        clause = rule.clause
    }

    /// One entry when every severity of the runbook has the same.
    private static func parts(_ terms: Terms, _ severities: [SeverityName], of runbook: Runbook) -> [DutyTable.Part] {
        let promises = severities.map { terms.promise(for: $0)?.written }
        if severities.count == runbook.severities.count, let first = promises.first, let first, promises.allSatisfy({ $0 == first }) {
            return [DutyTable.Part(severity: nil, promise: first)]
        }
        if runbook.severities.isEmpty { return terms.all.map { [DutyTable.Part(severity: nil, promise: $0.written)] } ?? [] }
        return zip(severities, promises).compactMap { name, promise in promise.map { DutyTable.Part(severity: name, promise: $0) } }
    }

    /// `P1 10m, P2 30m; then every P1 15m`.
    fileprivate var withinText: String {
        func text(_ parts: [DutyTable.Part]) -> String {
            parts.map { part in (part.severity.map { "\($0) " } ?? "") + part.promise }.joined(separator: ", ")
        }
        let first = within.isEmpty ? "-" : text(within)
        return again.isEmpty ? first : "\(first); then every \(text(again))"
    }
}

extension DutyRule.Step {
    /// Warnings on the way are not.
    fileprivate var isTold: Bool {
        switch time {
        case .afterDue, .withoutDeadline: true
        case .afterStart, .beforeDue: false
        }
    }

    /// `after 5m page the backup`, `remind every 1d`, `never late: remind every 24h`.
    fileprivate var written: String {
        var text = act.written
        if case .afterDue(let wait) = time, wait != .zero { text = "after \(Span.exact(wait).written) \(text)" }
        if case .withoutDeadline = time { text = "never late: \(text)" }
        if case .climb = act { return text + (every.map { ", a rung every \(Span.exact($0).written)" } ?? "") }
        if let every { text += " every \(Span.exact(every).written)" }
        if let times { text += ", \(times) times" }
        return text
    }
}

extension DutyRule.Step.Act {
    fileprivate var written: String {
        switch self {
        case .remind: "remind"
        case .page(let parties, _): "page \(parties.map(\.words).joined(separator: ", "))"
        case .pageBackup: "page the backup"
        case .climb: "climb the ladder"
        case .mention(let parties, let audience): "mention \(parties.map(\.words).joined(separator: ", ")) in \(audience.connection)"
        case .propose(let words): "propose: \(words)"
        case .raise(let severity): "raise to \(severity)"
        case .post(let audience): "update \(audience)"
        }
    }
}
