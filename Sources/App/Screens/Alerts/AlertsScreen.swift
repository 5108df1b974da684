package import Chronicle
package import Engine
internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// What came in, newest first, each with why it paged somebody or did not.
package struct AlertsScreen: Screen {
    /// What is looked for. Empty fields of the form ask for nothing.
    package struct Filter: Sendable {
        package var search: String?
        package var source: SourceName?
        package var firing: Bool?

        package init(search: String? = nil, source: SourceName? = nil, firing: Bool? = nil) {
            self.search = search
            self.source = source
            self.firing = firing
        }

        /// The same page further back.
        func address(_ cursor: String) -> String {
            let fields = [
                search.map { ("search", $0) }, source.map { ("source", $0.text) }, firing.map { ("firing", "\($0)") }, ("cursor", cursor),
            ]
            return "/alerts?" + fields.compactMap { $0.map { "\($0.0)=\(PercentEncoding.encode($0.1))" } }.joined(separator: "&")
        }
    }

    /// One alert with the incident it belongs to.
    package struct Found: Sendable {
        package var row: AlertRow
        package var incident: Incident
        package var explanation: Explanation

        package init(row: AlertRow, incident: Incident, explanation: Explanation) {
            self.row = row
            self.incident = incident
            self.explanation = explanation
        }
    }

    /// Where the list goes on.
    package struct Further: Sendable {
        package var cursor: String
        /// How many alerts a search looked at before it stopped; nil when the page was simply full.
        package var looked: Int?

        package init(cursor: String, looked: Int? = nil) {
            self.cursor = cursor
            self.looked = looked
        }
    }

    struct Line: Sendable {
        let summary: String
        let source: String
        let isFiring: Bool
        let times: String
        let first: When
        let last: When
        let severity: Badge
        let incident: String
        let called: String
        let title: String
        let verdict: String
        let why: [Group]
        let labels: [String]
        let links: [Alert.Link]
    }

    /// Everything that was decided about one thing.
    struct Group: Sendable {
        let topic: String
        let sentences: [String]
    }

    package let frame: Frame
    let search: String
    let sources: [Choice]
    let states: [Choice]
    let isFiltered: Bool
    let lines: [Line]
    let older: String?
    let looked: String?

    package init(_ found: [Found], _ filter: Filter, further: Further?, under book: Runbook, at now: Moment, frame: Frame) {
        self.frame = frame
        search = filter.search ?? ""
        sources = book.sources.keys.sorted().map { Choice($0.text, isChosen: $0 == filter.source) }
        states = [
            Choice("", label: "Firing or over", isChosen: filter.firing == nil), Choice("true", label: "Firing", isChosen: filter.firing == true),
            Choice("false", label: "Over", isChosen: filter.firing == false),
        ]
        isFiltered = filter.search != nil || filter.source != nil || filter.firing != nil
        lines = found.map { Line($0, book, at: now) }
        older = further.map { filter.address($0.cursor) }
        looked = further?.looked.map { Number.words(Double($0)) }
    }

    package static let name = "alerts"
    package static let template = """
        {{> top}}
        <main id="main" class="wide-list">
        <h1>Alerts</h1>
        <form class="find" method="get" action="/alerts" role="search">
        <label>Word or label value<input type="search" id="find" name="search" value="{{search}}" maxlength="200" data-key="/"></label>
        <label>Source<select name="source"><option value="">any</option>{{#sources}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>\
        {{/sources}}</select></label>
        <label>State<select name="firing">{{#states}}<option value="{{name}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/states}}\
        </select></label>
        <button class="main">Search</button>{{#isFiltered}}<a class="button" href="/alerts">Clear</a>{{/isFiltered}}</form>
        <section class="card" id="found" aria-label="Alerts"><ul class="rows">
        {{#lines}}<li><div class="row">{{#severity}}{{> badge}}{{/severity}}<strong class="clamp">{{summary}}</strong>
        <span class="end small {{#isFiring}}late{{/isFiring}}{{^isFiring}}soft{{/isFiring}}">{{#isFiring}}firing{{/isFiring}}{{^isFiring}}over\
        {{/isFiring}}</span></div>
        <div class="row small soft"><span>{{source}}</span><span>{{times}}, {{#first}}{{> time}}{{/first}} to {{#last}}{{> time}}{{/last}}</span>\
        <a class="clamp" href="/incidents/{{incident}}">{{called}} {{title}}</a></div>
        <details class="fold"><summary class="small">{{verdict}}</summary><dl class="facts why">{{#why}}<dt>{{topic}}</dt><dd>{{#sentences}}\
        <p>{{.}}</p>{{/sentences}}</dd>{{/why}}</dl></details>
        <details class="fold"><summary class="small">Labels</summary>{{#labels}}<span class="label">{{.}}</span> {{/labels}}\
        {{#links}}<a class="small" href="{{url}}" rel="noreferrer">{{text}}</a> {{/links}}</details></li>
        {{/lines}}{{^lines}}<li class="soft">{{#isFiltered}}Nothing like that{{#looked}} among the {{looked}} looked at{{/looked}}.{{/isFiltered}}\
        {{^isFiltered}}No alert has come in.{{/isFiltered}}</li>{{/lines}}</ul></section>
        {{#older}}<p class="row"><a class="button" href="{{older}}">{{#looked}}Look further back{{/looked}}{{^looked}}Older{{/looked}}</a>\
        {{#looked}}<span class="small soft">{{looked}} alerts were looked at.</span>{{/looked}}</p>{{/older}}
        </main>
        {{> end}}
        """
}

extension AlertsScreen.Line {
    fileprivate init(_ found: AlertsScreen.Found, _ book: Runbook, at now: Moment) {
        let (row, incident, clock) = (found.row, found.incident, WallClock.of(book.zone))
        summary = row.alert.summary
        source = row.alert.key.source.text
        isFiring = row.isOpen
        times = row.count == 1 ? "sent once" : "sent \(Number.words(Double(row.count))) times"
        first = When(row.firstAt, at: now, on: clock)
        last = When(row.lastAt, at: now, on: clock)
        severity = Badge(found.explanation.severity, among: book.severities)
        self.incident = incident.id.description
        called = incident.name
        title = incident.opening.title
        verdict = found.explanation.verdict
        labels = row.alert.labels.map { "\($0.name)=\($0.value)" }
        links = row.alert.links.filter { Address.safe($0.url) != nil }
        why = Explanation.Step.Topic.allCases.compactMap { topic in
            let sentences = found.explanation.steps.filter { $0.topic == topic }.map(\.sentence)
            return sentences.isEmpty ? nil : AlertsScreen.Group(topic: topic.label, sentences: sentences)
        }
    }
}

extension Explanation.Step.Topic {
    fileprivate var label: String {
        switch self {
        case .route: "Route"
        case .severity: "Severity"
        case .quiet: "Held back"
        case .group: "Grouped"
        case .page: "Paged"
        }
    }
}
