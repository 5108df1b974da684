internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

extension Replay {
    /// The whole result, to be read at a terminal or put on a pull request.
    package func markdown(casesAtMost limit: Int = 50) -> String {
        var lines = ["# \(plain(runbookName)): \(cases.count) incidents replayed", "", period, ""]
        lines += ["| | was | would be | |", "|---|---|---|---|"] + sums.map { "| \($0) | \($1) | \($2) | \($3) |" }
        if !people.isEmpty {
            lines += ["", "## Pages by person", "", "| person | was | would be | at night, was | would be |", "|---|---|---|---|---|"]
            lines += people.map {
                "| \(plain($0.person.text)) | \($0.pages.before) | \($0.pages.after) | \($0.nightPages.before) | \($0.nightPages.after) |"
            }
        }
        lines += nightLines + dutyLines + caseLines(limit)
        lines += ["", "## What this stands on", ""] + grounds.map { "- \($0)." }
        lines += incomplete.map { "- The export is cut short: the answer under '\($0)' says that there is more. What is missing is not counted." }
        if !strangers.isEmpty { lines.append("- The runbook does not know \(strangers.map { plain($0.text) }.joined(separator: ", ")).") }
        lines += counted(refused, limit) { "- Not done in the replay, \($1): \($0)." }
        lines += counted(unread, limit) { "- Not understood in the log of the other tool, and left out, \($1): \($0)." }
        lines += Replay.limits.map { "- \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Most first.
    private func counted(_ counts: [String: Int], _ limit: Int, _ line: (String, String) -> String) -> [String] {
        let inOrder = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return inOrder.prefix(limit).map { line(plain($0), $1 == 1 ? "once" : "\($1) times") }
    }

    private var period: String {
        "From \(clock.day(at: from)) to \(clock.day(at: until)), under version \(runbook). \(different.count) of \(cases.count) go differently."
    }

    private var sums: [(String, String, String, String)] {
        func line(_ name: String, _ change: Change<Int>) -> (String, String, String, String) {
            let more = change.after - change.before
            return (name, "\(change.before)", "\(change.after)", more == 0 ? "" : more > 0 ? "+\(more)" : "\u{2212}\(-more)")
        }
        let middle = middleAnswer
        var lines = [
            line("incidents", incidents), line("pages", pages), line("pages at night", nightPages), line("acknowledged in time", met),
            line("acknowledged too late or never", lost), line("answered by nobody", unanswered),
            ("half acknowledged within", middle.before?.shown ?? "", middle.after?.shown ?? "", ""),
        ]
        if isForeign { lines.append(("duties missed", "not known", "\(missed.after)", "")) } else { lines.append(line("duties missed", missed)) }
        return lines
    }

    private var nightLines: [String] {
        let changed = nights.filter(\.pages.isDifferent).sorted {
            (-abs($0.pages.after - $0.pages.before), $0.night, $0.person) < (-abs($1.pages.after - $1.pages.before), $1.night, $1.person)
        }
        if changed.isEmpty { return [] }
        let shown = changed.prefix(20).map { "| \(evening($0)) | \(plain($0.person.text)) | \($0.pages.before) | \($0.pages.after) |" }
        let head = ["", "## Nights that change", "", "| evening of | person | was | would be |", "|---|---|---|---|"]
        return head + shown + (changed.count > 20 ? ["", "And \(changed.count - 20) more."] : [])
    }

    private var dutyLines: [String] {
        let changed = isForeign ? duties.filter { $0.missed.after > 0 } : duties.filter(\.missed.isDifferent)
        if changed.isEmpty { return [] }
        return ["", "## Duties missed", "", "| duty | was | would be |", "|---|---|---|"]
            + changed.map { "| \(plain($0.duty.text)) | \(isForeign ? "" : "\($0.missed.before)") | \($0.missed.after) |" }
    }

    private func caseLines(_ limit: Int) -> [String] {
        let changed = different
        if changed.isEmpty { return [] }
        let shown = changed.prefix(limit).map { one in
            "- **\(plain(one.name))** \(clock.day(at: one.openedAt)) \(clock.hour(at: one.openedAt)), \(plain(one.title)): \(plain(one.words))."
        }
        return ["", "## Incidents that go differently", ""] + shown + (changed.count > limit ? ["", "And \(changed.count - limit) more."] : [])
    }

    /// What others wrote, on one line and without what would be a table's or Markdown's.
    private func plain(_ text: String) -> String {
        var kept = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|", "*", "_", "`", "<", "[", "\\": kept += "\\\(scalar)"
            case _ where scalar.value < 32 || scalar.value == 127: kept += " "
            default: kept.unicodeScalars.append(scalar)
            }
        }
        return kept
    }
}
