internal import Runbooks
internal import Vocabulary

/// A duty that a clause of the runbook comes to: who owes what, from when, by when, and what follows when it is not done.
struct Owing: Sendable {
    let name: String
    let owner: String
    let from: String
    let until: String
    let within: String?
    let again: String?
    let ifMissed: String?

    /// `within` and `again` may be of one severity only.
    fileprivate init(_ row: DutyTable.Row, named name: String? = nil, owner: String? = nil, for severity: SeverityName? = nil) {
        func words(_ parts: [DutyTable.Part]) -> String? {
            let own = parts.filter { severity == nil || $0.severity == nil || $0.severity == severity }
            let words = own.map { part in (severity == nil ? part.severity.map { "\($0) " } ?? "" : "") + part.promise }
            return words.isEmpty ? nil : words.joined(separator: ", ")
        }
        self.name = name ?? row.name
        self.owner = owner ?? row.owner
        from = row.from
        until = row.until
        within = words(row.within)
        again = words(row.again)
        ifMissed = row.ifMissed.isEmpty ? nil : row.ifMissed.joined(separator: "; ")
    }

    static let template = """
        <div class="owing"><p><strong>{{name}}</strong> <span class="soft">{{owner}}</span></p>
        <p class="small">{{#within}}{{within}} {{/within}}<span class="soft">from</span> {{from}} <span class="soft">until</span> {{until}}\
        {{#again}}, <span class="soft">then again every</span> {{again}}{{/again}}</p>
        {{#ifMissed}}<p class="small"><span class="soft">if missed</span> {{ifMissed}}</p>{{/ifMissed}}</div>
        """
}

/// Every duty of a runbook, to be put beside the clause it comes from.
struct OwedClauses {
    private let rows: [DutyTable.Row]

    init(of runbook: Runbook) {
        var rows: [DutyTable.Row] = []
        for row in DutyTable(of: runbook).rows {
            // One rule for each severity is still one thing to do.
            if let place = rows.firstIndex(where: { $0.isSame(as: row) }) {
                rows[place].within += row.within
                rows[place].again += row.again
            } else {
                rows.append(row)
            }
        }
        // A rule that no severity gives a time is never owed; it is left out where another of its name is.
        self.rows = rows.filter { row in !row.within.isEmpty || !rows.contains { $0.name == row.name && !$0.within.isEmpty } }
    }

    func of(_ clause: String, for severity: SeverityName? = nil) -> [Owing] {
        rows.filter { $0.clause == clause && $0.concerns(severity) }.map { Owing($0, for: severity) }
    }

    /// What each of many people owes for themselves, said once.
    func ofEach(_ clause: String, named name: String) -> [Owing] {
        let own = rows.filter { $0.clause == clause }
        guard let first = own.first else { return [] }
        return [Owing(first, named: name, owner: own.map(\.owner).joined(separator: ", "))]
    }
}

extension DutyTable.Row {
    fileprivate func isSame(as other: DutyTable.Row) -> Bool {
        (name, owner, from, until, clause) == (other.name, other.owner, other.from, other.until, other.clause) && ifMissed == other.ifMissed
    }

    fileprivate func concerns(_ severity: SeverityName?) -> Bool {
        severity == nil || within.contains { $0.severity == nil || $0.severity == severity }
    }
}
