internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// The review of an incident: its text as people left it or, before they did, as Runbell would begin it.
enum ReviewAPI {
    static let routes = [Route(.get, "/api/v1/incidents/{id}/review", .read, operation, ReviewAPI.show)]

    private static let operation = Operation(
        "getReview", "The review's text and how far it is; a first draft while nobody has written one", tag: "incidents",
        query: [Operation.Query("format", .word(["json", "markdown"]), "`markdown`: the text alone")],
        success: Operation.Success(200, "As it stands", .named("Review"), alsoAs: "text/markdown"), notFound: true, isTagged: true)

    private static func show(_ visit: Visit, _ site: Site) async throws -> Response {
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let runbook = await site.dispatcher.library.runbook(incident.runbook)
        let text = incident.review.text.isEmpty ? try await site.firstDraft(of: incident, runbook) : incident.review.text
        let isMarkdown = visit.query["format"] == "markdown"
        let response = isMarkdown ? Response.text(200, text, "text/markdown; charset=utf-8") : .json { $0.review(of: incident, runbook, text: text) }
        return response.tagged(incident.review.tag)
    }

    static let shape = Shape.object([
        .required("incident", .words), .required("state", .word(Incident.Review.states), "`empty`: the text is Runbell's first draft"),
        .required("text", .text(0...Limits.reviewBytes), "Markdown"),
        .required("revision", .words, "of the text: `ETag` and `If-Match` have it between quotes"), .optional("draftedBy", .words),
        .optional("approvedBy", .words),
        .optional("publishedAt", .moment),
        .required(
            "milestones",
            .list(
                .object([
                    .required("milestone", .words), .optional("reachedAt", .moment), .optional("due", .moment),
                    .optional("state", .word(DutiesAPI.states)),
                ]), atMost: 1000)), .required("actions", .list(.named("Action"), atMost: 10_000)),
    ])
}

extension Site {
    func firstDraft(of incident: Incident, _ runbook: Runbook) async throws -> String {
        let events = try await journal.events(of: incident.id).map(\.event)
        let began = incident.opening.startedAt ?? incident.openedAt
        let changes = try await journal.changes(from: began - ReviewSource.changesBefore, to: incident.changedAt, limit: Limits.listLines)
        let opening = try await dispatcher.opening(ofReviewOf: incident, under: runbook)
        let source = ReviewSource(
            incident: incident, events: events, runbook: runbook, changes: changes.map(\.dated), opening: opening, now: now)
        return ReviewDraft(of: source).markdown
    }
}

extension RecordedChange {
    /// One that says no time of its own was made when it came in.
    fileprivate var dated: Change {
        var change = change
        change.at = change.at ?? receivedAt
        return change
    }
}

extension JSONWriter {
    fileprivate mutating func review(of incident: Incident, _ runbook: Runbook, text: String) {
        let review = incident.review
        object {
            $0.member("incident", incident.id.description)
            $0.member("state", review.state)
            $0.member("text", text)
            $0.member("revision", review.tag.text)
            $0.member("draftedBy", ifAny: review.draftedBy?.description)
            $0.member("approvedBy", ifAny: review.approvedBy?.description)
            $0.member("publishedAt", ifAny: review.publishedAt)
            $0.list("milestones", runbook.reviews?.milestones ?? []) { writer, milestone in
                let duty = incident.duties.first { $0.name == .review(milestone.name) }
                writer.object {
                    $0.member("milestone", milestone.name)
                    $0.member("reachedAt", ifAny: incident.occasions[.reviewed(milestone: milestone.name)])
                    $0.member("due", ifAny: duty?.deadline)
                    $0.member("state", ifAny: duty?.state.words.0)
                }
            }
            $0.list("actions", review.actions) { $0.action($1, of: incident.id, incident.opening.service) }
        }
    }
}
