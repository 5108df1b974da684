package import Runbooks
internal import Vocabulary

/// Reads a scenario file beside its runbook. Everything that is wrong is found in one run, each with its place and what to write
/// instead: keys, names, spans, sentences nobody can check, and what can never happen under this runbook.
package struct ScenarioReader: Sendable {
    package typealias Reading = (scenario: Scenario?, diagnostics: [Diagnostic])

    private let runbook: Runbook
    private let known: KnownNames

    package init(_ runbook: Runbook) {
        self.runbook = runbook
        known = KnownNames(runbook)
    }

    /// The scenario is nil when any diagnostic is an error.
    package func read(_ file: RunbookText) -> Reading {
        var findings = Findings()
        guard let root = compose(file, &findings) else { return (nil, findings.sorted) }
        var check = ShapeCheck(known: known, findings)
        check.check(root, Key("scenario", .map(Language.scenario), ""))
        findings = check.findings
        checkEntries(of: root, &findings)
        let scenario = ScenarioBuilder(root: root, known: known).build(file: file.path)
        if let scenario, !findings.hasErrors { ScenarioSense(scenario: scenario, runbook: runbook).check(&findings) }
        return (findings.hasErrors ? nil : scenario, findings.sorted)
    }

    private func compose(_ file: RunbookText, _ findings: inout Findings) -> YAMLNode? {
        let place = Place(file: file.path)
        guard file.bytes.count <= Limits.runbookBytes else {
            findings.error(.tooLarge, at: place, "the scenario has \(file.bytes.count) bytes; at most \(Limits.runbookBytes) are read.")
            return nil
        }
        let node = YAMLComposer.compose(file, nodesLeft: Limits.runbookNodes, &findings).node
        if let node, node.map != nil { return node }
        if !findings.hasErrors {
            findings.error(
                .empty, at: node?.place ?? place, "there is no scenario here.",
                fix: "Write 'scenario:', 'start:', 'events:' and 'expect:'; docs/reference/scenarios.md shows one.")
        }
        return nil
    }

    /// One entry, one action; one sentence a line.
    private func checkEntries(of root: YAMLNode, _ findings: inout Findings) {
        for entry in root["events"]?.list ?? [] where entry.map != nil {
            let actions = entry.entries.filter { !Language.sideKeys.contains($0.key) && Language.happening.key($0.key) != nil }
            if actions.isEmpty {
                findings.error(
                    .missingKey, at: entry.place, "nothing happens here.", fix: "Write what happens, such as 'acknowledge: yes' or 'note: …'.")
            } else if actions.count > 1 {
                findings.error(
                    .notTogether, at: actions[1].place, "an event is one action, and '\(actions[0].key)' and '\(actions[1].key)' are two.",
                    fix: "Write each as an entry of its own.")
            }
        }
        for entry in root["expect"]?.list ?? [] where entry.entries.count > 1 {
            findings.error(
                .notTogether, at: entry.entries[1].place, "two sentences stand in one entry.", fix: "Begin each with '- '.")
        }
        if root["events"]?.list?.isEmpty == true { findings.error(.empty, at: root.place, "nothing happens in this scenario.") }
        if root["expect"]?.list?.isEmpty == true {
            findings.error(.empty, at: root.place, "nothing is expected of this scenario.", fix: "Write at least one sentence under 'expect:'.")
        }
    }
}
