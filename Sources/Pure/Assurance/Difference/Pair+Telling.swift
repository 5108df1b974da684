internal import Runbooks
internal import Vocabulary

/// Who is told what by which way; how often is a duty, and told there.
extension Pair {
    var telling: [Difference.Change] {
        let matched = Matched(old.communications.map(\.bare), new.communications.map(\.bare)) { $0.name.text }
        return matched.told(in: .telling, "communications", as: "Communication") { $0.name.text }
            + Matched(old.templates, new.templates) { $0.name.text }.told(in: .telling, "templates", as: "Template") { $0.name.text } + statusPage
            + naming
    }

    private var statusPage: [Difference.Change] {
        var changes = Matched(old.severities, new.severities) { $0.name.text }.changed.filter { $0.old.statusPage != $0.new.statusPage }.map {
            Difference.Change(.telling, .changes, "severities.\($0.new.name)", "When \($0.new.name) shows on the status page changes.")
        }
        if old.statusPage != new.statusPage { changes.append(.init(.telling, .changes, "status_page", "The status page or its components change.")) }
        return changes
    }

    private var naming: [Difference.Change] {
        var changes: [Difference.Change] = []
        if old.naming != new.naming { changes.append(.init(.telling, .changes, "runbook.incident_ids", "Incidents are named otherwise.")) }
        if old.name != new.name { changes.append(.init(.telling, .changes, "runbook.name", "The runbook is called '\(new.name)'.")) }
        return changes
    }
}

extension Communication {
    /// Without what is a duty.
    fileprivate var bare: Communication {
        var bare = Communication(name: name, to: to)
        bare.templates = templates
        bare.approve = approve
        bare.embargo = embargo
        bare.sending = sending
        bare.fallback = fallback
        bare.visibility = visibility
        return bare
    }
}
