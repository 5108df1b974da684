internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Incidents: the list, one of them, and opening one by hand.
enum IncidentsAPI {
    static let routes = [
        Route(.get, "/api/v1/incidents", .read, list, IncidentsAPI.find),
        Route(.post, "/api/v1/incidents", .declare, declaration, IncidentsAPI.declare),
        Route(.get, "/api/v1/incidents/{id}", .read, one) { visit, site in
            try await site.detail(of: visit.incident(), for: visit.caller)
        },
    ]

    static let statuses = ["triggered", "quiet", "acknowledged", "snoozed", "mitigated", "resolved", "merged"]

    private static let list = Operation(
        "listIncidents", "Incidents, newest first", tag: "incidents",
        query: [
            Operation.Query("open", .flag, "only those that are open, or only those that are not"),
            Operation.Query("status", .list(.word(statuses), atMost: 7), "only these; commas between them"),
            Operation.Query("service", .name, "only of this service"), Operation.Query("severity", .name, "only of this severity"),
            Operation.Query("search", .text(1...200), "in title, service or id"),
        ] + Cursor.parameters,
        success: Operation.Success(200, "A page of the list", .page("incidents", of: "Incident")))

    private static func find(_ visit: Visit, _ site: Site) async throws -> Response {
        let limit = visit.limit()
        let query = IncidentQuery(
            open: visit.query["open"].map { $0 == "true" }, service: visit.query["service"].map { ServiceName($0) },
            severity: visit.query["severity"].map { SeverityName($0) },
            statuses: visit.query.all("status").flatMap { $0.split(separator: ",").map(String.init) }, search: visit.query["search"],
            before: try Cursor.read(visit.query).map { IncidentID($0) }, limit: limit + 1)
        let rows = try await site.incidents(query, for: visit.caller)
        let page = Array(rows.prefix(limit))
        return .json {
            $0.page("incidents", page, next: rows.count > limit ? page.last.map { Cursor.write($0.id.number) } : nil) {
                $0.incident($1, site.wiring.publicURL)
            }
        }
    }

    // MARK: Declaring

    static let declaration = Operation(
        "declareIncident", "Open an incident by hand; what is left out the runbook's matchers decide", tag: "incidents",
        body: .object([
            .required("title", .line, "what is wrong, in one line"), .optional("service", .name), .optional("severity", .name),
            .optional("tags", .list(.name, atMost: 50)), .optional("impact", .map(.number), "numbers by name, such as `customers`"),
            .optional("startedAt", .moment, "when it began, as far as you know"),
            .optional("private", .flag, "only for those who work on it, and administrators"),
            .optional("drill", .name, "an exercise of the runbook's"),
            .optional("channel", .text(1...8192), "the address of the room that is open for it"),
            .optional("summary", .text(0...Limits.noteBytes), "what is known beyond the title; it is pinned"),
        ]),
        success: Operation.Success(201, "Opened; whoever is on call is being woken", .named("IncidentDetail")), refuses: true)

    private static func declare(_ visit: Visit, _ site: Site) async throws -> Response {
        let incident = try await open(visit, site)
        var response = await site.detail(incident, status: 201)
        response.headers[.location] = "/api/v1/incidents/\(incident.id)"
        return response
    }

