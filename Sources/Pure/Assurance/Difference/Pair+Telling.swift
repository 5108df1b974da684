internal import Runbooks
internal import Vocabulary

/// Who is told what by which way; how often is a duty, and told there.
extension Pair {
    var telling: [Difference.Change] {
        let owed = owed
        return told(old.communications, new.communications, in: .telling, "communications", as: "Communication") {
            Described($0, owesNothing: !owed.contains("communications.\($0.name)"))
        }
            + told(old.templates, new.templates, in: .telling, "templates", as: "Template") { Described($0) } + policies
            + told(Described(old.statusPage), Described(new.statusPage), in: .telling, "status_page")
            + told(Described(named: old), Described(named: new), in: .telling, "runbook")
    }

    /// The clauses that one of both owes something by.
    var owed: Set<String> { Set([old, new].flatMap { $0.duties + $0.programmeDuties }.map(\.clause)) }

    private var policies: [Difference.Change] {
        Matched(old.severities, new.severities) { $0.name.text }.changed.flatMap { was, now in
            told(Described(shown: was), Described(shown: now), in: .telling, "severities.\(now.name)")
        }
    }
}

extension Described {
    fileprivate init(named runbook: Runbook) {
        self.init("The runbook", [.word("called", runbook.name), .word("names incidents", runbook.naming?.words, absent: "INC-{number}")])
    }

    fileprivate init(shown severity: Severity) {
        self.init(severity.name.text, [.word("on the status page", severity.statusPage?.words, absent: "always")])
    }
}
