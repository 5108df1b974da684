internal import Notation
internal import Runbooks
internal import Signing
internal import Vocabulary

/// One alert of a foreign document, looked at through a mapping.
struct MappedAlert {
    private let json: JSON
    private let path: String
    private let mapping: JSONMapping

    init(_ json: JSON, at path: String, _ mapping: JSONMapping) {
        self.json = json
        self.path = path
        self.mapping = mapping
    }

    /// The details are the sender's whole document, word for word.
    func alert(from source: Source, details: String) throws(Problem) -> (alert: Alert, notes: [Problem]) {
        var fitting = Fitting(path: path)
        let summary = try summary(&fitting)
        let found = mapping.labels.sorted { $0.key < $1.key }.compactMap { name, path in json.at(path).map { JSON.Member(name, $0) } }
        let labels = fitting.labels(found.filter { $0.value.scalar?.isEmpty != true }, field: "labels")
        var annotations: Labels = [:]
        if source.mapping == nil, let message = json["message"]?.scalar {
            annotations = fitting.labels([JSON.Member("description", .string(message))], field: "annotations")
        }
        let key = key(summary: summary, labels: found, source, &fitting)
        let alert = Alert(
            key: AlertKey(source: source.name, key: key), status: status, summary: summary, severity: text(mapping.severity), labels: labels,
            annotations: annotations, links: [Fitting.link(text(mapping.link), "Source")].compactMap { $0 }, details: details)
        return (alert, fitting.notes)
    }

    private func text(_ path: String?) -> String? { path.flatMap { json.at($0)?.scalar } }

    private func summary(_ fitting: inout Fitting) throws(Problem) -> String {
        let field = path + mapping.summary
        guard let value = json.at(mapping.summary), !value.isNull else {
            throw Problem(field: field, message: "is missing; the source's mapping takes the summary from there")
        }
        guard let text = value.scalar else { throw Problem(field: field, message: "must be a string, not \(value.kind)") }
        guard let line = fitting.summary(text, field: mapping.summary) else { throw Problem(field: field, message: "is empty") }
        return line
    }

    private var status: Alert.Status {
        guard let said = text(mapping.status)?.lowercased() else { return .firing }
        if mapping.resolvedWhen.contains(where: { $0.lowercased() == said }) { return .resolved }
        return mapping.acknowledgedWhen.contains { $0.lowercased() == said } ? .acknowledged : .firing
    }

    /// A document without a key is known by its labels, or else by its summary, so that sending it twice does not page twice.
    private func key(summary: String, labels: [JSON.Member], _ source: Source, _ fitting: inout Fitting) -> String {
        if let key = text(mapping.key), !key.isEmpty { return fitting.key(key, field: mapping.key ?? "") }
        if let declared = mapping.key { fitting.note(declared, "is missing; the alert is known by \(labels.isEmpty ? "its summary" : "its labels")") }
        if labels.isEmpty { return "summary:" + Digest.sha256(summary).prefix(8).hexText }
        return "labels:" + Fingerprint.of(labels, without: source.dropLabels)
    }
}

extension ArraySlice<UInt8> {
    fileprivate var hexText: String { Array(self).hex }
}
