internal import Engine
internal import Runbooks
internal import Vocabulary

/// An incident that has gone on for a thousand events, and how long each kind of answer to it takes to decide.
struct LongIncident {
    static let events = 1000

    private let runbook: Runbook
    private let start = Moment(rfc3339: "2026-03-02T10:00:00+01:00")!
    private let id = IncidentID(1)
    private var incident: Incident?
    private var now: Moment
    private var recorded = 0

    init(under runbook: Runbook) throws(Refusal) {
        self.runbook = runbook
        now = start
        let facts = Facts(source: "prom", alertSeverity: "critical", summary: "Errors", labels: ["alertname": "Errors", "severity": "critical"])
        try take(
            .raise(
                Opening(
                    title: "Errors", service: "api", severity: "P1", severityBecause: .matched, alerts: [AlertKey(source: "prom", key: "alert-0")],
                    group: "errors", facts: facts)), by: .source("prom"))
        try take(.acknowledge(via: .api), by: .person("ana"))
        try take(.progress(.enter("contain")), by: .person("ana"))
        var round = 0
        while recorded < LongIncident.events {
            round += 1
            now = now + .minutes(1)
            try take(.join([AlertKey(source: "prom", key: "alert-\(round)")], summary: "Errors"), by: .source("prom"))
            try take(.note("Looked at shard \(round)"), by: .person("ana"))
            try take(.update(.post("internal", text: "Shard \(round) is back", status: "identified")), by: .person("ana"))
            try take(.progress(.tick("contain", item: 1, done: round % 2 == 1)), by: .person("bo"))
            if round % 10 == 0 {
                let action = Incident.ActionDraft(text: "Action \(round)", owner: .seat("lead"), due: now + .days(30))
                try take(.review(.addAction(action)), by: .person("bo"))
            }
            try take(.wake, by: .runbell)
        }
    }

    /// Deciding, and what follows from it, for each kind of command: the middle of a hundred and one tries.
    func times() throws(Refusal) -> [(name: String, middle: Duration)] {
        let commands: [(String, IncidentCommand, Author)] = [
            ("acknowledge", .acknowledge(via: .api), .person("bo")),
            ("join", .join([AlertKey(source: "prom", key: "another")], summary: "Errors"), .source("prom")),
            ("update", .update(.post("internal", text: "All shards are back", status: "monitoring")), .person("ana")),
            ("phase", .progress(.enter("recover")), .person("ana")),
            ("tick", .progress(.tick("contain", item: 2, done: true)), .person("ana")),
            ("review", .review(.draft("What happened: errors.")), .person("ana")),
            ("resolve", .resolve(summary: "Over"), .person("ana")),
            ("wake", .wake, .runbell),
        ]
        let clock = ContinuousClock()
        var times: [(name: String, middle: Duration)] = []
        for (name, command, author) in commands {
            var taken: [Duration] = []
            for _ in 0..<101 {
                let began = clock.now
                let decision = try Incident.decide(command, by: author, id: id, on: incident, in: Circumstances(now: now, runbook: runbook))
                var after = incident
                for event in decision.events { after = Incident.evolve(after, event, id: id) }
                taken.append(clock.now - began)
            }
            times.append((name, taken.sorted()[taken.count / 2]))
        }
        return times
    }

    private mutating func take(_ command: IncidentCommand, by author: Author) throws(Refusal) {
        let decision = try Incident.decide(command, by: author, id: id, on: incident, in: Circumstances(now: now, runbook: runbook))
        for event in decision.events { incident = Incident.evolve(incident, event, id: id) }
        recorded += decision.events.count
    }
}
