internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Storage
internal import Vocabulary

/// Who was sent what, by which way, and where the time went.
enum PagesAPI {
    static let routes = [Route(.get, "/api/v1/incidents/{id}/pages", .read, operation, list)]

    private static let operation = Operation(
        "getPages", "Pages and notices with their receipts", tag: "incidents",
        success: Operation.Success(200, "In the order they were queued", .page("pages", of: "Page")), notFound: true)

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        let id = try visit.incident()
        _ = try await site.incident(id, for: visit.caller)
        let receipts = try await site.receipts(of: id)
        return .json { $0.page("pages", receipts) { $0.receipt($1) } }
    }

    static let shape = Shape.object([
        .required("id", .words, "the idempotency key it carries on every wire"), .optional("person", .words), .optional("way", .words),
        .required("connection", .words), .required("queuedAt", .moment), .required("due", .moment), .required("attempts", .count),
        .required("outcome", .word(["waiting", "delivered", "failed", "expired", "superseded"])),
        .optional("provider", .words, "the connection that took it"),
        .optional("reason", .words), .optional("endedAt", .moment),
        .required(
            "milliseconds",
            .object([
                .required("held", .count, "from queued until due: the step of a reach rule"),
                .optional("sending", .count, "from due until the provider took it"),
            ])),
    ])
}

/// One message of an incident with what became of it.
struct Receipt: Sendable {
    let row: OutboxRow
    let endedAt: Moment?
    let latency: Duration?
}

extension Site {
    /// The outbox knows what was sent; the journal knows when it ended.
    func receipts(of id: IncidentID) async throws -> [Receipt] {
        let events = try await journal.events(of: id)
        guard !events.isEmpty else { throw ProblemDocument.notFound("there is no \(id)") }
        var ended: [PageID: (at: Moment, outcome: PageOutcome, latency: Duration)] = [:]
        for line in events {
            if case .pageEnded(let page, let outcome, let latency) = line.event.what { ended[page] = (line.event.at, outcome, latency) }
        }
        return try await journal.outbox(of: id).sorted { $0.id < $1.id }.map { row in
            var row = row
            let end = ended[row.id]
            // The row keeps that a provider took it; only the journal knows that it was lost afterwards.
            if row.outcome != nil, let outcome = end?.outcome { row.outcome = outcome }
            return Receipt(row: row, endedAt: end?.at, latency: end?.latency)
        }
    }
}

extension PageOutcome {
    var word: String {
        switch self {
        case .delivered: "delivered"
        case .failed: "failed"
        case .expired: "expired"
        case .superseded: "superseded"
        }
    }
}

extension JSONWriter {
    fileprivate mutating func receipt(_ receipt: Receipt) {
        object {
            $0.member("id", receipt.row.id.description)
            switch receipt.row.message {
            case .page(let page):
                $0.member("person", page.person)
                $0.member("way", page.way.rawValue)
                $0.member("connection", page.connection)
            case .notice(let notice): $0.member("connection", notice.connection)
            }
            $0.member("queuedAt", receipt.row.queuedAt)
            $0.member("due", receipt.row.due)
            $0.member("attempts", receipt.row.attempts)
            $0.member("outcome", receipt.row.outcome?.word ?? "waiting")
            if case .delivered(let provider) = receipt.row.outcome { $0.member("provider", provider) }
            if case .failed(let reason) = receipt.row.outcome { $0.member("reason", reason) }
            $0.member("endedAt", ifAny: receipt.endedAt)
            let held = max(0, (receipt.row.due - receipt.row.queuedAt).milliseconds)
            $0.member("milliseconds") { writer in
                writer.object {
                    $0.member("held", held)
                    if case .delivered = receipt.row.outcome, let latency = receipt.latency { $0.member("sending", max(0, latency.milliseconds)) }
                }
            }
        }
    }
}
