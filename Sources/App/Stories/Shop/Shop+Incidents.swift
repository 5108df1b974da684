internal import Engine
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

// What happened to the shop's incidents. Each is told as far as its story needs it.
extension Shop {
    private var monitoring: Author { .source("alertmanager") }

    /// Monitoring found it.
    func found(
        _ number: Int64, _ title: String, _ severity: SeverityName = "SEV1", of service: ServiceName? = nil, named alert: String = "CheckoutErrors",
        ago: Duration
    ) throws -> Tale {
        let service = service ?? checkout
        let facts = Facts(severity: severity, service: service, source: "alertmanager", summary: title, labels: Labels([("alertname", alert)]))
        let opening = Opening(
            title: title, service: service, severity: severity, severityBecause: .matched,
            alerts: [AlertKey(source: "alertmanager", key: "\(alert)-\(number)")], group: "\(service)/\(alert)", facts: facts)
        return try Tale(number, opening, at: now - ago, by: monitoring, under: book)
    }

    /// Somebody said so.
    func declared(
        _ number: Int64, _ title: String, _ severity: SeverityName = "SEV2", ago: Duration, drill: DrillName? = nil, isPrivate: Bool = false
    ) throws -> Tale {
        let facts = Facts(severity: severity, service: search, summary: title)
        let opening = Opening(
            title: title, service: search, severity: severity, severityBecause: .chosen("declared"), facts: facts, startedAt: now - ago - .minutes(6),
            drill: drill, isPrivate: isPrivate, summary: words.note)
        return try Tale(number, opening, at: now - ago, by: .person(dana), under: book)
    }

    func row(_ tale: Tale) -> IncidentRow? { tale.incident.map { IncidentRow($0, led: book.roles.first?.name) } }

    /// The worst of them, three quarters of an hour in: everything a room can show.
    func worst() throws -> Tale {
        var tale = try found(42, words.title, ago: .minutes(47))
        try tale.after(.minutes(3), ana, .acknowledge(via: .link))
        try tale.after(.minutes(4), monitoring, .join([AlertKey(source: "alertmanager", key: "CheckoutSlow-42")], summary: "p95 is 9 s"))
        try tale.after(.minutes(5), ana, .progress(.answer(question: 1, yes: true)), .progress(.confirmSeverity), .note(words.note))
        try tale.after(
            .minutes(6), ana, .staff(.assign("communication_lead", to: dana)), .staff(.handOver("incident_commander", to: bo, note: words.note)))
        try tale.after(.minutes(7), ana, .play(.start("checkout-errors")), .play(.done("checkout-errors", step: 0, words: "Kept")))
        try tale.after(.minutes(9), ana, .play(.run("checkout-errors", step: 1)), .state(impact: ["customers": 34]))
        try tale.after(
            .minutes(12), dana, .update(.post("customers", text: words.told, status: "Identified")),
            .update(.setComponent("Checkout", .majorOutage)))
        try tale.after(
            .minutes(13), dana, .update(.post("by-mail", text: words.told, status: nil)),
            .update(.post("team", text: words.note, status: nil)))
        try tale.after(.minutes(20), ana, .progress(.tick("contain", item: 1, done: true)), .knowledge(.pin("Do not restart the database.")))
        try tale.after(
            .minutes(21), ana, .knowledge(.link(Incident.Link(.call, title: "War room", url: "https://meet.linden.example/42"))),
            .knowledge(.brief(words.note)), .knowledge(.describe(impact: ["regions": "eu-north"])), .knowledge(.affect([search])))
        try tale.after(.minutes(25), cy, .tag(["data-breach"]), .knowledge(.state("data leaked", since: now - .minutes(30))))
        try tale.pass(until: now)
        return tale
    }

    /// Two minutes ago.
    func fresh() throws -> Tale { try passed(found(42, words.title, ago: .minutes(2))) }

    /// Somebody has it.
    func answered() throws -> Tale {
        var tale = try found(42, words.title, ago: .minutes(6))
        try tale.after(.minutes(3), ana, .acknowledge(via: .link))
        return try passed(tale)
    }

    func passed(_ tale: Tale) throws -> Tale {
        var tale = tale
        try tale.pass(until: now)
        return tale
    }

    /// Nobody has answered for twenty minutes.
    func unanswered() throws -> Tale {
        try passed(found(43, words.title, ago: .minutes(24)))
    }

    /// Over, told of, and being learnt from.
    func learnt(_ text: String? = nil, isPublished: Bool = false) throws -> Tale {
        var tale = try found(31, words.title, ago: .hours(30))
        try tale.after(.minutes(2), ana, .acknowledge(via: .ntfy))
        try tale.after(.minutes(9), dana, .update(.post("customers", text: words.told, status: "Identified")))
        try tale.after(.minutes(31), ana, .mitigate)
        try tale.after(.minutes(58), ana, .resolve(summary: "A deploy without its migration"))
        if let text { try tale.after(.hours(3), cy, .review(.draft(text))) }
        let draft = Incident.ActionDraft(text: "Let the deploy wait for its migration", owner: .person(bo), category: "follow-up")
        let other = Incident.ActionDraft(text: words.note, owner: .seat("team-lead"), due: tale.begunAt + .hours(20), priority: "high")
        if text != nil { try tale.after(.hours(4), cy, .review(.addAction(draft)), .review(.addAction(other))) }
        if isPublished { try tale.after(.hours(20), cy, .review(.approve), .review(.publish)) }
        try tale.pass(until: now)
        return tale
    }
}
