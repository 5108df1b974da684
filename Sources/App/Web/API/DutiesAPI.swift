internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Storage
internal import Vocabulary

/// Who owes what by when, and how it ended.
enum DutiesAPI {
    static let routes = [
        Route(.get, "/api/v1/duties", .read, list) { visit, site in
            try await site.duties(
                DutyQuery(
                    open: visit.query["open"].map { $0 == "true" }, dueBefore: visit.query["dueBefore"].flatMap { Moment(rfc3339: $0) },
                    limit: visit.limit(Limits.listLines), includePrivate: visit.caller.seesPrivate))
        },
        Route(.get, "/api/v1/incidents/{id}/duties", .read, ofIncident) { visit, site in
            let id = try visit.incident()
            _ = try await site.incident(id, for: visit.caller)
            return try await site.duties(DutyQuery(incident: id))
        },
    ]

    private static let list = Operation(
        "listDuties", "Duties, the most urgent first", tag: "duties",
        query: [
            Operation.Query("open", .flag, "only those still owed, or only those that ended"),
            Operation.Query("dueBefore", .moment, "only those due before"),
            Operation.Query("limit", .integer(1...200), "how many at most"),
        ],
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")))

    private static let ofIncident = Operation(
        "getIncidentDuties", "What is owed in one incident", tag: "incidents",
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")), notFound: true)

    static let shape = Shape.object([
        .optional("incident", .words), .required("name", .words), .required("owner", .words, "`ladder`, `responders`, `seat:cto`, `person:ana`"),
        .required("openedAt", .moment), .required("due", .moment), .required("state", .word(["open", "kept", "keptLate", "missed", "moot", "waived"])),
        .optional("endedAt", .moment),
    ])
}

extension Site {
    fileprivate func duties(_ query: DutyQuery) async throws -> Response {
        let rows = try await journal.duties(query)
        return .json { $0.page("duties", rows) { $0.duty($1.duty, of: $1.incident) } }
    }
}
