internal import OnCall
internal import Runbooks
internal import Vocabulary

/// How a story is printed.
extension Story {
    /// What a terminal can do with a line; nothing in a file or a pipe.
    package struct Ink: Sendable {
        package var bold: @Sendable (String) -> String
        package var bad: @Sendable (String) -> String
        package var faint: @Sendable (String) -> String

        package init(
            bold: @escaping @Sendable (String) -> String = { $0 }, bad: @escaping @Sendable (String) -> String = { $0 },
            faint: @escaping @Sendable (String) -> String = { $0 }
        ) {
            self.bold = bold
            self.bad = bad
            self.faint = faint
        }
    }

    package func text(_ ink: Ink = Ink()) -> String {
        var out = ["\(ink.bold(scenario.title))", ink.faint("\(scenario.file)  from \(start)"), ""]
        let width = max(5, lines.map { $0.at.offset.count + 1 }.max() ?? 0)
        var last: Duration?
        for line in lines {
            let time = line.at == last ? "" : "+\(line.at.offset)"
            last = line.at
            let incident = showsIncidents ? (line.incident.map { "\($0.description.padded(to: 7)) " } ?? "        ") : ""
            let text = line.isTrouble ? ink.bad(line.text) : line.text
            out.append("  \(time.padded(to: width))  \(incident)\(text)")
        }
        out += [""] + dutyLines(ink) + differenceLines(ink)
        return out.joined(separator: "\n") + "\n"
    }

    /// `2026-10-25 02:30 in Europe/Stockholm`
    private var start: String {
        let time = WallClock.of(zone).wallTime(at: scenario.start)
        let day = time.day.components
        return "\(day.year)-\(day.month.padded)-\(day.day.padded) \((time.minuteOfDay / 60).padded):\((time.minuteOfDay % 60).padded) in \(zone)"
    }

    private func dutyLines(_ ink: Ink) -> [String] {
        let kinds: [(String, KeyPath<DutyEnding, Int>, Bool)] = [
            ("kept", \.kept, false), ("kept late", \.keptLate, true), ("missed", \.missed, true), ("waived", \.waived, false),
            ("open", \.open, false),
        ]
        return kinds.compactMap { word, count, isBad in
            let names = duties.filter { $0[keyPath: count] > 0 }.map { duty in
                duty[keyPath: count] == 1 ? duty.name.text : "\(duty.name) ×\(duty[keyPath: count])"
            }
            guard !names.isEmpty else { return nil }
            let line = "  \(word.padded(to: 11))\(names.joined(separator: ", "))"
            return isBad ? ink.bad(line) : line
        }
    }

    private func differenceLines(_ ink: Ink) -> [String] {
        let count = scenario.expectations.count - unreached
        let stopped = stoppedAt.map { ["  stopped    at \($0.offset); \(unreached) of \(scenario.expectations.count) not reached"] } ?? []
        if differences.isEmpty { return stopped + ["  as expected (\(count) of \(count))"] }
        return stopped
            + differences.map {
                ink.bad("  differs    expected '\($0.expected)' — \($0.instead)") + "\n" + ink.faint("             \($0.place)")
            }
    }
}

extension Story.Line {
    /// For whoever watches it happen: `+12m 5s    INC-1    ana acknowledged it by link`.
    package func text(_ ink: Story.Ink = Story.Ink()) -> String {
        let line = "  \("+\(at.offset)".padded(to: 12)) \((incident?.description ?? "").padded(to: 8)) \(text)"
        return isTrouble ? ink.bad(line) : line
    }
}

extension Int {
    fileprivate var padded: String { self < 10 ? "0\(self)" : String(self) }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
