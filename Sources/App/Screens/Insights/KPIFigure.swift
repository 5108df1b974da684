internal import Chronicle
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// One number that is watched, month by month.
struct KPIFigure: Sendable {
    /// A line of the table behind the picture.
    struct Line: Sendable {
        let month: String
        let path: String?
        let value: String
        let median: String
        let p90: String
        let count: Int
        let verdict: String
        let isBad: Bool
    }

    let anchor: String
    let title: String
    let about: String
    /// What the runbook calls it, where it has a name of its own.
    let name: String?
    /// The month that goes on.
    let now: String
    let isBad: Bool
    let isGood: Bool
    let goal: String?
    let record: String?
    /// Nil when nothing was counted in any month.
    let chart: MonthChart?
    let hasLine: Bool
    let hasSpread: Bool
    let lines: [Line]

    /// Nil when nothing was counted of what the runbook does not ask for.
    init?(_ name: KPIName, _ rows: [KPITable.Row], _ periods: [CalendarPeriod], _ runbook: Runbook) {
        guard let whole = rows.first else { return nil }
        let own = runbook.kpis.first { $0.name == name }
        guard own != nil || whole.count > 0 else { return nil }
        let measure = whole.measure
        let months = periods.compactMap { period in rows.first { $0.group == period.label && $0.number != nil }.map { (period: period, row: $0) } }
        anchor = "kpi-\(name.text)"
        title = measure.title
        about = measure.about
        self.name = name.text == measure.rawValue ? nil : name.text
        let current = months.last.flatMap { $0.period == periods.last ? $0.row : nil }
        now = current?.short ?? "none yet"
        isBad = current?.isMet == false
        isGood = current?.isMet == true
        goal = own?.wanted(runbook.severities)
        let (judged, missed) = (months.count { $0.row.isMet != nil }, months.count { $0.row.isMet == false })
        record = judged == 0 ? nil : missed == 0 ? "met every month" : "missed in \(missed) of \(judged) months"
        let path = "/insights/kpis/\(PercentEncoding.encode(name.text))"
        hasLine = own?.goal != nil && !months.isEmpty
        chart =
            months.isEmpty
            ? nil
            : MonthChart(
                periods, months.map { MonthChart.Month($0.row, in: $0.period, path) }, goal: own?.goal?.bound,
                whole: measure.unit == "percent" ? 100 : 0, about: "\(measure.title), by month")
        hasSpread = measure.unit == "seconds"
        let columns = months.map { ($0.period.monthWords, "\(path)?month=\($0.period.label)", $0.row) }
        lines = (columns.reversed() + [("All of it", "\(path)?months=\(periods.count)", whole)]).map { Line($0, path: $1, $2) }
    }

    static let template = """
        <section class="card figure" id="{{anchor}}" aria-label="{{title}}"><header><div><h2>{{title}}</h2><p class="small soft">{{about}}\
        {{#name}} · {{.}}{{/name}}</p></div>
        <div class="headline"><strong{{#isBad}} class="late"{{/isBad}}>{{now}}</strong><span class="small soft">this month</span></div></header>
        {{#chart}}{{> month-chart}}{{/chart}}{{^chart}}<p class="soft">Nothing was counted yet.</p>{{/chart}}
        {{#goal}}<p class="small">{{#hasLine}}<span class="dash" aria-hidden="true"></span> {{/hasLine}}Target {{goal}}\
        {{#record}}: {{.}}{{/record}}{{#isBad}}, <span class="late">missed now</span>{{/isBad}}\
        {{#isGood}}, <span class="good">met now</span>{{/isGood}}</p>{{/goal}}
        {{#chart}}<details class="fold"><summary>As a table<span class="heard">: {{title}}</span></summary><table><thead><tr>\
        <th scope="col">Month</th><th scope="col">Value</th>\
        {{#hasSpread}}<th scope="col">Median</th><th scope="col">9 of 10</th>{{/hasSpread}}<th scope="col">Counted</th>\
        {{#goal}}<th scope="col">Target</th>{{/goal}}</tr></thead><tbody>
        {{#lines}}<tr><th scope="row"><a href="{{path}}">{{month}}</a></th><td>{{value}}</td>{{#hasSpread}}<td>{{median}}</td><td>{{p90}}</td>\
        {{/hasSpread}}<td>{{count}}</td>{{#goal}}<td{{#isBad}} class="late"{{/isBad}}>{{verdict}}</td>{{/goal}}</tr>
        {{/lines}}</tbody></table></details>{{/chart}}</section>
        """
}

extension KPIFigure.Line {
    fileprivate init(_ month: String, path: String, _ row: KPITable.Row) {
        self.month = month
        self.path = path
        value = row.number == nil ? "–" : row.measured
        median = row.median.map(row.measure.words) ?? "–"
        p90 = row.p90.map(row.measure.words) ?? "–"
        count = row.count
        verdict = row.isMet.map { $0 ? "met" : "missed" } ?? "–"
        isBad = row.isMet == false
    }
}

extension MonthChart.Month {
    fileprivate init(_ row: KPITable.Row, in period: CalendarPeriod, _ path: String) {
        let verdict = row.isMet.map { $0 ? ", target met" : ", target missed" } ?? ""
        let isBad = row.isMet == false
        self.init(
            period: period, parts: [MonthChart.Part(number: row.number ?? 0, kind: isBad ? "bar bad" : "bar")],
            label: (isBad ? "✕ " : "") + row.short, spoken: "\(period.monthWords): \(row.measured), \(row.count) counted\(verdict)",
            path: "\(path)?month=\(period.label)", isBad: isBad)
    }
}

extension KPITable.Row {
    /// As short as a label over a column has to be.
    fileprivate var short: String { measure.unit == "percent" ? measure.words(((number ?? 0) * 10).rounded() / 10) : measured }
}
