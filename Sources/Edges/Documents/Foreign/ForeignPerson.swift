internal import Runbooks
internal import Vocabulary

/// Somebody another tool pages, and how.
struct ForeignPerson {
    struct Step: Hashable {
        var way: Way
        /// Since the page.
        var after: Duration
    }

    var id: String
    var name: String
    var email: String?
    var phone: String?
    var slack: String?
    var zone: String?
    var urgent: [Step] = []
    var normal: [Step] = []

    init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// `ana-berg`
    var key: String { name.lowercased().split(separator: " ").joined(separator: "-") }

    var clause: Clause {
        var entries = [Clause.Entry(name: "name", clause: Clause(name, line: nil))]
        for (key, text) in [("email", email), ("phone", phone), ("slack", slack), ("timezone", zone)] {
            if let text { entries.append(Clause.Entry(name: key, clause: Clause(text, line: nil))) }
        }
        let rules = [("urgent", urgent), ("normal", normal)].filter { !$0.1.isEmpty }.map {
            Clause.Entry(name: $0.0, clause: .texts($0.1.map(\.written), line: nil))
        }
        if !rules.isEmpty { entries.append(Clause.Entry(name: "reach", clause: Clause(.map(rules)))) }
        return Clause(.map(entries), note: id)
    }
}

extension ForeignPerson.Step {
    var written: String { after == .zero ? way.rawValue : "\(way.rawValue) after \(Span.exact(after).written)" }
}

extension [ForeignPerson.Step] {
    /// In order of their times, each once.
    var inOrder: [ForeignPerson.Step] {
        var seen: Set<ForeignPerson.Step> = []
        let sorted = enumerated().sorted { ($0.element.after, $0.offset) < ($1.element.after, $1.offset) }.map(\.element)
        return sorted.filter { seen.insert($0).inserted }
    }
}
