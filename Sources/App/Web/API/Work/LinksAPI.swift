internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Where to look for an incident: dashboards, the runbook's tools filled with what its alert said, and what people linked.
enum LinksAPI {
    static let routes = [
        Route(.get, "/api/v1/incidents/{id}/links", .read, operation) { visit, site in
            let incident = try await site.incident(visit.incident(), for: visit.caller)
            let runbook = await site.dispatcher.library.runbook(incident.runbook)
            let links = incident.links(under: runbook, at: site.now)
            return .json { $0.page("links", links) { $0.link($1) } }
        }
    ]

    private static let operation = Operation(
        "getLinks", "Where to look: dashboards of what is affected, the runbook's tools for this incident, and what people linked", tag: "incidents",
        success: Operation.Success(200, "In that order", .page("links", of: "Link")), notFound: true)
}

extension JSONWriter {
    mutating func link(_ link: Incident.Link) {
        object {
            $0.member("kind", link.kind.rawValue)
            $0.member("title", link.title)
            $0.member("url", link.url)
        }
    }
}
