internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// What audiences were told, what waits to be told them, and what they would be told now.
enum UpdatesAPI {
    static let routes = [
        Route(.get, "/api/v1/incidents/{id}/updates", .read, list) { visit, site in
            let incident = try await site.incident(visit.incident(), for: visit.caller)
            return .json { $0.page("updates", incident.updates) { $0.update($1) } }
        },
        Route(.get, "/api/v1/incidents/{id}/updates/draft", .read, draft, UpdatesAPI.write),
    ]

    private static let list = Operation(
        "getUpdates", "What audiences were told, and what is held back", tag: "incidents",
        success: Operation.Success(200, "In the order they were written", .page("updates", of: "Update")), notFound: true)

    private static let draft = Operation(
        "draftUpdate", "The audience's template filled with what is known now; nothing is said", tag: "incidents",
        query: [
            Operation.Query("audience", .name, "one of the runbook's communications; asked for"),
            Operation.Query("status", .name, "as if it were set with the update"),
        ],
        success: Operation.Success(
            200, "Text to change and post", .object([.required("audience", .words), .required("subject", .words), .required("text", .words)])),
        refuses: true, notFound: true)

    private static func write(_ visit: Visit, _ site: Site) async throws -> Response {
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        guard let audience = visit.query["audience"] else { throw ProblemDocument.invalid("?audience", "is missing") }
        do throws(Trouble) {
            let status = visit.query["status"].map { StatusName($0) }
            let drawn = try await site.dispatcher.draft(for: AudienceName(audience), status: status, of: incident)
            return .json {
                $0.object {
                    $0.member("audience", audience)
                    $0.member("subject", drawn.subject)
                    $0.member("text", drawn.text)
                }
            }
        } catch {
            throw ProblemDocument(error, of: visit)
        }
    }

    static let shape = Shape.object([
        .required("number", .count), .required("audience", .words), .required("at", .moment), .required("by", .words), .required("subject", .words),
        .required("text", .words), .optional("status", .words, "set with it"), .required("public", .flag, "whether anybody outside reads it"),
        .required("state", .word(["posted", "held", "rejected", "undelivered"])),
        .optional("heldFor", .words, "`approval`, or the fact that has to be stated"),
    ])
}

extension JSONWriter {
    mutating func update(_ update: Incident.Update) {
        object {
            $0.member("number", update.number)
            $0.member("audience", update.audience)
            $0.member("at", update.at)
            $0.member("by", update.by.description)
            $0.member("subject", update.subject)
            $0.member("text", update.text)
            $0.member("status", ifAny: update.status?.text)
            $0.member("public", update.isPublic)
            switch update.state {
            case .posted: $0.member("state", "posted")
            case .rejected: $0.member("state", "rejected")
            case .undelivered: $0.member("state", "undelivered")
            case .held(let hold):
                $0.member("state", "held")
                $0.member("heldFor", hold.words)
            }
        }
    }
}

extension UpdateEvent.Hold {
    fileprivate var words: String {
        switch self {
        case .approval: "approval"
        case .embargo(let fact): fact.text
        }
    }
}
