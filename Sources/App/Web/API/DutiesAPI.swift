internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Who owes what by when, and how it ended. Also of incidents that are over: clocks, reviews and actions are owed on.
enum DutiesAPI {
    static let routes = [
        Route(.get, "/api/v1/duties", .read, list) { visit, site in
            let query = DutyQuery(
                open: visit.query["open"].map { $0 == "true" }, dueBefore: visit.query["dueBefore"].flatMap { Moment(rfc3339: $0) },
                limit: visit.limit(Limits.listLines), isPromise: visit.query["promise"].map { $0 == "true" })
            return try await site.answer(try await site.duties(query, for: visit.caller))
        },
        Route(.get, "/api/v1/incidents/{id}/duties", .read, ofIncident) { visit, site in
            let id = try visit.incident()
            _ = try await site.incident(id, for: visit.caller)
            return try await site.answer(try await site.journal.duties(DutyQuery(incident: id)))
        },
    ]

    private static let list = Operation(
        "listDuties", "Duties, the most urgent first", tag: "duties",
        query: [
            Operation.Query("open", .flag, "only those still owed, or only those that ended"),
            Operation.Query("dueBefore", .moment, "only those due before"),
            Operation.Query("promise", .flag, "`false`: only escalations, which nobody breaks; `true`: all but those"),
            Operation.Query("limit", .integer(1...200), "how many at most"),
        ],
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")))

    private static let ofIncident = Operation(
        "getIncidentDuties", "What is owed in one incident", tag: "incidents",
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")), notFound: true)

    static let states = ["open", "kept", "keptLate", "missed", "moot", "waived"]

    static let shape = Shape.object([
        .optional("incident", .words), .required("name", .words), .required("owner", .words, "`ladder`, `responders`, `seat:cto`, `person:ana`"),
        .required("openedAt", .moment), .required("due", .moment), .required("state", .word(states)), .optional("endedAt", .moment),
        .optional("because", .words, "why it was waived"), .required("promise", .flag, "`false`: an escalation, which nobody breaks"),
        .optional("clause", .words, "where in the runbook it comes from"),
    ])
}

extension Site {
    /// Each with the clause of the runbook its incident follows.
    fileprivate func answer(_ rows: [DutyRow]) async throws -> Response {
        var runbooks: [IncidentID: Runbook] = [:]
        for id in Set(rows.map(\.incident)) {
            if let row = try await journal.incident(id) { runbooks[id] = await dispatcher.library.runbook(row.runbook) }
        }
        return .json { writer in
            writer.page("duties", rows) { $0.duty($1.duty, of: $1.incident, clause: runbooks[$1.incident]?.clause(of: $1.duty.name)) }
        }
    }
}
