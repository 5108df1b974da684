package import Storage
package import Vocabulary

/// What of the journal's lines changes the status page. In a storm nearly nothing does, and what does not is not even looked up.
package struct StatusNews: Hashable, Sendable {
    /// Those to be read again.
    package private(set) var incidents: Set<IncidentID> = []
    package private(set) var hasProgramme = false
    package private(set) var hasRunbook = false

    package var isEmpty: Bool { incidents.isEmpty && !hasProgramme }

    /// `isShown` says whether the page tells of an incident already: then nearly everything may change how it looks from outside.
    package init(_ lines: [FeedLine], isShown: (IncidentID) -> Bool) {
        for line in lines {
            guard let id = IncidentID(line.stream) else {
                hasProgramme = true
                if line.kind == "programme.runbook-adopted" { hasRunbook = true }
                continue
            }
            if StatusNews.showing.contains(line.kind) || !StatusNews.inside.contains(line.kind) && isShown(id) { incidents.insert(id) }
        }
    }

    /// What puts an incident on the page that was not there.
    private static let showing: Set = ["incident.update-posted", "incident.component-set", "incident.privacy-set", "incident.reopened"]
    /// What comes by the thousand and is seen by nobody outside.
    private static let inside: Set = [
        "incident.alerts-joined", "incident.paged", "incident.page-ended", "incident.noticed", "incident.rung-reached",
    ]
}
