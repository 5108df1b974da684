internal import Engine
internal import Storage
internal import Vocabulary

/// What came in.
struct AlertsPanel: Sendable {
    struct Line: Sendable {
        let summary: String
        let isFiring: Bool
        let times: String
        let first: When
        let last: When
        let labels: [String]
        let links: [Alert.Link]
    }

    let lines: [Line]
    let firing: String

    init(_ dossier: Dossier) {
        lines = dossier.alerts.map { row in
            Line(
                summary: row.alert.summary, isFiring: row.isOpen, times: row.count == 1 ? "sent once" : "sent \(row.count) times",
                first: dossier.when(row.firstAt), last: dossier.when(row.lastAt), labels: row.alert.labels.map { "\($0.name)=\($0.value)" },
                links: row.alert.links.filter { Address.safe($0.url) != nil })
        }
        let count = dossier.alerts.count(where: \.isOpen)
        firing = count == 0 ? "none firing" : "\(count) firing"
    }

    static let template = """
        <section class="card" id="alerts" aria-labelledby="alerts-title"><header><h2 id="alerts-title">Alerts</h2><span class="small soft">\
        {{firing}}</span></header>
        <ul class="rows">{{#lines}}<li><div class="row"><strong>{{summary}}</strong>
        <span class="end small {{#isFiring}}late{{/isFiring}}{{^isFiring}}soft{{/isFiring}}">{{#isFiring}}firing{{/isFiring}}\
        {{^isFiring}}over{{/isFiring}}</span></div>
        <div class="small soft">{{times}}, {{#first}}{{> time}}{{/first}} to {{#last}}{{> time}}{{/last}}</div>
        <details class="fold"><summary class="small">labels</summary>{{#labels}}<span class="label">{{.}}</span> {{/labels}}</details>
        {{#links}}<a class="small" href="{{url}}" rel="noreferrer">{{text}}</a> {{/links}}</li>
        {{/lines}}{{^lines}}<li class="soft">None: a person opened it.</li>{{/lines}}</ul></section>
        """
}
