internal import Runbooks

extension RunbookBuilder {
    /// What findings and differences point at: each entry, each of its keys, each rung, layer and stage, and what stands in a list.
    private static let keys = [
        "runbook", "people", "seats", "schedules", "services", "routes", "severities", "ladders", "escalations", "connections", "sources", "roles",
        "raci", "triage", "lifecycle", "communications", "clocks", "reviews", "playbooks", "kpis", "drills", "certifications", "contacts", "quiet",
        "grouping", "facts", "tools", "access", "status_page",
    ]

    var places: ClausePlaces {
        var places = ["": root.place]
        for key in Self.keys {
            guard let entry = root.entry(key) else { continue }
            places[key] = entry.place
            add(entry.value, as: key, depth: 2, to: &places)
        }
        return ClausePlaces(places)
    }

    /// Items of a list count from 1; those of a list under `rungs` or `layers` belong to the entry itself: `ladders.p1.2`.
    private func add(_ node: YAMLNode, as clause: String, depth: Int, to places: inout [String: Place]) {
        guard depth > 0 else { return }
        for entry in node.entries {
            let name = "\(clause).\(entry.key)"
            places[name] = entry.place
            if ["rungs", "layers"].contains(entry.key) { addItems(of: entry.value, as: clause, to: &places) }
            add(entry.value, as: name, depth: entry.key == "stages" ? depth : depth - 1, to: &places)
        }
        addItems(of: node, as: clause, to: &places)
    }

    private func addItems(of node: YAMLNode, as clause: String, to places: inout [String: Place]) {
        for (number, item) in (node.list ?? []).enumerated() where item.map != nil { places["\(clause).\(number + 1)"] = item.place }
    }
}
