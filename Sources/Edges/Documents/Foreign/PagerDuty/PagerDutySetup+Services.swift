internal import Notation
internal import OnCall
internal import Runbooks
internal import Vocabulary

extension PagerDutySetup {
    /// A service says there whom its incidents page; here a severity does. So each policy becomes a severity of its name, which the incidents of
    /// its services have: who is paged stays as it is, and nothing is said about how bad anything is.
    static func readServices(_ services: [JSON], _ draft: inout ForeignDraft) {
        var asked: [(policy: String, services: [String])] = []
        for service in services {
            guard service.text("status") != "disabled" else {
                draft.miss("service", service, "is disabled, and pages nobody; it was left out with its integrations.")
                continue
            }
            draft.keep(service: service)
            guard let name = draft.name(ofService: service.id) else { continue }
            if let policy = service["escalation_policy"]?.id, let ladder = draft.name(ofLadder: policy) {
                if let place = asked.firstIndex(where: { $0.policy == ladder }) {
                    asked[place].services.append(name)
                } else {
                    asked.append((ladder, [name]))
                }
            } else {
                draft.miss("service", service, "its escalation policy is not in the runbook: its incidents have no ladder of their own.")
            }
            readUrgency(service, &draft)
            for integration in service.list("integrations") { readIntegration(integration, of: service, named: name, &draft) }
        }
        for (ladder, services) in asked { draft.set(["severities", ladder], Clause(severityOf: services, ladder: ladder)) }
    }

    private static func readUrgency(_ service: JSON, _ draft: inout ForeignDraft) {
        let rule = service["incident_urgency_rule"]
        if let rule, rule.text("type") != "constant" || rule.text("urgency") != "high" {
            let what = rule.text("type") == "constant" ? rule.text("urgency") ?? "" : rule.text("type") ?? ""
            draft.miss("service", service, "its urgency is '\(what)'; here its incidents are urgent.")
        }
        for (key, what) in [("acknowledgement_timeout", "an acknowledgement runs out"), ("auto_resolve_timeout", "an incident is closed by itself")] {
            if let seconds = service.count(key), seconds > 0 {
                draft.miss("service", service, "\(what) after \(Span.exact(.seconds(Int64(seconds))).written) there, and not here.")
            }
        }
    }

    private static func readIntegration(_ integration: JSON, of service: JSON, named name: String, _ draft: inout ForeignDraft) {
        let kinds = ["events_api_v2_inbound_integration", "generic_events_api_inbound_integration"]
        guard kinds.contains(integration.text("type") ?? "") else {
            return draft.miss(
                "integration", integration, "of '\(service.title)' speaks '\(integration.text("type") ?? "")'; write a source for its sender.")
        }
        let called = JSON.object([.init("id", .string(integration.id)), .init("name", .string("\(service.title) \(integration.title)"))])
        let source = draft.keep(source: "pagerduty-v2", for: called, key: ForeignNames.variable("pagerduty_key", service.title, integration.title))
        draft.append("routes", Clause(routeFrom: source, to: name))
    }

    static func readWindow(_ window: JSON, _ draft: inout ForeignDraft) {
        guard let start = window.moment("start_time"), let end = window.moment("end_time"), start < end, end > draft.since else { return }
        let services = window.list("services").compactMap { draft.name(ofService: $0.id) }
        guard !services.isEmpty else { return draft.miss("maintenance window", window, "none of its services is in the runbook; it was left out.") }
        let why = window.text("description") ?? window.text("summary")
        draft.keep(quiet: Clause(quietFrom: start, to: end, services: services, why: why, note: window.id), named: "maintenance \(window.id)")
    }
}

extension Clause {
    init(severityOf services: [String], ladder: String) {
        let match = Clause(.map([Entry(name: "service", clause: Clause(oneOf: services))]))
        self.init(.map([Entry(name: "match", clause: match), Entry(name: "ladder", clause: Clause(ladder, line: nil))]))
    }

    init(routeFrom source: String, to service: String) {
        let match = Clause(.map([Entry(name: "source", clause: Clause(source, line: nil))]))
        self.init(.map([Entry(name: "match", clause: match), Entry(name: "service", clause: Clause(service, line: nil))]))
    }

    /// In UTC, from whole minute to whole minute.
    init(quietFrom start: Moment, to end: Moment, services: [String], why: String?, note: String) {
        let begin = WallReading(milliseconds: start.milliseconds).time
        let minutes = (end.milliseconds - WallReading(begin).milliseconds + 59_999) / 60_000
        var entries = Clause.map([("when", begin.written), ("for", Span.exact(.minutes(minutes)).written), ("zone", "UTC")], line: nil).entries
        if !services.isEmpty {
            entries.append(Entry(name: "match", clause: Clause(.map([Entry(name: "service", clause: Clause(oneOf: services))]))))
        }
        entries.append(Entry(name: "why", clause: Clause(why ?? Clause.unsaid, line: nil)))
        self.init(.map(entries), note: note)
    }

    init(oneOf texts: [String]) { self = texts.count == 1 ? Clause(texts[0], line: nil) : .texts(texts, line: nil) }
}
