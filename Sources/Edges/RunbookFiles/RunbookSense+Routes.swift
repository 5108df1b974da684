internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookSense {
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
            guard case .layers(let layers) = schedule.cover, layers.allSatisfy({ $0.rotate.allSatisfy(\.isEmpty) }) else { continue }
            findings.error(
                .emptySchedule, at: place("schedules", schedule.name.text), "nobody is ever on call in '\(schedule.name)'.",
                fix: "Give it a layer with people to 'rotate'.")
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

extension Seat {
    var people: [PersonName] {
        switch self {
        case .held(let people), .group(let people): people
        }
    }
}
