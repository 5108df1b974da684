internal import Engine
internal import Storage
internal import Vocabulary

/// What came in: the alerts of one name are one line with how often they came, and each of them below it.
struct AlertsPanel: Sendable {
    struct Group: Sendable {
        let name: String
        /// `firing`, `over`, `2 of 5 firing`.
        let state: String
        let isFiring: Bool
        let times: String
        let first: When
        let last: When
        let spark: Spark?
        /// What is folded away below it: `labels`, `5 alerts`.
        let fold: String
        let alerts: [Line]
        let links: [Alert.Link]
    }

    struct Line: Sendable {
        /// Nil where the group says all of it already.
        let summary: String?
        let isFiring: Bool
        let times: String
        let labels: [String]
    }

    let groups: [Group]
    /// What is folded away below those.
    let others: [Group]
    let more: String
    let firing: String

    init(_ dossier: Dossier) {
        let byName = Dictionary(grouping: dossier.alerts, by: \.nameInRoom)
        // What fires stands first, and of that what came last.
        let all = byName.map { Group($1, named: $0, dossier) }.sorted {
            ($0.isFiring ? 0 : 1, $1.last.machine, $0.name) < ($1.isFiring ? 0 : 1, $0.last.machine, $1.name)
        }
        groups = Array(all.prefix(AlertsPanel.shown))
        others = Array(all.dropFirst(AlertsPanel.shown))
        more = "\(others.count) more, \(others.count(where: \.isFiring)) of them firing"
        let count = dossier.alerts.count(where: \.isOpen)
        firing = count == 0 ? "none firing" : "\(count) firing"
    }

    /// What to do comes after them: a storm must not push it off a telephone.
    private static let shown = 4

    static let groupTemplate = """
        <li><div class="row"><strong class="clamp">{{name}}</strong>
        <span class="end small {{#isFiring}}late{{/isFiring}}{{^isFiring}}soft{{/isFiring}}">{{state}}</span></div>
        {{#links}}{{#first()}}<div class="links">{{/first()}}<a href="{{url}}" rel="noreferrer">{{text}}</a>{{#last()}}</div>{{/last()}}{{/links}}
        {{#spark}}{{> spark}}{{/spark}}
        <div class="small soft">{{times}}, {{#first}}{{> time}}{{/first}} to {{#last}}{{> time}}{{/last}}{{#spark}}; {{words}} {{#peak}}{{> time}}\
        {{/peak}}{{/spark}}</div>
        <details class="fold"><summary class="small">{{fold}}</summary>{{#alerts}}<div>{{#summary}}<p class="small">{{summary}} <span class="soft">\
        {{#isFiring}}firing{{/isFiring}}{{^isFiring}}over{{/isFiring}}, {{times}}</span></p>{{/summary}}
        {{#labels}}<span class="label">{{.}}</span> {{/labels}}</div>{{/alerts}}</details></li>
        """

    static let template = """
        <section class="card" id="alerts" aria-labelledby="alerts-title"><header><h2 id="alerts-title">Alerts</h2><span class="small soft">\
        {{firing}}</span></header>
        <ul class="rows">{{#groups}}{{> alert-group}}
        {{/groups}}{{^groups}}<li class="soft">None: a person opened it.</li>{{/groups}}</ul>
        {{#others}}{{#first()}}<details class="fold"><summary>{{more}}</summary><ul class="rows">{{/first()}}{{> alert-group}}
        {{#last()}}</ul></details>{{/last()}}{{/others}}</section>
        """
}

extension AlertRow {
    /// What its monitoring calls the rule; without that it is its own.
    fileprivate var nameInRoom: String { alert.labels["alertname"] ?? alert.summary }
}

extension AlertsPanel.Group {
    fileprivate init(_ rows: [AlertRow], named name: String, _ dossier: Dossier) {
        let open = rows.count(where: \.isOpen)
        let isAlone = rows.count == 1
        self.name = isAlone ? rows[0].alert.summary : name
        isFiring = open > 0
        state = open == 0 ? "over" : open == rows.count ? "firing" : "\(open) of \(rows.count) firing"
        times = AlertsPanel.Line.times(rows.reduce(0) { $0 + $1.count })
        first = dossier.when(rows.map(\.firstAt).min() ?? dossier.now)
        last = dossier.when(rows.map(\.lastAt).max() ?? dossier.now)
        spark = Spark(Rhythm.sum(rows.map(\.rhythm)), at: dossier.now, on: dossier.clock)
        fold = isAlone ? "labels" : "\(rows.count) alerts"
        alerts = rows.map { AlertsPanel.Line($0, isAlone: isAlone) }
        var links: [Alert.Link] = []
        for link in rows.flatMap(\.alert.links) where Address.safe(link.url) != nil && !links.contains(link) { links.append(link) }
        self.links = Array(links.prefix(8))
    }
}

extension AlertsPanel.Line {
    fileprivate init(_ row: AlertRow, isAlone: Bool) {
        summary = isAlone && row.alert.summary.count < 100 ? nil : row.alert.summary
        isFiring = row.isOpen
        times = AlertsPanel.Line.times(row.count)
        labels = row.alert.labels.map { "\($0.name)=\($0.value)" }
    }

    fileprivate static func times(_ count: Int) -> String { count == 1 ? "sent once" : "sent \(count) times" }
}
