internal import Notation
package import Runbooks
package import Vocabulary

/// What Prometheus itself sends to an Alertmanager (`POST /api/v2/alerts`): we take Alertmanager's place. Prometheus says nothing when
/// an alert is over but stops repeating it, so a firing alert has an end, moved on by each repeat.
///
/// Source: Alertmanager's api/v2/openapi.yaml, `postableAlerts`.
package enum PostableAlerts {
    /// How long an alert without an end of its own fires after it was last sent.
    package static let resolveTimeout = Duration.minutes(5)

    /// Good alerts are taken even when others are not; the 400 then names the others.
    package static func received(
        _ body: [UInt8], from source: Source, now: Moment, resolveTimeout: Duration = resolveTimeout
    ) throws(Problem) -> Received {
        let document = try Document(body)
        guard let list = document.json.array else {
            throw Problem(field: "", message: "alerts come as a JSON array, not \(document.json.kind)")
        }
        var received = Received(notes: document.notes)
        for (place, json) in list.prefix(Limits.alertsEachRequest).enumerated() {
            do {
                try received.add(alert(json, at: "\(place).", source, now, resolveTimeout))
            } catch {
                received.problems.append(error)
            }
        }
        if list.count > Limits.alertsEachRequest { received.problems.append(.tooMany(list.count, field: "")) }
        return received
    }

    private static func alert(
        _ json: JSON, at path: String, _ source: Source, _ now: Moment, _ resolveTimeout: Duration
    ) throws(Problem) -> (alert: Alert, notes: [Problem]) {
        let wire = try PrometheusAlert(json, at: path)
        guard !wire.labels.isEmpty else { throw Problem(field: path + "labels", message: "at least one label pair required") }
        let end = try wire.moment("endsAt")
        let startsAt = try wire.moment("startsAt") ?? end ?? now
        let endsAt = end ?? max(startsAt, now) + resolveTimeout
        guard endsAt >= startsAt else { throw Problem(field: path + "endsAt", message: "start time must be before end time") }
        var fitting = Fitting(path: path)
        for member in wire.rest() { fitting.keep(member.name, member.value) }
        let labels = fitting.labels(wire.labels, field: "labels")
        let annotations = fitting.labels(wire.annotations, field: "annotations")
        let key = AlertKey(source: source.name, key: Fingerprint.of(wire.labels, without: source.dropLabels))
        let alert = Alert(
            key: key, status: endsAt <= now ? .resolved : .firing, summary: wire.summary(labels, annotations, &fitting),
            severity: labels["severity"], labels: labels, annotations: annotations, startsAt: startsAt, endsAt: endsAt,
            links: wire.links(annotations), details: fitting.detailsText)
        return (alert, fitting.notes)
    }

    /// Empty 200, or Alertmanager's 400: a JSON string with one line for each bad alert.
    package static func answer(to received: Received) -> Answer { received.problems.isEmpty ? .accepted : refused(received.problems) }

    package static func refused(_ problems: [Problem]) -> Answer {
        .json(400, JSON.quoted(problems.prefix(Answer.problemsListed).map(line).joined(separator: "\n")))
    }

    /// Alertmanager's own rules are told in its own words, which have no place in them.
    private static func line(_ problem: Problem) -> String {
        let own = ["at least one label pair required", "start time must be before end time"]
        return own.contains(problem.message) ? problem.message : problem.description
    }
}
