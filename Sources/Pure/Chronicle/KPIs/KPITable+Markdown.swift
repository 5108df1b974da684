internal import Engine
internal import OnCall
package import Runbooks
internal import Vocabulary

extension KPITable {
    /// The report of a period, to be sent or filed: what misses its target, then every number of the runbook's own KPIs, and behind them the other
    /// measures of which something was counted.
    package func markdown(of runbook: Runbook) -> String {
        let clock = WallClock.of(runbook.zone)
        var lines = ["# \(runbook.name.cell): \(clock.day(at: from)) to \(clock.day(at: until - .milliseconds(1)))", ""]
        let missed = breached.filter { $0.group == nil }
        lines += missed.isEmpty ? ["Every target was met."] : ["Targets missed:", ""] + missed.map { "- \($0.kpi): \($0.measured), \($0.goalWords)" }
        let own = Set(runbook.kpis.map(\.name))
        let shown = rows.filter { own.contains($0.kpi) || $0.count > 0 }
        lines += ["", "| KPI | of | value | target | met | counted |", "|---|---|---|---|---|---|"]
        lines += shown.map { row in
            let met = row.isMet.map { $0 ? "yes" : "no" } ?? ""
            return "| \(row.kpi.text.cell) | \((row.group ?? "all").cell) | \(row.measured) | \(row.goalWords) | \(met) | \(row.count) |"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// As one cell of a table.
    fileprivate var cell: String { split(whereSeparator: \.isNewline).joined(separator: " ").replacing("|", with: "\\|") }
}
