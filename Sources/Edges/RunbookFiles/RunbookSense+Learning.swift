internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkLearning(_ findings: inout Findings) {
        for entry in root["kpis"]?.entries ?? [] where !findings.brokenEntries.contains("kpis.\(entry.key)") { checkKPI(entry, &findings) }
        for drill in runbook.drills where !findings.brokenEntries.contains("drills.\(drill.name)") {
            checkScenario(node("drills", drill.name.text)?["scenario"], &findings)
            checkAsked(drill.who, "drill '\(drill.name)'", at: place("drills", drill.name.text), &findings)
        }
        for certification in runbook.certifications where !findings.brokenEntries.contains("certifications.\(certification.name)") {
            let place = place("certifications", certification.name.text)
            checkAsked(certification.who, "certification '\(certification.name)'", at: place, &findings)
        }
        checkUpkeep(&findings)
    }

    // MARK: KPIs

    private func checkKPI(_ entry: YAMLNode.Entry, _ findings: inout Findings) {
        let measures = KPI.Measure.allCases.map(\.rawValue)
        guard let measure = KPI.Measure(rawValue: entry.value["measure"]?.text ?? entry.key) else {
            return findings.error(
                .unknownMeasure, at: entry.place, "'\(entry.key)' is nothing that is measured.",
                fix: "Add 'measure' with one of: \(measures.joined(separator: ", ")).", nearest: Nearest.name(to: entry.key, among: measures))
        }
        let match = runbook.kpis.first { $0.name.text == entry.key }?.match ?? .everything
        refuseNever(match, at: entry.value.entry("for")?.place, "'\(entry.key)' counts no incident", &findings)
        let target = entry.value["target"]
        for goal in target.map({ [$0] + $0.entries.map(\.value) }) ?? [] { checkUnit(goal, measure, &findings) }
    }

    private func checkUnit(_ node: YAMLNode, _ measure: KPI.Measure, _ findings: inout Findings) {
        guard let text = node.text, let goal = GoalWords.goal(text), (goal.unit == .time) != measure.isLength else { return }
        let kind = measure.isLength ? "a length of time" : "a number"
        findings.error(
            .badTarget, at: node.place, "'\(measure.rawValue)' is \(kind), and '\(text)' is not.",
            fix: measure.isLength ? "Write '5m'." : "Write '< 10 %' or '>= 3'.")
    }

    // MARK: Drills and certifications

    private func checkScenario(_ node: YAMLNode?, _ findings: inout Findings) {
        guard let node, let path = node.text, let scenarios, !scenarios.contains(path) else { return }
        let nearest = Nearest.name(to: path, among: scenarios).map { " Did you mean '\($0)'?" } ?? ""
        findings.warning(.missingFile, at: node.place, "there is no file '\(path)' beside the runbook.\(nearest)", fix: "Write the scenario first.")
    }

    /// What nobody is asked for is never done, and never missed.
    private func checkAsked(_ parties: [Party], _ what: String, at place: Place, _ findings: inout Findings) {
        guard parties.allSatisfy(isNobody), !findings.brokenEntries.contains(where: { $0.hasPrefix("seats") || $0.hasPrefix("schedules") }) else {
            return
        }
        findings.warning(.nobodyAsked, at: place, "\(what) is asked of nobody.", fix: "Name a seat, a schedule or a person with 'who'.")
    }

    private func isNobody(_ party: Party) -> Bool {
        switch party {
        case .seat(let name): people(.seat(name)).isEmpty
        case .schedule(let name): people(.schedule(name)).isEmpty
        case .everyoneOnCall: runbook.schedules.keys.allSatisfy { people(.schedule($0)).isEmpty }
        case .person, .role, .ladder, .responsible, .accountable, .responders: false
        }
    }

    // MARK: Upkeep

    private func checkUpkeep(_ findings: inout Findings) {
        let about = root["runbook"]
        var seen: [String: Place] = [:]
        for node in about?["reviewed"].map({ $0.list ?? [$0] }) ?? [] {
            let what = node["what"]?.text ?? RunbookBuilder.wholeRunbook
            if let first = seen[what] {
                findings.error(
                    .writtenTwice, at: node.place, "'\(what)' is already written at \(first).", fix: "Say 'what' is gone through, or keep one.")
            }
            seen[what] = seen[what] ?? node.place
        }
        if let readers = about?.entry("read_by") { checkAsked(runbook.upkeep.readers, "the runbook's reading", at: readers.place, &findings) }
    }
}

extension KPI.Measure {
    fileprivate var isLength: Bool {
        switch self {
        case .mtta, .mttm, .mttr, .timeToDetect: true
        case .changeFailureRate, .reviewsOnTime, .drillParticipation, .autoDetected, .updateAdherence, .pagesPerPerson, .nightPages, .weekendPages,
            .repeatIncidents, .actionsOnTime, .incidents:
            false
        }
    }
}
