internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Who did what, newest first, and whether the journal's chain holds.
enum AuditRoutes {
    static let all = [
        Route(.get, "/audit", .browser(.read), show),
        // It reads the whole journal, which may take a while: the page does not wait for it.
        Route(.post, "/audit/verify", .browser(.admin), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.checkedForm(site)
            site.chain.walk(site.journal, site.dispatcher.clock, site.errands)
            return .seeOther("/audit")
        },
    ]

    private static func show(_ visit: Visit, _ site: Site) async throws -> Response {
        let (by, kind) = (visit.query["by"].flatMap { $0.isEmpty ? nil : $0 } ?? "people", visit.query["kind"] ?? "")
        let last = try await site.journal.lastPosition
        var end = min(try Cursor.read(visit.query).map { $0 - 1 } ?? last, last)
        var lines: [FeedLine] = []
        var reads = 0
        while end > 0, lines.count < linesEach, reads < readsEach {
            let start = max(0, end - Int64(Limits.feedBatch))
            for line in try await site.journal.feed(after: start, limit: Int(end - start)).reversed() {
                guard lines.count < linesEach else { break }
                end = line.position - 1
                guard isMeant(line, by, kind), try await site.maySee(IncidentID(line.stream), visit.caller) else { continue }
                lines.append(line)
            }
            if lines.count < linesEach { end = start }
            reads += 1
        }
        let query = "by=\(PercentEncoding.encode(by))&kind=\(PercentEncoding.encode(kind))"
        let asked = AuditScreen.Asked(by: by, kind: kind, older: end > 0 ? "/audit?\(query)&cursor=\(Cursor.write(end + 1))" : nil)
        let frame = try await site.frame(visit, "Audit", at: .afterwards)
        return site.screens.page(
            AuditScreen(
                lines, asked: asked, chain: site.chain.state, mayWalk: visit.caller.may(.admin), under: site.dispatcher.library.current, at: site.now,
                frame: frame))
    }

    private static func isMeant(_ line: FeedLine, _ by: String, _ kind: String) -> Bool {
        let isTheirs =
            switch by {
            case "all": true
            case "people": line.by != .runbell
            default: line.by.description == by
            }
        return isTheirs && line.kind.hasPrefix(kind)
    }

    private static let linesEach = 50
    /// Batches of the feed that are looked through for one page; what is rarer is found by going on.
    private static let readsEach = 40
}
