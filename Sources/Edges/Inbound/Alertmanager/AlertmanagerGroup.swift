internal import Notation
internal import Runbooks
internal import Vocabulary

/// What a webhook document says once for all of its alerts.
struct AlertmanagerGroup {
    /// The sender's own page.
    private let home: Alert.Link?
    /// Kept in the details of each alert; small, since it is repeated.
    private let context: [JSON.Member]
    private(set) var notes: [Problem] = []

    init(_ json: JSON) {
        let receiver = json["receiver"]?.string.map(AlertmanagerGroup.unquoted)
        let address = json["externalURL"]?.string ?? ""
        home = address.utf8.count <= AlertmanagerGroup.contextBytes ? Fitting.link(address, "Alertmanager") : nil
        (context, notes) = AlertmanagerGroup.context(json, receiver)
        if let cut = json["truncatedAlerts"]?.integer, cut > 0 {
            let name = receiver?.prefix(100) ?? "?"
            notes.append(Problem(field: "truncatedAlerts", message: "the sender left out \(cut) alerts; raise max_alerts of receiver \(name)"))
        }
    }

    /// What there is room for, and notes about the rest.
    private static func context(_ json: JSON, _ receiver: String?) -> ([JSON.Member], [Problem]) {
        var kept = receiver.map { [JSON.Member("receiver", .string($0))] } ?? []
        kept += (json.object ?? []).filter { !told.contains($0.name) }
        var notes: [Problem] = []
        var room = contextBytes
        kept.removeAll { member in
            let size = member.name.utf8.count + member.value.text.utf8.count
            if size <= room { room -= size; return false }
            notes.append(Problem(field: String(member.name.prefix(100)), message: "is too long to be kept with every alert and was left out"))
            return true
        }
        return (kept, notes)
    }

    /// Told already by the alerts themselves.
    private static let told = ["version", "status", "alerts", "receiver", "groupLabels", "commonLabels", "commonAnnotations", "externalURL"]
    private static let contextBytes = 2048

    /// The receiver's name comes quoted for a regular expression: `team\\.db` means `team.db`.
    static func unquoted(_ name: String) -> String {
        var text = ""
        var escaped = false
        for character in name {
            if character == "\\" && !escaped { escaped = true; continue }
            text.append(character)
            escaped = false
        }
        return text
    }

    /// One alert of the group. A firing one has no end: Alertmanager itself says when it is over, however seldom it repeats.
    func alert(_ json: JSON, at path: String, from source: Source) throws(Problem) -> (alert: Alert, notes: [Problem]) {
        let wire = try PrometheusAlert(json, at: path)
        var fitting = Fitting(path: path)
        let resolved = try isResolved(json, at: path)
        let startsAt = try wire.moment("startsAt")
        let endsAt = try wire.moment("endsAt")
        for member in context { fitting.keep(member.name, member.value) }
        for member in wire.rest(without: ["status", "fingerprint"]) { fitting.keep(member.name, member.value) }
        let key = key(of: wire, json, source, &fitting)
        let labels = fitting.labels(wire.labels, field: "labels")
        let annotations = fitting.labels(wire.annotations, field: "annotations")
        let alert = Alert(
            key: key, status: resolved ? .resolved : .firing, summary: wire.summary(labels, annotations, &fitting),
            severity: labels["severity"], labels: labels, annotations: annotations, startsAt: startsAt, endsAt: resolved ? endsAt : nil,
            links: wire.links(annotations) + (home.map { [$0] } ?? []), details: fitting.detailsText)
        return (alert, fitting.notes)
    }

    private func isResolved(_ json: JSON, at path: String) throws(Problem) -> Bool {
        switch json["status"]?.scalar {
        case "firing": return false
        case "resolved": return true
        case nil: throw Problem(field: path + "status", message: "is missing")
        case let other?: throw Problem(field: path + "status", message: "must be firing or resolved, not \(other.prefix(40))")
        }
    }

    /// The sender's fingerprint is over all labels; where the source drops some, it must be computed anew.
    private func key(of wire: PrometheusAlert, _ json: JSON, _ source: Source, _ fitting: inout Fitting) -> AlertKey {
        let given = json["fingerprint"]?.string ?? ""
        let usable = !given.isEmpty && source.dropLabels.isEmpty
        let key = usable ? fitting.key(given, field: "fingerprint") : Fingerprint.of(wire.labels, without: source.dropLabels)
        return AlertKey(source: source.name, key: key)
    }
}
