internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkLifecycle(_ findings: inout Findings) {
        var first: [PhaseName: Place] = [:]
        for (phase, place) in phases {
            if let other = first[phase] {
                findings.error(.writtenTwice, at: place, "the phase '\(phase)' is already written at \(other).", fix: "Keep one of the two.")
            }
            first[phase] = first[phase] ?? place
        }
        checkStatuses(&findings)
        checkNames(&findings)
    }

    private func checkStatuses(_ findings: inout Findings) {
        guard let statuses = root["lifecycle"]?["statuses"], !findings.brokenEntries.contains("lifecycle") else { return }
        guard !runbook.lifecycle.statuses.contains(where: { $0.shownAs == .resolved }) else { return }
        findings.warning(
            .noResolvedStatus, at: statuses.place, "nothing here is shown as resolved, so an incident never ends for those who read the status page.",
            fix: "Add a status that is 'resolved'.")
    }

    /// Another name of a severity is a name: two severities cannot share it.
    private func checkNames(_ findings: inout Findings) {
        var places = Dictionary((root["severities"]?.entries ?? []).map { ($0.key, $0.place) }) { first, _ in first }
        for also in (root["severities"]?.entries ?? []).flatMap({ $0.value["also"]?.many ?? [] }) {
            guard let name = also.text else { continue }
            if let other = places[name] {
                findings.error(.writtenTwice, at: also.place, "'\(name)' is already a severity, at \(other).", fix: "Keep one of the two.")
            }
            places[name] = places[name] ?? also.place
        }
    }

    // MARK: Triage and facts

    private static let factsCompared = 200

    func checkTriage(_ findings: inout Findings) {
        for question in root["triage"]?["questions"]?.list ?? [] where question.map != nil && question["yes"] == nil && question["no"] == nil {
            findings.error(
                .missingKey, at: question.place, "nothing follows from this question.", fix: "Write 'yes' or 'no' and what follows from it.")
        }
        var asked: [String: Place] = [:]
        for question in (root["triage"]?["questions"]?.list ?? []).compactMap({ $0["ask"] }) {
            guard let text = question.text else { continue }
            if let other = asked[text] {
                findings.error(.writtenTwice, at: question.place, "this is already asked at \(other).", fix: "Keep one of the two.")
            }
            asked[text] = asked[text] ?? question.place
        }
        checkFacts(&findings)
    }

    private func checkFacts(_ findings: inout Findings) {
        let listed = root["facts"]?.entries.map(\.key) ?? []
        // Among many nobody mistakes one for another.
        guard listed.count <= Self.factsCompared, known.factsInUse.count <= Self.factsCompared else { return }
        for fact in known.factsInUse {
            guard let name = fact.text, !listed.contains(name), let nearest = Nearest.name(to: name, among: listed) else { continue }
            findings.warning(
                .unknownName, at: fact.place, "'\(name)' is not listed under 'facts', so it is another fact than the one that is.",
                fix: "List it too if you mean both.", nearest: nearest)
        }
    }

    // MARK: Clocks

    func checkClocks(_ findings: inout Findings) {
        for clock in root["clocks"]?.entries ?? [] where !findings.brokenEntries.contains("clocks.\(clock.key)") {
            for stage in clock.value["stages"]?.entries ?? [clock] {
                let isPlanned = stage.value["before"] != nil || clock.value["before"] != nil
                let missing = ["starts", "owner", "within"].filter { key in
                    stage.value[key] == nil && clock.value[key] == nil && !(isPlanned && key == "starts")
                }
                if !missing.isEmpty {
                    let words = missing.map { "'\($0)'" }.joined(separator: " and ")
                    findings.error(
                        .missingKey, at: stage.place, "'\(stage.key)' needs \(words).",
                        fix: "A clock says what it counts from, who answers for it and by when.")
                }
                checkWarnings(stage, of: clock.value, &findings)
            }
            if clock.value["stages"] != nil { checkSharedWarnings(of: clock.value, &findings) }
        }
    }

    private func checkWarnings(_ stage: YAMLNode.Entry, of clock: YAMLNode, _ findings: inout Findings) {
        guard let warnings = stage.value["warn"], let within = due(stage.value, of: clock) else { return }
        for warn in warnings.many {
            guard let time = warn.duration, time >= within else { continue }
            findings.warning(
                .warnTooLate, at: warn.place, "this warning comes after \(time.words), and '\(stage.key)' is due after \(within.words).",
                fix: "Warn before it is due; times count from the start.")
        }
    }

    /// What stands at the clock warns of whichever stage is still to come: too late is only what comes after the last of them.
    private func checkSharedWarnings(of clock: YAMLNode, _ findings: inout Findings) {
        let stages = (clock["stages"]?.entries ?? []).filter { $0.value["warn"] == nil }
        let times = stages.compactMap { due($0.value, of: clock) }
        guard let last = times.max(), times.count == stages.count else { return }
        for warn in clock["warn"]?.many ?? [] {
            guard let time = warn.duration, time >= last else { continue }
            findings.warning(
                .warnTooLate, at: warn.place, "this warning comes after \(time.words), and everything is due after \(last.words).",
                fix: "Warn before it is due; times count from the start.")
        }
    }

    /// Nil where nothing of a fixed length is counted from the start.
    private func due(_ stage: YAMLNode, of clock: YAMLNode) -> Duration? {
        stage["before"] != nil || clock["before"] != nil ? nil : (stage["within"] ?? clock["within"])?.duration
    }
}
