package import Runbooks
package import Vocabulary

/// Where alerts come from: what arrived, what to write at the other end, and whom an alert would page.
package struct SourcesScreen: Screen {
    package struct Line: Sendable {
        let name: String
        let anchor: String
        let path: String
        let kind: String
        let heard: When?
        /// What is said where nothing was heard.
        let silence: String
        let taken: String?
        let refused: String?
        let refusedAt: When?
        let refusal: String
        /// Of a heartbeat: the last one, if one ever came, and until when the next must come.
        let beat: When?
        let beatBy: When?
        let isLate: Bool
        let recipes: [Recipe]
        /// A heartbeat raises its alert by being silent.
        let canBeTested: Bool

        package init(_ source: Source, _ state: State, recipes: [Recipe]) {
            name = source.name.text
            anchor = "source-\(PercentEncoding.encode(source.name.text))"
            path = PercentEncoding.encode(source.name.text)
            kind = source.kind.words
            heard = state.heard ?? state.beat
            silence = source.kind == .heartbeat ? "never" : "nothing lately"
            taken = state.taken > 0 ? Number.words(Double(state.taken)) : nil
            refused = state.refused > 0 ? Number.words(Double(state.refused)) : nil
            refusedAt = state.refusedAt
            refusal = state.refusal
            beat = state.beat
            beatBy = state.beatBy
            isLate = state.isLate
            self.recipes = recipes
            canBeTested = source.kind != .heartbeat
        }
    }

    /// What is known of what a source sent.
    package struct State: Sendable {
        package var heard: When?
        package var taken = 0
        package var refused = 0
        package var refusedAt: When?
        package var refusal = ""
        package var beat: When?
        package var beatBy: When?
        package var isLate = false

        package init() {}
    }

    /// Somebody sends with a key that no source has.
    package struct Stranger: Sendable {
        let kind: String
        let count: String
        let last: When

        package init(_ kind: Source.Kind, count: Int, last: When) {
            self.kind = kind.words
            self.count = Number.words(Double(count))
            self.last = last
        }
    }

    /// What a test alert came to, or would.
    package struct Trial: Sendable {
        package struct Message: Sendable {
            let wait: String
            let whom: String

            package init(wait: String, whom: String) {
                self.wait = wait
                self.whom = whom
            }
        }

        let source: String
        /// Nil: nobody was paged.
        let incident: String?
        let because: [String]
        let messages: [Message]

        package init(source: SourceName, incident: IncidentID?, because: [String], messages: [Message]) {
            self.source = source.text
            self.incident = incident?.description
            self.because = because
            self.messages = messages
        }
    }

    package let frame: Frame
    let tabs: [RunbookTabs.Tab]
    let sources: [Line]
    let strangers: [Stranger]
    let trial: Trial?
    let problem: String?

    package init(_ sources: [Line], strangers: [Stranger], trial: Trial? = nil, problem: String? = nil, frame: Frame) {
        self.frame = frame
        tabs = SettingsTabs.all(at: "/settings/sources", for: frame.viewer)
        self.sources = sources
        self.strangers = strangers
        self.trial = trial
        self.problem = problem
    }

    package static let name = "sources"
    package static let parts = SettingsTabs.parts.merging(["source-recipes": recipes, "source-test": test, "source-trial": tried]) { $1 }
    package static let template = """
        {{> top}}
        <main id="main" class="wide-narrow">
        {{> settings-tabs}}
        <h1>Sources</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        {{#trial}}{{> source-trial}}{{/trial}}
        {{#strangers}}<p class="late">{{count}} requests came to {{kind}} with a key that no source has, \
        the last one {{#last}}{{> time}}{{/last}}.</p>
        {{/strangers}}
        {{#sources}}<section class="card" id="{{anchor}}" aria-label="{{name}}"><header><h2 class="name">{{name}}</h2>
        <span class="small soft">{{kind}}</span></header>
        <dl class="facts body"><dt>Last heard from</dt><dd>{{#heard}}{{> time}}{{/heard}}{{^heard}}<span class="soft">{{silence}}</span>{{/heard}}\
        {{#taken}} <span class="soft">{{taken}} requests since the start</span>{{/taken}}</dd>
        {{#beatBy}}<dt>Heartbeat</dt><dd{{#isLate}} class="late"{{/isLate}}>{{#beat}}the next{{/beat}}{{^beat}}the first{{/beat}} \
        {{#isLate}}was due by{{/isLate}}{{^isLate}}is due by{{/isLate}} {{> time}}</dd>{{/beatBy}}
        {{#refused}}<dt>Refused</dt><dd><span class="late">{{refused}}</span>, the last one {{#refusedAt}}{{> time}}{{/refusedAt}}: {{refusal}}</dd>\
        {{/refused}}</dl>
        {{> source-recipes}}{{#canBeTested}}{{#frame.viewer.mayRespond}}{{> source-test}}{{/frame.viewer.mayRespond}}{{/canBeTested}}</section>
        {{/sources}}{{^sources}}<p class="soft">The runbook names no source: nothing can send alerts. Write one under <code>sources</code>.</p>\
        {{/sources}}
        </main>
        {{> end}}
        """

    private static let recipes = """
        <details class="fold"><summary>What to write at the other end</summary>
        {{#recipes}}<div class="body recipe"><h3>{{title}}</h3>{{#note}}<p class="small soft">{{note}}</p>{{/note}}
        <pre tabindex="0">{{text}}</pre></div>
        {{/recipes}}</details>

        """

    private static let test = """
        <details class="fold"><summary>Send a test alert</summary><form class="fields body" method="post" \
        action="/settings/sources/{{path}}/test-alert">{{> token}}
        <p class="small soft">It goes the way of a real alert of {{name}}. It says everywhere that it is a test, counts in no figure, and ends by \
        itself after a quarter of an hour.</p>
        <label>Severity, as {{name}} says it<input name="severity" maxlength="100" placeholder="critical"></label>
        <label>Labels, one on each line<textarea name="labels" rows="2" placeholder="team=payments"></textarea></label>
        <div class="acts"><button class="main">Show whom it would page</button>
        <button name="page" value="true">Send it: people are paged</button></div></form></details>

        """

    private static let tried = """
        <section class="card" role="status" aria-labelledby="trial"><h2 id="trial">{{#incident}}The test alert of {{source}} is \
        <a href="/incidents/{{incident}}">{{incident}}</a>: people are paged{{/incident}}{{^incident}}A test alert of {{source}}: nobody was \
        paged{{/incident}}</h2>
        <ul class="rows">{{#because}}<li class="small">{{.}}</li>{{/because}}</ul>
        <h3 class="body">While nobody answers</h3><ul class="rows">
        {{#messages}}<li class="row"><span class="soft">{{wait}}</span> <span>{{whom}}</span></li>
        {{/messages}}{{^messages}}<li class="soft">Nobody hears of it.</li>{{/messages}}</ul></section>
        """
}

extension Source.Kind {
    fileprivate var words: String {
        switch self {
        case .pagerduty: "PagerDuty's Events API v2"
        case .alertmanager: "Alertmanager's webhook"
        case .prometheus: "Prometheus, as its Alertmanager"
        case .json: "own JSON"
        case .heartbeat: "heartbeat"
        }
    }
}
