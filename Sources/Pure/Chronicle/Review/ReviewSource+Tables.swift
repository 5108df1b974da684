internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Who owed what and who was woken, as tables.
extension ReviewSource {
    var duties: String {
        let records = DutyRecord.all(in: events).filter { $0.isPromise && !$0.isMoot && !$0.isAboutReview }
        var names: [DutyName] = []
        for record in records where !names.contains(record.name) { names.append(record.name) }
        let rows = names.map { name in row(of: records.filter { $0.name == name }) }
        return rows.isEmpty ? "" : [["What", "Who", "By", "Done", ""]].asTable(rows)
    }

    /// What is owed again and again is one row.
    private func row(of records: [DutyRecord]) -> [String] {
        let last = records[records.count - 1]
        let owner = last.owner.words
        guard records.count > 1 else {
            let due = last.due < .distantFuture ? time(last.due) : "as soon as possible"
            return [last.name.text, owner, due, last.endedAt.map(time) ?? "", last.ending.word(at: now, due: last.due)]
        }
        let inTime = records.count { $0.ending == .kept }
        let missed = records.filter { $0.ending == .missed }.map { time($0.due) }
        let words = "\(inTime) of \(records.count) in time\(missed.isEmpty ? "" : ", missed at \(missed.joined(separator: ", "))")"
        return ["\(last.name) (\(records.count) times)", owner, "", last.endedAt.map(time) ?? "", words]
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

extension DutyRecord {
    /// Looking back is no part of what is looked back on.
    fileprivate var isAboutReview: Bool { name.text.hasPrefix("review ") || name.text.hasPrefix("action ") }
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
