internal import Notation
package import Runbooks
internal import Vocabulary

/// Any system that can send JSON: the runbook says where in the document each part of an alert is.
package enum GenericJSON {
    /// Throws when the document is not JSON or has no alerts where the mapping says; one bad alert among several is a problem beside the others.
    package static func received(_ body: [UInt8], from source: Source) throws(Problem) -> Received {
        let mapping = source.mapping ?? .formatted
        let document = try Document(body)
        guard let each = mapping.each else {
            var received = Received(notes: document.notes)
            try received.add(
                MappedAlert(document.json, at: "", mapping).alert(from: source, details: String(decoding: document.bytes, as: UTF8.self)))
            return received
        }
        guard let found = document.json.at(each) else {
            throw Problem(field: each, message: "is missing; the source's mapping looks for alerts there")
        }
        guard let list = found.array else { throw Problem(field: each, message: "must be an array of alerts, not \(found.kind)") }
        var received = Received(notes: document.notes)
        for (place, json) in list.prefix(Limits.alertsEachRequest).enumerated() {
            do {
                let path = each.isEmpty ? "\(place)." : "\(each).\(place)."
                try received.add(MappedAlert(json, at: path, mapping).alert(from: source, details: json.text))
            } catch { received.problems.append(error) }
        }
        if list.count > Limits.alertsEachRequest { received.problems.append(.tooMany(list.count, field: each)) }
        return received
    }
}

extension JSONMapping {
    /// What is taken when a source declares no mapping: the document of Grafana OnCall's formatted webhook.
    package static let formatted = JSONMapping(
        key: "alert_uid", summary: "title", severity: "severity", status: "state", resolvedWhen: ["ok", "resolved"],
        acknowledgedWhen: ["acknowledged"],
        link: "link_to_upstream_details")
}
