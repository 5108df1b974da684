internal import Chronicle
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Duties that were kept in time and those that were not, month by month.
struct PromiseFigure: Sendable {
    struct Line: Sendable {
        let month: String
        let path: String
        let kept: Int
        let missed: Int
    }

    let now: String
    let isBad: Bool
    /// `month` or `quarter`: what a column is of.
    let span: String
    let chart: MonthChart
    let lines: [Line]

    /// Nil when none ended.
    init?(_ promises: [PromiseKept], _ periods: [CalendarPeriod], _ clock: WallClock) {
        guard !promises.isEmpty else { return nil }
        let months = periods.compactMap { period -> (CalendarPeriod, Line)? in
            let due = promises.filter { period.start <= $0.due && $0.due < period.end }
            guard !due.isEmpty else { return nil }
            let kept = due.count(where: \.isInTime)
            return (
                period, Line(month: period.words, path: "/insights/duties?\(period.query)", kept: kept, missed: due.count - kept)
            )
        }
        let current = months.last.flatMap { $0.0 == periods.last ? $0.1 : nil }
        now = current.map { "\($0.kept) of \($0.kept + $0.missed)" } ?? "none yet"
        isBad = (current?.missed ?? 0) > 0
        let span = periods.first?.isQuarter == true ? "quarter" : "month"
        self.span = span
        chart = MonthChart(
            periods,
            months.map { period, line in
                MonthChart.Month(
                    period: period,
                    parts: [MonthChart.Part(number: Double(line.kept), isBad: false), MonthChart.Part(number: Double(line.missed), isBad: true)],
                    label: line.missed == 0 ? "\(line.kept)" : "✕ \(line.missed)/\(line.kept + line.missed)",
                    spoken: "\(period.words): \(line.kept) duties in time, \(line.missed) late or missed", path: line.path,
                    isBad: line.missed > 0)
            }, about: "Duties in time and missed, by \(span)")
        lines = months.map(\.1).reversed()
    }

    static let template = """
        <section class="card figure" id="duties" aria-label="Duties in time"><header><div><h2>Duties in time</h2>\
        <p class="small soft">what was owed in incidents and came due; the upper part was late or missed</p></div>
        <div class="headline"><strong{{#isBad}} class="late"{{/isBad}}>{{now}}</strong><span class="small soft">this {{span}}</span></div></header>
        {{#chart}}{{> month-chart}}{{/chart}}
        <details class="fold"><summary>As a table<span class="heard">: Duties in time</span></summary><table><thead><tr>\
        <th class="when">{{span}}<th>In time<th>Late or missed</thead><tbody>
        {{#lines}}<tr><th>{{month}}<td>{{kept}}<td>{{missed}}
        {{/lines}}</table></details></section>
        """
}
