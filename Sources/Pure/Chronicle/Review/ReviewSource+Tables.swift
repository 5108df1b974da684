internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Who owed what and who was woken, as tables.
extension ReviewSource {
    /// Whether the runbook was followed: each clause that made somebody owe something, and the event that kept or broke it.
    var duties: String {
        let traces = ClauseTrace.all(in: self)
        guard !traces.isEmpty else { return "" }
        let table = [["Clause", "What", "Who", "By", "", "What kept or broke it"]].asTable(traces.map(row))
        return [verdict(traces.flatMap(\.records)), table].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func verdict(_ records: [DutyRecord]) -> String {
        let kept = records.count { $0.ending == .kept }
        let all = records.count { $0.ending == .kept || $0.ending == .late || $0.ending == .missed }
        if all == 0 { return "" }
        if kept == all { return "Yes: \(all == 1 ? "the one promise that came due was" : "all \(all) promises that came due were") kept in time." }
        return "Not in all: \(kept) of \(all) \(all == 1 ? "promise" : "promises") that came due \(kept == 1 ? "was" : "were") kept in time."
    }

    /// What is owed again and again is one row.
    private func row(of trace: ClauseTrace) -> [String] {
        let (records, last) = (trace.records, trace.records[trace.records.count - 1])
        let place = trace.place.map { " (\($0.file):\($0.line))" } ?? ""
        let clause = trace.clause.isEmpty ? "" : "`\(trace.clause)`\(place)"
        guard records.count > 1 else {
            let due = last.due < .distantFuture ? time(last.due) : "as soon as possible"
            return [clause, last.name.text, last.owner.words, due, last.ending.word(at: now, due: last.due), causes(of: trace)]
        }
        let inTime = records.count { $0.ending == .kept }
        let missed = records.filter { $0.ending == .missed }.map { time($0.due) }
        let words = "\(inTime) of \(records.count) in time\(missed.isEmpty ? "" : ", missed at \(missed.joined(separator: ", "))")"
        return [clause, "\(last.name) (\(records.count) times)", last.owner.words, "", words, causes(of: trace)]
    }

    private static let causesShown = (events: 3, letters: 120)

    private func causes(of trace: ClauseTrace) -> String {
        let kept = trace.keepers.suffix(Self.causesShown.events).map { event in
            let words = event.sentence.oneLine
            return "\(time(event.at)) " + (words.count > Self.causesShown.letters ? words.prefix(Self.causesShown.letters) + "\u{2026}" : words)
        }
        let waived = trace.waiver.map { ["\(time($0.at)) by \($0.by.plain)"] } ?? []
        let isBroken = trace.records.contains { $0.ending == .missed }
        let nothing = isBroken && trace.records.count == 1 ? ["nothing came"] : []
        return (kept + waived + nothing).joined(separator: "; ")
    }

    var paging: String {
        var people: [PersonName] = []
        var pages: [PersonName: [(at: Moment, way: Way)]] = [:]
        var answers: [PersonName: Moment] = [:]
        for event in events {
            if case .paged(let notes, _) = event.what {
                for note in notes {
                    if !people.contains(note.person) { people.append(note.person) }
                    pages[note.person, default: []].append((event.at, note.way))
                }
            }
            if case .acknowledged = event.what, case .person(let person) = event.by, answers[person] == nil { answers[person] = event.at }
        }
        let rows = people.map { person in
            let got = pages[person] ?? []
            let first = got.first?.at ?? incident.openedAt
            let took = answers[person].map { $0 >= first ? ($0 - first).brief : "before it came" }
            return [person.text, time(first), String(got.count), answers[person].map(time) ?? "", took ?? "did not answer"]
        }
        return rows.isEmpty ? "" : [["Who", "First paged", "Messages", "Acknowledged", "Took"]].asTable(rows)
    }
}

extension [[String]] {
    /// A Markdown table below this one row of headings.
    func asTable(_ rows: [[String]]) -> String {
        let lines = self + map { $0.map { _ in "---" } } + rows
        return lines.map { "| " + $0.map(\.cell).joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var cell: String { oneLine.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
}
