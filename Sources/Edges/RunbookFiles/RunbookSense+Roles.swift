internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkRoles(_ findings: inout Findings) {
        for role in runbook.roles where !findings.brokenEntries.contains("roles.\(role.name)") {
            guard let node = node("roles", role.name.text) else { continue }
            if node["default"] == nil, node["backup"] == nil {
                findings.note(
                    .unfilledRole, at: place("roles", role.name.text),
                    "nobody gets '\(role.name)' without being asked, and nobody is woken when it stays empty.",
                    fix: "Give it a 'default' or a 'backup'; write 'default: nobody' when people are to take it by hand.")
            }
            if let apart = node["apart_from"], role.apart.contains(role.name) {
                findings.error(.oneForTwo, at: apart.place, "'\(role.name)' is to be apart from itself.", fix: "Name another role.")
            }
            guard case .party(let first) = role.filling, let backup = role.backup, let place = node.entry("backup")?.place else { continue }
            let usual = Set(people(behind: first))
            if first == backup || usual.count == 1 && usual == Set(people(behind: backup)) {
                findings.warning(
                    .oneForTwo, at: place, "'\(backup.words)' is woken when '\(first.words)' does not take '\(role.name)', and is the same.",
                    fix: "Name somebody else.")
            }
        }
    }

    /// Everybody a party could ever mean, where the runbook says so.
    func people(behind party: Party) -> [PersonName] {
        switch party {
        case .person(let name): people(Rung.Target.person(name))
        case .seat(let name): people(Rung.Target.seat(name))
        case .schedule(let name): people(Rung.Target.schedule(name))
        default: []
        }
    }

    // MARK: RACI

    /// Somebody works in a phase: exactly one answers for it, whatever the severity.
    func checkRACI(_ findings: inout Findings) {
        if findings.brokenEntries.contains(where: { ["raci", "lifecycle"].contains($0) || $0.hasPrefix("lifecycle.") }) { return }
        for (phase, place) in phases {
            let cells = runbook.raci.cells.filter { $0.phase == phase }
            let accountable = cells.filter { $0.letters.contains(.accountable) }
            let responsible = cells.filter { $0.letters.contains(.responsible) }
            let alone = runbook.severities.filter { severity in
                responsible.contains { $0.match.holds(at: severity) }
                    && !accountable.contains { $0.match.holds(at: severity) || !$0.match.asksOnlySeverity }
            }
            if !alone.isEmpty {
                findings.warning(
                    .nobodyAccountable, at: place, "somebody works in '\(phase)' and nobody answers for it, in \(names(alone)).",
                    fix: "Give one row an A there.")
            }
            let several = runbook.severities.filter { severity in accountable.filter { $0.match.holds(at: severity) }.count > 1 }
            guard !several.isEmpty else { continue }
            let parties = accountable.map { "'\($0.party.words)'" }.joined(separator: " and ")
            findings.warning(
                .severalAccountable, at: place, "\(parties) all answer for '\(phase)', in \(names(several)).",
                fix: "Leave one A; write 'A when P1' and 'A unless P1' where it differs.")
        }
    }

    /// Where each phase is written, in order.
    var phases: [(name: PhaseName, place: Place)] {
        (root["lifecycle"]?["phases"]?.list ?? []).flatMap { item in
            item.text.map { [(PhaseName($0), item.place)] } ?? item.entries.map { (PhaseName($0.key), $0.place) }
        }
    }
}

extension Matcher {
    fileprivate func holds(at severity: Severity) -> Bool { holds(for: Facts(severity: severity.name)) }

    /// Whether the severity alone decides it.
    var asksOnlySeverity: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.allSatisfy(\.asksOnlySeverity)
        case .not(let part): part.asksOnlySeverity
        case .fact(let fact, _): fact == .severity
        }
    }
}
