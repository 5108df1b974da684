internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkCommunications(_ findings: inout Findings) {
        for communication in sound(findings) {
            let node = node("communications", communication.name.text)
            if let by = node?.entry("by"), !communication.to.isPeople {
                findings.error(.notTogether, at: by.place, "'by' is how people are told, and this goes to no people.", fix: "Remove it.")
            }
            checkIsAlone(node?["to"], &findings)
            if let approve = node?.entry("approve"), communication.approve?.of == [communication.owner] {
                findings.warning(
                    .oneForTwo, at: approve.place, "'\(communication.owner.words)' writes it and lets it out.", fix: "Name a second person.")
            }
            checkOwner(of: communication, at: node?.entry("owner")?.place, &findings)
        }
        checkPromisedUpdates(&findings)
    }

    /// What the public reads has rules of its own, so it is a communication of its own.
    private func checkIsAlone(_ node: YAMLNode?, _ findings: inout Findings) {
        guard let items = node?.list, items.count > 1 else { return }
        for item in items where item.text == "status_page" || item.text == "subscribers" {
            findings.error(
                .notTogether, at: item.place, "'\(item.text ?? "")' stands beside other places.", fix: "Give it a communication of its own.")
        }
    }

    /// Those without an error of their own.
    private func sound(_ findings: Findings) -> [Communication] {
        runbook.communications.filter { !findings.brokenEntries.contains("communications.\($0.name)") }
    }

    /// A role that an incident of that severity does not have cannot write updates.
    private func checkOwner(of communication: Communication, at place: Place?, _ findings: inout Findings) {
        guard case .role(let name) = communication.owner, let place, let role = runbook.roles.first(where: { $0.name == name }),
            role.match.asksOnlySeverity, !findings.brokenEntries.contains("roles.\(name)")
        else { return }
        let needed = Set(severities(role.match).map(\.name))
        let without = severities(communication.match).filter { !needed.contains($0.name) && !$0.roles.contains(name) }
        guard !without.isEmpty else { return }
        findings.warning(
            .ownerNotNeeded, at: place, "'\(name)' owes updates to '\(communication.name)' in \(names(without)), where nobody has that role.",
            fix: "Let the role be needed there, or the communication be 'for' other severities.")
    }

    /// What a severity promises and no communication carries.
    private func checkPromisedUpdates(_ findings: inout Findings) {
        if findings.brokenEntries.contains(where: { $0.hasPrefix("communications") }) { return }
        for severity in runbook.severities where !findings.brokenEntries.contains("severities.\(severity.name)") {
            let node = node("severities", severity.name.text), facts = Facts(severity: severity.name)
            let carriers = runbook.communications.filter { $0.match.holds(for: facts) || !$0.match.asksOnlySeverity }
            if let entry = node?.entry("update_every") ?? node?.entry("first_update_within"), carriers.isEmpty {
                findings.warning(
                    .uncarriedUpdates, at: entry.place, "'\(severity.name)' promises updates, and no communication is for it.",
                    fix: "Add one under 'communications', or remove the promise.")
            }
            guard let entry = node?.entry("status_page"), severity.statusPage?.isPromise ?? false, !carriers.contains(where: { $0.to == .statusPage })
            else { continue }
            findings.warning(
                .uncarriedUpdates, at: entry.place, "'\(severity.name)' goes to the status page, and no communication for it does.",
                fix: "Add one with 'to: status_page', or write 'status_page: never'.")
        }
    }

    // MARK: Cadences

    /// Two cadences are never merged: the reader is told which one runs.
    func checkCadences(_ findings: inout Findings) {
        let communications = sound(findings)
        let general = generalCadences(communications)
        var others: [Communication.Destination: [SeverityName: (name: AudienceName, every: Span)]] = [:]
        for communication in communications {
            guard let place = node("communications", communication.name.text)?.entry("every")?.place else { continue }
            for severity in severities(communication.match) {
                guard case .every(let own) = communication.cadence(for: severity.name) else { continue }
                checkGeneral(severity, own, communication, isUsed: general.contains(severity.name), at: place, &findings)
                if let other = others[communication.to]?[severity.name], other.every != own {
                    findings.warning(
                        .twoCadences, at: place,
                        """
                        '\(communication.name)' and '\(other.name)' go to the same place in '\(severity.name)', every \(own.written) and every \
                        \(other.every.written), and both run.
                        """, fix: "Keep one of the two.")
                }
                others[communication.to, default: [:]][severity.name] = (communication.name, own)
            }
        }
    }

    /// Severities whose own cadence some communication follows.
    private func generalCadences(_ communications: [Communication]) -> Set<SeverityName> {
        var found: Set<SeverityName> = []
        for communication in communications where node("communications", communication.name.text)?["every"] == nil {
            found.formUnion(severities(communication.match).map(\.name))
        }
        return found
    }

    private func checkGeneral(
        _ severity: Severity, _ own: Span, _ communication: Communication, isUsed: Bool, at place: Place, _ findings: inout Findings
    ) {
        guard let general = severity.updateEvery, general != own else { return }
        let message = """
            '\(severity.name)' says 'update_every: \(general.written)' and '\(communication.name)' says \(own.written): \(own.written) runs for \
            '\(communication.name)', and \(general.written) \(isUsed ? "for those that say nothing" : "nowhere").
            """
        if isUsed { return findings.note(.twoCadences, at: place, message) }
        findings.warning(.twoCadences, at: place, message, fix: "Keep one of the two.")
    }
}

extension Communication.Destination {
    fileprivate var isPeople: Bool { parts.contains { if case .people = $0 { true } else { false } } }
}

extension Severity.StatusPagePolicy {
    fileprivate var isPromise: Bool { self != .never && self != .optional }
}
