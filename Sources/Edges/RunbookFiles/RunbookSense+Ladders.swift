internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkSeverities(_ findings: inout Findings) {
        for severity in runbook.severities where !findings.brokenEntries.contains("severities.\(severity.name)") {
            for key in ["acknowledge_within", "recover_within"] { checkBound(severity, key, &findings) }
            guard severity.acknowledgeWithin?.target.longest != nil else { continue }
            let place = node("severities", severity.name.text)?.entry("acknowledge_within")?.place ?? root.place
            guard severity.ladder == nil else { continue }
            findings.warning(
                .promiseWithoutLadder, at: place, "'\(severity.name)' promises an answer and pages nobody.",
                fix: "Give it a 'ladder', or write 'acknowledge_within: none'.")
        }
    }

    private func checkBound(_ severity: Severity, _ key: String, _ findings: inout Findings) {
        guard let node = node("severities", severity.name.text)?[key], node.text.flatMap(TargetWords.target) == .immediately(atMost: nil) else {
            return
        }
        findings.warning(
            .noEnd, at: node.place, "'immediately' has no end, so nobody can be late and nobody in time.",
            fix: "Write 'immediately, at most 5m'.")
    }

    func checkLadders(_ findings: inout Findings) {
        if let ladders = root.entry("ladders"), root["severities"] == nil, !runbook.ladders.isEmpty {
            findings.error(
                .unreachable, at: ladders.place, "there is no severity, and only a severity sets a ladder off: nobody is ever woken.",
                fix: "Where all incidents are alike, write one severity for them: 'severities: { incident: { ladder: … } }'.")
        }
        for (name, ladder) in runbook.ladders where !findings.brokenEntries.contains("ladders.\(name)") {
            let node = self.node("ladders", name.text)
            let rungs = node?.list ?? node?["rungs"]?.list ?? []
            checkRungs(rungs, &findings)
            if ladder.rungs.isEmpty {
                findings.error(
                    .unreachable, at: place("ladders", name.text), "ladder '\(name)' has no rungs, so it wakes nobody.",
                    fix: "Write '- { page: … }'."
                )
            }
            for rung in ladder.rungs where rung.when == .always { checkBackup(rung, &findings) }
            if rungs.count == ladder.rungs.count { checkNewcomers(ladder, rungs, &findings) }
        }
    }

    private func checkRungs(_ rungs: [YAMLNode], _ findings: inout Findings) {
        var before = Duration.zero
        for rung in rungs {
            let at = rung["at"]?.duration ?? .zero
            if at < before {
                findings.error(
                    .rungsOutOfOrder, at: rung.place, "this rung comes at \(at.words) and the one above it at \(before.words).",
                    fix: "Write rungs in the order of their times; 'at' counts from when the incident was raised.")
            }
            before = max(before, at)
            if let page = rung["page"] ?? rung["mention"], page.texts.isEmpty {
                findings.error(.unreachable, at: page.place, "this rung names nobody.", fix: "Name a schedule, a seat or a person.")
            }
            if rung["mention"] != nil, rung["in"] == nil {
                findings.error(.missingKey, at: rung.place, "a mention needs 'in': where people are named.", fix: "For example 'in: ops-slack'.")
            }
            if let place = rung.entry("in")?.place, rung["page"] != nil {
                findings.error(.notTogether, at: place, "'in' belongs to 'mention'; a page goes to people.", fix: "Remove it.")
            }
        }
    }

    private func checkBackup(_ rung: Rung, _ findings: inout Findings) {
        guard case .page(let targets) = rung.action else { return }
        for target in targets {
            let people = Set(self.people(target))
            guard people.count == 1, let only = people.first else { continue }
            switch seatOrSchedule(target) {
            case .seat(let seat) where findings.brokenEntries.contains("seats.\(seat)"): break
            case .seat(let seat):
                findings.note(
                    .noBackup, at: place("seats", seat.text), "'\(only)' alone stands behind '\(seat)', which is paged around the clock.",
                    fix: "Add a backup after the holder.")
            case .schedule(let schedule):
                findings.note(
                    .noBackup, at: place("schedules", schedule.text), "'\(only)' alone is on call in '\(schedule)': nobody else takes a turn.",
                    fix: "Let somebody else take turns.")
            case .person: break
            }
        }
    }

    /// A seat in its own chain: who did not answer once is paged instead of somebody else. Schedules change, so they are not counted.
    private func checkNewcomers(_ ladder: Ladder, _ nodes: [YAMLNode], _ findings: inout Findings) {
        var paged: Set<PersonName> = []
        for (rung, node) in zip(ladder.rungs, nodes) {
            guard case .page(let targets) = rung.action else { continue }
            let holders = targets.map(holders)
            let named = Set(holders.flatMap { $0 ?? [] })
            if !named.isEmpty, !holders.contains(nil), named.isSubset(of: paged), rung.by.isEmpty {
                let names = named.sorted().map { "'\($0)'" }.joined(separator: " and ")
                findings.note(
                    .nobodyNew, at: node.place, "\(names) did not answer an earlier rung and would be the only one paged here.",
                    fix: "Name somebody else, or use 'repeat' on the earlier rung.")
            }
            paged.formUnion(named)
        }
    }

    /// Who answers for it now and at any time; nil when that changes.
    func holders(_ target: Rung.Target) -> [PersonName]? {
        switch seatOrSchedule(target) {
        case .person(let name): [name]
        case .seat(let name): runbook.seats[name]?.holders ?? []
        case .schedule: nil
        }
    }

    /// A schedule that is only a seat is that seat.
    private func seatOrSchedule(_ target: Rung.Target) -> Rung.Target {
        guard case .schedule(let name) = target, case .seat(let seat)? = runbook.schedules[name]?.cover else { return target }
        return .seat(seat)
    }

    /// Everybody a target could ever mean.
    func people(_ target: Rung.Target) -> [PersonName] {
        switch target {
        case .person(let name): return [name]
        case .seat(let name): return runbook.seats[name]?.people ?? []
        case .schedule(let name):
            switch runbook.schedules[name]?.cover {
            case .layers(let layers): return layers.flatMap { $0.rotate.flatMap { $0 } }
            case .seat(let seat): return runbook.seats[seat]?.people ?? []
            case nil: return []
            }
        }
    }
}

extension Duration {
    /// `90s`, `5m`, `2h`: as a runbook would write it.
    var words: String {
        let seconds = components.seconds
        if seconds % 3600 == 0, seconds > 0 { return "\(seconds / 3600)h" }
        return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
    }
}
