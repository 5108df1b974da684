package import Engine
package import Vocabulary

/// What happened, as people tell it afterwards: a line for each thing that mattered, and one for each wave of pages, however many
/// messages and receipts it took.
package struct Timeline: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var at: Moment
        package var importance: Importance
        /// One line without a full stop.
        package var words: String
    }

    /// In the order of the events.
    package var lines: [Line]

    package init(_ events: some Sequence<IncidentEvent>) {
        let receipts = Receipts(events)
        lines = []
        var wave: Wave?
        for event in events {
            if case .paged(let pages, let because) = event.what {
                if wave?.belongs(because, at: event.at) == true {
                    wave?.pages += pages
                    continue
                }
                finish(&wave, receipts)
                wave = Wave(at: event.at, because: because, pages: pages)
            } else {
                // What a page is about is journaled around it, and a wave goes on behind that.
                if event.at != wave?.at { finish(&wave, receipts) }
                lines.append(Line(at: event.at, importance: event.what.importance, words: event.sentence.oneLine))
            }
        }
        finish(&wave, receipts)
    }

    /// What somebody reads who was not there.
    package var story: [Line] { lines.filter { $0.importance == .story } }

    private mutating func finish(_ wave: inout Wave?, _ receipts: Receipts) {
        guard let done = wave else { return }
        lines.append(Line(at: done.at, importance: .story, words: done.words(receipts).oneLine))
        wave = nil
    }
}

/// Pages that went out together for one reason.
private struct Wave {
    var at: Moment
    var because: PageReason
    var pages: [PageNote]

    func belongs(_ reason: PageReason, at moment: Moment) -> Bool { because == reason && at == moment }

    func words(_ receipts: Receipts) -> String {
        var people: [PersonName] = []
        for page in pages where !people.contains(page.person) { people.append(page.person) }
        let told = people.map { person in
            let ways = pages.filter { $0.person == person }.map { "\($0.way.rawValue) (\(receipts.words(for: $0.id)))" }
            return "\(person) by \(ways.joined(separator: ", "))"
        }
        return "Paged \(told.joined(separator: "; ")): \(because.words)"
    }
}

/// How each page ended, as far as anybody said.
private struct Receipts {
    private var ends: [PageID: (outcome: PageOutcome, latency: Duration)] = [:]

    init(_ events: some Sequence<IncidentEvent>) {
        for event in events {
            if case .pageEnded(let page, let outcome, let latency) = event.what { ends[page] = (outcome, latency) }
        }
    }

    func words(for page: PageID) -> String {
        guard let end = ends[page] else { return "no receipt" }
        return switch end.outcome {
        case .delivered where end.latency == .zero: "delivered"
        case .delivered: "after \(end.latency < .seconds(10) ? "\(end.latency.milliseconds) ms" : end.latency.brief)"
        case .failed(let reason): "failed: \(reason)"
        case .expired: "expired"
        case .superseded: "taken back"
        }
    }
}

extension String {
    /// All of it on one line, as lists, tables and headings need it.
    var oneLine: String { split { $0.isNewline || $0 == "\t" }.map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: " ") }
}
