internal import Notation
internal import Vocabulary

/// One alert as Prometheus and Alertmanager write it; the webhook and the API share it.
struct PrometheusAlert {
    let labels: [JSON.Member]
    let annotations: [JSON.Member]
    private let json: JSON
    private let path: String

    init(_ json: JSON, at path: String) throws(Problem) {
        guard json.object != nil else { throw Problem(field: String(path.dropLast()), message: "must be an object, not \(json.kind)") }
        self.json = json
        self.path = path
        labels = try PrometheusAlert.map("labels", in: json, at: path)
        annotations = try PrometheusAlert.map("annotations", in: json, at: path)
    }

    /// Label names with their values; an empty value is the same as none.
    private static func map(_ name: String, in json: JSON, at path: String) throws(Problem) -> [JSON.Member] {
        guard let value = json[name], !value.isNull else { return [] }
        guard let members = value.object else { throw Problem(field: path + name, message: "must be an object, not \(value.kind)") }
        return name == "labels" ? members.filter { $0.value.scalar?.isEmpty != true && !$0.name.isEmpty } : members
    }

    /// Nil when missing, and for Go's zero time, `0001-01-01T00:00:00Z`.
    func moment(_ name: String) throws(Problem) -> Moment? {
        guard let value = json[name], !value.isNull, value.string != "" else { return nil }
        guard let moment = value.string.flatMap({ Moment(rfc3339: $0) }) else {
            throw Problem(field: path + name, message: "must be a time as RFC 3339 writes it, not \(value.text.prefix(60))")
        }
        return moment < PrometheusAlert.yearTwo ? nil : moment
    }

    private static let yearTwo = Moment(milliseconds: (CivilDay(year: 2, month: 1, day: 1)?.number ?? 0) * 86_400_000)

    /// Members that become nothing of ours.
    func rest(without taken: [String] = []) -> [JSON.Member] {
        let known = ["labels", "annotations", "startsAt", "endsAt", "generatorURL"]
        return (json.object ?? []).filter { !known.contains($0.name) && !taken.contains($0.name) }
    }

    /// What the rule's author wrote for people, else the alert's name and where.
    func summary(_ labels: Labels, _ annotations: Labels, _ fitting: inout Fitting) -> String {
        let written = [annotations["summary"], annotations["message"], annotations["title"], annotations["description"]]
        for text in written {
            if let text, let line = fitting.summary(text, field: "annotations.summary") { return line }
        }
        let name = labels["alertname"] ?? "Alert without a name"
        let whole = labels["instance"].map { "\(name) on \($0)" } ?? name
        return fitting.summary(whole, field: "labels.alertname") ?? "Alert without a name"
    }

    func links(_ annotations: Labels) -> [Alert.Link] {
        let generator = Fitting.link(json["generatorURL"]?.string, "Source")
        let runbook = Fitting.link(annotations["runbook_url"] ?? annotations["runbook"], "Runbook")
        let dashboard = Fitting.link(annotations["dashboard_url"] ?? annotations["dashboard"] ?? json["dashboardURL"]?.string, "Dashboard")
        return [runbook, dashboard, generator].compactMap { $0 }
    }
}