    /// What was declared, by the API or on a page.
    static func open(_ visit: Visit, _ site: Site) async throws -> Incident {
        let service = visit.text("service").map { ServiceName($0) }
        if let service, site.dispatcher.library.current.services[service] == nil {
            let known = site.dispatcher.library.current.services.keys.map(\.text)
            let near = Nearest.word(to: service.text, among: known).map { " Did you mean '\($0)'?" } ?? ""
            throw ProblemDocument.invalid("#/service", "the runbook has no service '\(service)'.\(near)")
        }
        if let drill = visit.text("drill"), !site.dispatcher.library.current.drills.contains(where: { $0.name.text == drill }) {
            throw ProblemDocument.invalid("#/drill", "the runbook has no drill '\(drill)'")
        }
        if let began = visit.moment("startedAt"), began > site.now { throw ProblemDocument.invalid("#/startedAt", "is in the future") }
        // It becomes a text message and a mail's subject: one line, and something to read on it.
        let title = (visit.text("title") ?? "").split { $0.isNewline || $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 32 } }
            .joined(separator: " ")
        guard !title.isEmpty else { throw ProblemDocument.invalid("#/title", "says nothing") }
        do throws(Trouble) {
            return try await site.dispatcher.declare(
                title: title, service: service, severity: visit.text("severity").map { SeverityName($0) }, tags: visit.texts("tags"),
                impact: visit.numbers("impact"), startedAt: visit.moment("startedAt"), isPrivate: visit.json["private"]?.bool ?? false,
                drill: visit.text("drill").map { DrillName($0) }, channel: visit.text("channel"), summary: visit.text("summary"),
                by: visit.caller.author
            ).incident
        } catch {
            throw ProblemDocument(error, of: visit)
        }
    }

    // MARK: One

    private static let one = Operation(
        "getIncident", "One incident: how far it is, who does what, what is known, owed and done", tag: "incidents",
        success: Operation.Success(200, "As its events tell it", .named("IncidentDetail")), notFound: true)

    static let shape = Shape.object([
        .required("id", .text(5...30), "`INC-42`"),
        .required("name", .words, "what the runbook calls it: the same, or such as `OPS-2026-0042`"), .required("title", .words),
        .required("service", .words), .required("severity", .words),
        .required("status", .word(statuses)), .required("open", .flag), .required("openedAt", .moment), .required("changedAt", .moment),
        .optional("acknowledgedAt", .moment), .optional("resolvedAt", .moment), .optional("acknowledgedBy", .words, "`person:ana`"),
        .required("alerts", .count, "that ever joined"), .required("alertsFiring", .count), .required("duties", .list(.named("Duty"), atMost: 1000)),
        .optional("startedAt", .moment, "when it began, as far as its declarer knew"), .required("private", .flag), .required("falseAlarm", .flag),
        .optional("drill", .words, "the exercise it is"), .optional("phase", .words, "of the runbook's lifecycle"),
        .optional("publicStatus", .words, "the runbook's own word for how it stands"),
        .optional("commander", .words, "who has the runbook's first role"),
        .required("runbook", .words, "the version it follows"), .required("url", .words, "its page for people"),
    ])

    static let detailShape: Shape = {
        guard case .object(let members) = shape else { return shape }
        return .object(
            members + [
                .required("openedBy", .words), .required("severityBecause", .words, "`matched`, `default`, or the words of whoever chose it"),
                .required("tags", .list(.words, atMost: 1000)), .required("impact", .map(.number)),
                .required("responders", .list(.words, atMost: 1000)),
                .required("summary", .words), .required("absorbed", .list(.words, atMost: 10_000)), .optional("mergedInto", .words),
                .optional("until", .moment, "when a snooze or a maintenance window ends"), .optional("mitigatedAt", .moment),
                .optional(
                    "ladder",
                    .object([
                        .required("name", .words), .required("round", .count), .required("next", .count, "the rung reached next, from 0"),
                        .required("startedAt", .moment), .required("exhausted", .flag),
                    ])), .required("pagesPending", .count),
            ] + Shape.work)
    }()
}

extension Site {
    func detail(of id: IncidentID, for caller: Caller) async throws -> Response { await detail(try await incident(id, for: caller)) }

    /// All that is known of it, by the runbook it follows.
    func detail(_ incident: Incident, status: Int = 200) async -> Response {
        let runbook = await dispatcher.library.runbook(incident.runbook)
        return .json(status) { $0.incidentDetail(incident, under: runbook, wiring.publicURL) }
    }
}
