internal import Chronicle
internal import Notation
internal import Vocabulary

/// What is over, newest first, some on each page.
struct StatusHistory {
    private let past: [PublicIncident]

    init(_ summary: StatusSummary) { past = summary.past }

    var pages: Int { max(1, (past.count + Limits.statusPageLines - 1) / Limits.statusPageLines) }
    /// When any of it changed last; nil when there is none.
    var changedAt: Moment? { past.compactMap(\.updatedAt).max() }

    /// From 1; behind the last one there is nothing.
    func page(_ page: Int) -> [UInt8] {
        let here = past.dropFirst((page - 1) * Limits.statusPageLines).prefix(Limits.statusPageLines)
        var writer = JSONWriter()
        writer.object {
            $0.member("page", page)
            $0.member("pages", pages)
            $0.member("incidents") { $0.array { list in for incident in here { list.incident(incident) } } }
        }
        return writer.bytes
    }
}
