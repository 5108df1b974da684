internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Storage
internal import Vocabulary

/// What happened to an incident, in order: the journal's own lines, each with a sentence.
enum TimelineAPI {
    static let routes = [Route(.get, "/api/v1/incidents/{id}/timeline", .read, operation, list)]

    private static let operation = Operation(
        "getTimeline", "What happened, in order", tag: "incidents", query: Cursor.parameters,
        success: Operation.Success(200, "A page of the timeline", .page("timeline", of: "TimelineEntry")), notFound: true)

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        let id = try visit.incident()
        _ = try await site.incident(id, for: visit.caller)
        let events = try await site.journal.events(of: id)
        let after = Int(try Cursor.read(visit.query) ?? 0)
        let rest = events.drop { $0.sequence <= after }
        let page = Array(rest.prefix(visit.limit(Limits.listLines)))
        return .json { writer in
            writer.page("timeline", page, next: rest.count > page.count ? page.last.map { Cursor.write(Int64($0.sequence)) } : nil) { writer, line in
                let record = EventRecord(line.event.what)
                writer.object {
                    $0.member("sequence", line.sequence)
                    $0.member("at", line.event.at)
                    $0.member("by", line.event.by.description)
                    $0.member("kind", record.kind)
                    $0.member("importance", "\(line.event.what.importance)")
                    $0.member("sentence", line.event.sentence)
                    $0.name("details")
                    $0.raw(record.body)
                }
            }
        }
    }

    static let shape = Shape.object([
        .required("sequence", .count), .required("at", .moment), .required("by", .words, "`person:ana`, `source:prometheus`, `runbell` …"),
        .required("kind", .words, "`incident.acknowledged` …; never changes its meaning"), .required("sentence", .words, "the same for people"),
        .required("importance", .word(Importance.allCases.map { "\($0)" }), "`story`: what somebody reads afterwards; the rest is how it was done"),
        .required("details", .anything, "the event as it is stored"),
    ])
}
