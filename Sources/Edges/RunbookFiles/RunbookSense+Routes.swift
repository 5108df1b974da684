internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    /// Who raises incidents only by hand may mean it; routes wait for alerts.
    func checkSources(_ findings: inout Findings) {
        guard runbook.sources.isEmpty, root["sources"]?.entries.isEmpty ?? true else { return }
        let message = "no alert can come in: there is no source, and an incident begins only when somebody raises it by hand."
        let fix = "Add one, such as 'sources: { monitoring: { kind: alertmanager, key: env:MONITORING_KEY } }'."
        if let routes = root.entry("routes"), !runbook.routes.isEmpty {
            findings.warning(.noSources, at: routes.place, message, fix: fix)
        } else {
            findings.note(.noSources, at: root.entry("runbook")?.place ?? root.place, message, fix: fix)
        }
    }

    /// An alert that comes in has to wake somebody, sooner or later. Ladders without any severity are an error of their own.
    func checkThatAnySeverityIsThere(_ findings: inout Findings) {
        guard runbook.severities.isEmpty, root["severities"]?.entries.isEmpty ?? true, runbook.ladders.isEmpty else { return }
        let message = "no incident wakes anybody: there are no severities, and a severity says which ladder is climbed."
        let fix = "Add at least one, with a 'ladder'."
        if let sources = root.entry("sources"), !runbook.sources.isEmpty {
            findings.warning(.noSeverities, at: sources.place, message, fix: fix)
        } else {
            findings.note(.noSeverities, at: root.entry("runbook")?.place ?? root.place, message, fix: fix)
        }
    }

    /// What no route takes is a diagnostic, not a silence.
    func checkRoutes(_ findings: inout Findings) {
        guard !runbook.sources.isEmpty, !findings.brokenEntries.contains("routes") else { return }
        if let end = runbook.routes.firstIndex(where: { $0.match == .everything }) {
            for dead in (root["routes"]?.list ?? []).dropFirst(end + 1) {
                findings.warning(
                    .deadRoute, at: dead.place, "no alert gets here: the route above takes everything.", fix: "Move it up, or remove it.")
            }
            return
        }
        let taken = Set(runbook.routes.flatMap(\.match.wholeSources))
        let left = runbook.sources.keys.filter { !taken.contains($0.text) }.sorted()
        guard !left.isEmpty else { return }
        findings.error(
            .noCatchAll, at: root.entry("routes")?.place ?? root.entry("sources")?.place ?? root.place,
            "no route takes what the others leave of \(left.map { "'\($0)'" }.joined(separator: ", ")).",
            fix: "End 'routes' with '- { match: {}, service: … }'.")
    }

    func checkSchedules(_ findings: inout Findings) {
        for schedule in runbook.schedules.values where !findings.brokenEntries.contains("schedules.\(schedule.name)") {
            guard case .layers(let layers) = schedule.cover else { continue }
            let place = place("schedules", schedule.name.text)
            let manned = layers.filter { !$0.isNobody }
            let ends = manned.compactMap(\.until)
            if manned.isEmpty {
                findings.error(
                    .emptySchedule, at: place, "nobody is ever on call in '\(schedule.name)'.",
                    fix: "Give it a layer with people to 'rotate' that does not end before it begins.")
            } else if ends.count == manned.count, let end = ends.max() {
                findings.warning(
                    .scheduleEnds, at: place, "nobody is on call in '\(schedule.name)' from \(end.written) on: every layer ends.",
                    fix: "Leave out the 'until' of the last layer, or add the layer that follows.")
            }
        }
        for (name, seat) in runbook.seats where !findings.brokenEntries.contains("seats.\(name)") && seat.people.isEmpty {
            findings.error(.emptySchedule, at: place("seats", name.text), "nobody holds the seat '\(name)'.", fix: "Name a person.")
        }
    }
}

extension Matcher {
    /// Sources of which everything is taken.
    fileprivate var wholeSources: [String] {
        guard case .fact(.source, let values) = self else { return [] }
        return values.compactMap { if case .exactly(let name) = $0 { name } else { nil } }
    }
}

extension Layer {
    /// Nobody takes turns, or it ends before the first turn.
    fileprivate var isNobody: Bool { rotate.allSatisfy(\.isEmpty) || until.map { $0 <= from } ?? false }
}

extension WallTime {
    /// As it is written in a runbook.
    fileprivate var written: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = day.components
        return "\(date.year)-\(two(date.month))-\(two(date.day)) \(two(minuteOfDay / 60)):\(two(minuteOfDay % 60))"
    }
}

extension Seat {
    var people: [PersonName] {
        switch self {
        case .held(let people), .group(let people): people
        }
    }
}
