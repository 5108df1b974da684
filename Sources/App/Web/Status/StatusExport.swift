internal import Chronicle
internal import Notation
package import Runbooks
internal import Screens
package import Storage
package import Vocabulary

/// The status page as files, for a place that stands when Runbell does not. Drawn by what draws the live page; without its forms, since
/// nobody takes what they send.
package struct StatusExport: Sendable {
    /// By path in the folder, such as `incidents/INC-42.json`.
    package let files: [String: [UInt8]]

    package init(of journal: any JournalReading, under runbook: Runbook, at place: StatusPlace, now: Moment) async throws {
        let reading = StatusReading(journal: journal)
        let incidents = try await reading.incidents(under: runbook)
        let summary = StatusSummary(Array(incidents.values), try await reading.plans(), under: runbook, at: now)
        let drawing = StatusDrawing(summary, runbook, at: place, try ScreenLibrary.all(), now)
        var files = [
            "index.html": drawing.page.bytes, "summary.json": drawing.json.bytes, "feed.atom": drawing.feed.bytes,
            "assets/runbell.css": Array(Assets.style.utf8), "assets/status.css": Array(StatusStyle.text.utf8),
            "favicon.svg": Array(ScreenLibrary.icon.utf8),
        ]
        for page in 1...StatusHistory(summary).pages { files["history/\(page).json"] = StatusHistory(summary).page(page) }
        for incident in summary.open + summary.past {
            var writer = JSONWriter()
            writer.incident(incident)
            files["incidents/\(incident.id).json"] = writer.bytes
        }
        self.files = files
    }

    /// Folders of which a file is taken away that is not among these any more: what it told of is not public now.
    package static let folders = ["history", "incidents"]
}
