package import Chronicle
package import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// Whether the promises were kept: the runbook's KPIs month by month, and what being on call cost.
package struct InsightsScreen: Screen {
    package struct Facts: Sendable {
        package var table: KPITable
        package var periods: [CalendarPeriod]
        package var promises: [PromiseKept]
        package var burdens: [PageBurden]
        /// Each with the newest incident of its kind.
        package var noise: [(Noise, IncidentRow)]
        /// Of these there were more than is counted.
        package var cut: [String]
        package var countedAt: Moment

        package init(
            table: KPITable, periods: [CalendarPeriod], promises: [PromiseKept] = [], burdens: [PageBurden] = [],
            noise: [(Noise, IncidentRow)] = [], cut: [String] = [], countedAt: Moment
        ) {
            self.table = table
            self.periods = periods
            self.promises = promises
            self.burdens = burdens
            self.noise = noise
            self.cut = cut
            self.countedAt = countedAt
        }
    }

    struct Burden: Sendable {
        let person: String
        let path: String
        let pages: Int
        let nights: Int
        let weekends: Int
        let most: Int
    }

    struct Repeated: Sendable {
        let title: String
        let id: String
        let path: String
        let service: String
        let incidents: Int
        let pages: Int
        let idle: Int?
    }

    package let frame: Frame
    let around: Afterwards
    let spans: [Choice]
    let months: Int
    let csv: String
    let figures: [KPIFigure]
    let promises: PromiseFigure?
    let burdens: [Burden]
    let noise: [Repeated]
    let cut: String?
    let counted: When

    package init(_ facts: Facts, under book: Runbook, at now: Moment, frame: Frame) {
        self.frame = frame
        around = Afterwards(at: .insights)
        months = facts.periods.months
        spans = InsightsScreen.spans.map { Choice("\($0)", label: $0 == 1 ? "1 month" : "\($0) months", isChosen: $0 == facts.periods.months) }
        let (start, end) = (facts.table.from, facts.table.until)
        csv = "/api/v1/kpis?by=\(facts.periods.first?.isQuarter == true ? "quarter" : "month")&format=csv&from=\(start.rfc3339)&to=\(end.rfc3339)"
        var names: [KPIName] = []
        for row in facts.table.rows where row.group == nil { names.append(row.kpi) }
        let rows = Dictionary(grouping: facts.table.rows) { $0.kpi }
        figures = names.compactMap { KPIFigure($0, rows[$0] ?? [], facts.periods, book) }
        promises = PromiseFigure(facts.promises, facts.periods, .of(book.zone))
        let (most, query) = (facts.burdens.map(\.pages).max() ?? 1, "months=\(facts.periods.months)")
        burdens = facts.burdens.map { burden in
            Burden(
                person: burden.person.text, path: "/insights/pages?person=\(PercentEncoding.encode(burden.person.text))&\(query)",
                pages: burden.pages, nights: burden.nights, weekends: burden.weekends, most: most)
        }
        noise = facts.noise.map { noise, row in
            Repeated(
                title: row.title, id: row.id.description, path: "/insights/again/\(row.id)?\(query)", service: noise.service.text,
                incidents: noise.incidents, pages: noise.pages, idle: noise.idle == 0 ? nil : noise.idle)
        }
        counted = When(facts.countedAt, at: now, on: .of(book.zone))
        cut = facts.cut.isEmpty ? nil : facts.cut.joined(separator: ", ")
    }

    /// How many months may be looked at together.
    package static let spans = [1, 3, 6, 12, 24]
    /// What is shown to whoever asks for no other.
    package static let usualSpan = 6

    package static let name = "insights"
    package static let parts = [
        "month-chart": MonthChart.template, "kpi-figure": KPIFigure.template, "promise-figure": PromiseFigure.template,
        "afterwards": Afterwards.template,
    ]
    package static let template = """
        {{> top}}
        <main id="main">
        {{#around}}{{> afterwards}}{{/around}}
        <div class="row title"><h1>Were the promises kept?</h1><form class="end row" method="get" action="/insights">
        <label for="months">The last</label><select id="months" name="months" data-submit>{{#spans}}<option value="{{name}}"{{#isChosen}} \
        selected{{/isChosen}}>{{label}}</option>{{/spans}}</select><button class="plain no-script">Show</button>
        <a href="{{csv}}" download>CSV</a></form></div>
        {{#cut}}<p class="late">There is more than is counted at once; of these only the newest count: {{.}}. Choose fewer months.</p>{{/cut}}
        <div class="figures">
        {{#figures}}{{> kpi-figure}}{{/figures}}
        {{#promises}}{{> promise-figure}}{{/promises}}
        </div>
        <div class="figures broad">
        <section class="card" id="load" aria-labelledby="load-title"><h2 id="load-title">Who was paged</h2>
        {{#burdens}}{{#first()}}<table><thead><tr><th scope="col">Person</th><th scope="col">Pages</th><th scope="col">At night</th>\
        <th scope="col">At weekends</th></tr></thead><tbody>{{/first()}}
        <tr><th scope="row"><a href="{{path}}">{{person}}</a><progress max="{{most}}" value="{{pages}}" aria-hidden="true"></progress></th>\
        <td>{{pages}}</td><td>{{nights}}</td><td>{{weekends}}</td></tr>
        {{#last()}}</tbody></table>{{/last()}}{{/burdens}}{{^burdens}}<p class="soft">Nobody.</p>{{/burdens}}</section>
        <section class="card" id="noise" aria-labelledby="noise-title"><h2 id="noise-title">What keeps coming back</h2><ul class="rows">
        {{#noise}}<li><div class="row"><a class="clamp" href="/incidents/{{id}}">{{title}}</a>\
        <a class="end strong" href="{{path}}">{{incidents}} times</a></div>
        <div class="row small soft"><span>{{service}}</span><span>{{pages}} pages</span>{{#idle}}<span>{{.}} of them over before anybody took it, \
        or false</span>{{/idle}}</div></li>
        {{/noise}}{{^noise}}<li class="soft">Nothing came twice.</li>{{/noise}}</ul></section>
        </div>
        {{#counted}}<p class="small soft">Counted {{> time}}; what happened since then is there when you look again.</p>{{/counted}}
        </main>
        {{> end}}
        """
}
