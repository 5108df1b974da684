internal import Chronicle
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// One number that is watched, month by month.
struct KPIFigure: Sendable {
    /// A line of the table behind the picture.
    struct Line: Sendable {
        let month: String
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
    /// The month or quarter that goes on.
    let now: String
    let current: String
    let isBad: Bool
    let isGood: Bool
    let goal: String?
    let record: String?
    /// Nil when nothing was counted in any month.
    let chart: MonthChart?
    let hasLine: Bool
    let hasSpread: Bool
    let lines: [Line]
    /// Where what all of it was counted from is listed.
    let all: String
    /// What a line is of.
    let time: String

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
        let period = periods.first?.isQuarter == true ? "quarter" : "month"
        self.current = "this \(period)"
        isBad = current?.isMet == false
        isGood = current?.isMet == true
        goal = own?.wanted(runbook.severities)
        let (judged, missed) = (months.count { $0.row.isMet != nil }, months.count { $0.row.isMet == false })
        record = judged == 0 ? nil : missed == 0 ? "met every \(period)" : "missed in \(missed) of \(judged) \(period)s"
        let path = "/insights/kpis/\(PercentEncoding.encode(name.text))"
        hasLine = own?.goal != nil && !months.isEmpty
        chart =
            months.isEmpty
            ? nil
            : MonthChart(
                periods, months.map { MonthChart.Month($0.row, in: $0.period, path) }, goal: own?.goal?.bound,
                whole: measure.unit == "percent" ? 100 : 0, about: "\(measure.title), by \(period)")
        hasSpread = measure.unit == "seconds"
        let columns = months.map { ($0.period.words, $0.row) }
        lines = (columns.reversed() + [("All of it", whole)]).map { Line($0, $1) }
        all = "\(path)?months=\(periods.months)"
        time = period == "quarter" ? "Quarter" : "Month"
    }

    static let template = """
        <section class="card figure" id="{{anchor}}" aria-label="{{title}}"><header><div><h2>{{title}}</h2><p class="small soft">{{about}}\
        {{#name}} · {{.}}{{/name}}</p></div>
        <div class="headline"><strong{{#isBad}} class="late"{{/isBad}}>{{now}}</strong><span class="small soft">{{current}}</span></div></header>
        {{#chart}}{{> month-chart}}{{/chart}}{{^chart}}<p class="soft">Nothing was counted yet.</p>{{/chart}}
        {{#goal}}<p class="small">{{#hasLine}}<span class="dash" aria-hidden="true"></span> {{/hasLine}}Target {{goal}}\
        {{#record}}: {{.}}{{/record}}{{#isBad}}, <span class="late">missed now</span>{{/isBad}}\
        {{#isGood}}, <span class="good">met now</span>{{/isGood}}</p>{{/goal}}
        {{#chart}}<details class="fold"><summary>As a table<span class="heard">: {{title}}</span></summary><table><thead><tr>\
        <th>{{time}}<th>Value\
        {{#hasSpread}}<th>Median<th>9 of 10{{/hasSpread}}<th>Counted\
        {{#goal}}<th>Target{{/goal}}</thead><tbody>
        {{#lines}}<tr><th>{{month}}<td>{{value}}{{#hasSpread}}<td>{{median}}<td>{{p90}}{{/hasSpread}}<td>{{count}}\
        {{#goal}}<td{{#isBad}} class="late"{{/isBad}}>{{verdict}}{{/goal}}
        {{/lines}}</table><p class="small"><a href="{{all}}">What all of it was counted from<span class="heard">: {{title}}</span></a></p>\
        </details>{{/chart}}</section>
        """
}

extension KPIFigure.Line {
    fileprivate init(_ month: String, _ row: KPITable.Row) {
        self.month = month
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
            period: period, parts: [MonthChart.Part(number: row.number ?? 0, isBad: isBad)],
            label: (isBad ? "✕ " : "") + row.shortest, spoken: "\(period.words): \(row.measured), \(row.count) counted\(verdict)",
            path: "\(path)?\(period.query)", isBad: isBad)
    }
}

extension KPITable.Row {
    /// As short as a headline has to be.
    fileprivate var short: String { measure.unit == "percent" ? measure.words(((number ?? 0) * 10).rounded() / 10) : measured }

    /// As short as a label over a column has to be: `7 min`, `1.4 h`, `2.5 d`.
    fileprivate var shortest: String {
        guard measure.unit == "seconds", let number, number >= 3600 else { return short }
        let (unit, letter) = number < 86_400 ? (3600.0, "h") : (86_400.0, "d")
        let tenths = Int((number / unit * 10).rounded())
        return tenths % 10 == 0 || tenths >= 100 ? "\((tenths + 5) / 10) \(letter)" : "\(tenths / 10).\(tenths % 10) \(letter)"
    }
}
