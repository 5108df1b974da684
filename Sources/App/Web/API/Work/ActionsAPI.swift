internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What has to become better after incidents, in one list of all of them.
enum ActionsAPI {
    static let routes = [Route(.get, "/api/v1/actions", .read, list, ActionsAPI.find)]

    private static let list = Operation(
        "listActions", "Action items, what is due first comes first", tag: "actions",
        query: [
            Operation.Query("open", .flag, "only those that are open, or only those that are not"),
            Operation.Query("overdue", .flag, "`true`: only those that are open and late"),
            Operation.Query("owner", .text(1...300), "`person:bo`, `seat:cto`; a name alone is a person's"),
            Operation.Query("service", .name, "only of incidents of this service"),
            Operation.Query("incident", .text(1...30), "only of this one"),
            Operation.Query("limit", .integer(1...200), "how many at most"),
        ],
        success: Operation.Success(200, "Action items", .page("actions", of: "Action")))

    private static func find(_ visit: Visit, _ site: Site) async throws -> Response {
        let isOverdue = visit.query["overdue"] == "true"
        var query = ActionQuery(
            open: isOverdue ? true : visit.query["open"].map { $0 == "true" }, service: visit.query["service"].map { ServiceName($0) },
            dueBefore: isOverdue ? site.now : nil, limit: visit.limit(Limits.listLines))
        if let owner = visit.query["owner"] { query.owners = [Party(owner) ?? .person(PersonName(owner))] }
        if let text = visit.query["incident"] {
            guard let id = IncidentID(text) else { throw ProblemDocument.invalid("?incident", "must be an incident such as INC-42") }
            query.incident = id
        }
        let rows = try await site.actions(query, for: visit.caller)
        return .json { $0.page("actions", rows) { $0.action($1.item, of: $1.incident, $1.service) } }
    }

    static let shape = Shape.object([
        .required("incident", .words), .required("number", .count), .required("service", .words), .required("text", .words),
        .required("owner", .words, "`person:bo`, `seat:cto`, `role:scribe`"), .required("addedAt", .moment), .required("due", .moment),
        .required("state", .word(["open", "done", "dropped"])), .optional("category", .words), .optional("priority", .words),
        .optional("verification", .words, "how one sees that it is done"), .optional("doneAt", .moment),
        .optional("words", .words, "what was said when it ended"),
    ])
}

extension JSONWriter {
    mutating func action(_ item: Incident.ActionItem, of incident: IncidentID, _ service: ServiceName) {
        object {
            $0.member("incident", incident.description)
            $0.member("number", item.number)
            $0.member("service", service)
            $0.member("text", item.draft.text)
            $0.member("owner", item.draft.owner.description)
            $0.member("addedAt", item.addedAt)
            $0.member("due", item.due)
            $0.member("category", ifAny: item.draft.category?.text)
            $0.member("priority", ifAny: item.draft.priority)
            $0.member("verification", ifAny: item.draft.verification)
            switch item.state {
            case .open: $0.member("state", "open")
            case .done(let at, let words):
                $0.member("state", "done")
                $0.member("doneAt", at)
                if !words.isEmpty { $0.member("words", words) }
            case .dropped(let because):
                $0.member("state", "dropped")
                $0.member("words", because)
            }
        }
    }
}
