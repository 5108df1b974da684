internal import Chronicle
internal import Notation
internal import Runbooks
internal import Runtime
internal import Screens
internal import Vocabulary

/// Everything the status page serves, drawn from one summary.
struct StatusDrawing: Sendable {
    let summary: StatusSummary
    let zone: String
    let json: StatusFile
    let feed: StatusFile
    let page: StatusFile
    /// When the page was drawn first.
    let since: Moment

    init(
        _ summary: StatusSummary, _ runbook: Runbook, at place: StatusPlace, _ screens: ScreenLibrary, after before: StatusDrawing? = nil,
        _ now: Moment
    ) {
        self.summary = summary
        zone = runbook.zone
        since = before?.since ?? now
        var writer = JSONWriter(reserving: 16_384)
        writer.status(summary, zone: runbook.zone, at: place)
        json = StatusFile(writer.bytes, "application/json", after: before?.json, at: now)
        let feed = AtomFeed.text(summary, at: place, since: since)
        self.feed = StatusFile(Array(feed.utf8), "application/atom+xml; charset=utf-8", after: before?.feed, at: now)
        let page = screens.html(StatusScreen(summary, runbook, at: place))
        self.page = StatusFile(Array(page.utf8), "text/html; charset=utf-8", after: before?.page, at: now)
    }

    func incident(_ id: IncidentID) -> PublicIncident? { (summary.open + summary.past).first { $0.id == id } }
}
