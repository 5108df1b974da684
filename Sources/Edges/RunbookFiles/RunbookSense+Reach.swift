internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    /// Whether a page would get to everybody it is meant for.
    func checkReach(_ findings: inout Findings) {
        for person in runbook.people.values where !findings.brokenEntries.contains("people.\(person.name)") {
            let reach = node("people", person.name.text)?["reach"]
            for list in [reach, reach?["urgent"], reach?["normal"]] { for step in list?.many ?? [] { checkStep(step, of: person, &findings) } }
        }
        for (name, user) in pagedPeople() where !findings.brokenEntries.contains("people.\(name)") {
            guard runbook.people[name] != nil, runbook.waysToReach(name, urgency: .urgent).isEmpty else { continue }
            let fix =
                runbook.connections.isEmpty
                ? "Add a connection, such as 'screen: { kind: capture }'." : "Give them an address that a connection carries: \(carried)."
            findings.error(.unreachable, at: place("people", name.text), "'\(name)' is paged by \(user) and nothing reaches them.", fix: fix)
        }
        checkRungWays(&findings)
    }

    private var carried: String {
        let ways = Set(runbook.connections.flatMap(\.kind.carries))
        return Way.allCases.filter { ways.contains($0) }.map(\.rawValue).joined(separator: ", ")
    }

    private func checkStep(_ node: YAMLNode, of person: Person, _ findings: inout Findings) {
        guard let step = node.text.flatMap({ ReachWords.step($0, known: known) }) else { return }
        let carriers: [Connection]
        let ways: [Way]
        switch step.by {
        case .way(let way):
            ways = [way]
            carriers = runbook.connections.filter { $0.kind.carries.contains(way) }
            if carriers.isEmpty { return reportUncarried(way, at: node.place, &findings) }
        case .connection(let name):
            carriers = [runbook.connection(named: name)].compactMap { $0 }
            ways = carriers.flatMap(\.kind.carries)
        }
        let real = carriers.filter { $0.kind != .capture }
        guard !real.contains(where: { $0.kind == .webpush }), ways.allSatisfy({ person.address(by: $0) == nil }), let way = ways.first else { return }
        let message = "'\(person.name)' is to be reached by \(way.rawValue) and has no \(way.addressKey)"
        let fix = "Add '\(way.addressKey)', or take the step out."
        if !real.isEmpty {
            findings.error(.unreachable, at: node.place, message + ".", fix: fix)
        } else if case .way = step.by, way != .push {
            // A capture asks for no address; a device somebody switched on would not, either.
            findings.warning(.unreachable, at: node.place, message + ": only a capture would keep such a page.", fix: fix)
        }
    }

    private func reportUncarried(_ way: Way, at place: Place, _ findings: inout Findings) {
        let kinds = Connection.Kind.allCases.filter { $0.carries.contains(way) }.map(\.rawValue).joined(separator: " or ")
        findings.error(.uncarriedWay, at: place, "no connection carries \(way.rawValue).", fix: "Add one of kind \(kinds).")
    }

    private func checkRungWays(_ findings: inout Findings) {
        for key in ["ladders", "escalations"] {
            for entry in root[key]?.entries ?? [] where !findings.brokenEntries.contains("\(key).\(entry.key)") {
                let rungs = key == "escalations" ? [entry.value] : entry.value.list ?? entry.value["rungs"]?.list ?? []
                for node in rungs.flatMap({ $0["by"]?.many ?? [] }) {
                    guard let way = node.text.flatMap(Way.init), !runbook.connections.contains(where: { $0.kind.carries.contains(way) }) else {
                        continue
                    }
                    reportUncarried(way, at: node.place, &findings)
                }
            }
        }
    }

    /// Everybody who could be paged, and by what, for the message.
    private func pagedPeople() -> [(PersonName, String)] {
        var found: [PersonName: String] = [:]
        for ladder in runbook.ladders.values.sorted(by: { $0.name < $1.name }) {
            for rung in ladder.rungs {
                guard case .page(let targets) = rung.action else { continue }
                for person in targets.flatMap(people) where found[person] == nil { found[person] = "ladder '\(ladder.name)'" }
            }
        }
        for escalation in runbook.escalations {
            for person in escalation.page.flatMap(people) where found[person] == nil { found[person] = "escalation '\(escalation.name)'" }
        }
        for role in runbook.roles {
            for person in role.backup.map(people(behind:)) ?? [] where found[person] == nil { found[person] = "role '\(role.name)'" }
        }
        for clock in runbook.clocks {
            for person in clock.stages.flatMap(\.missed).flatMap(people(behind:)) where found[person] == nil {
                found[person] = "clock '\(clock.name)'"
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension Way {
    /// The key of a person that holds the address.
    fileprivate var addressKey: String {
        switch self {
        case .email: "email"
        case .sms, .call: "phone"
        case .slack: "slack"
        case .push: "ntfy"
        case .webhook: "name"
        }
    }
}
