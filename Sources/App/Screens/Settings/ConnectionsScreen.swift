package import Runbooks
internal import Vocabulary

/// The ways out: whether a page would leave this server just now.
package struct ConnectionsScreen: Screen {
    package struct Line: Sendable {
        let name: String
        let kind: String
        let carries: String
        let instead: String?
        let isPaused: Bool
        let delivered: String?
        let deliveredAt: When?
        let failed: String?
        let failedAt: When?
        let failure: String
        /// Its last attempt did not succeed.
        let isFailing: Bool

        package init(
            _ connection: Connection, isPaused: Bool, delivered: Int, deliveredAt: When?, failed: Int, failedAt: When?, failure: String,
            isFailing: Bool
        ) {
            name = connection.name.text
            kind = connection.kind.rawValue
            carries = connection.kind.carries.map(\.rawValue).joined(separator: ", ")
            instead = connection.fallback.isEmpty ? nil : connection.fallback.map(\.text).joined(separator: ", then ")
            self.isPaused = isPaused
            self.delivered = delivered > 0 ? Number.words(Double(delivered)) : nil
            self.deliveredAt = deliveredAt
            self.failed = failed > 0 ? Number.words(Double(failed)) : nil
            self.failedAt = failedAt
            self.failure = failure
            self.isFailing = isFailing
        }
    }

    package let frame: Frame
    let tabs: [RunbookTabs.Tab]
    let connections: [Line]
    let waiting: String?
    /// Since when the message is due that has waited longest; nil: none is.
    let oldest: When?

    package init(_ connections: [Line], waiting: Int, oldest: When?, frame: Frame) {
        self.frame = frame
        tabs = SettingsTabs.all(at: "/settings/connections", for: frame.viewer)
        self.connections = connections
        self.waiting = waiting > 0 ? Number.words(Double(waiting)) : nil
        self.oldest = oldest
    }

    package static let name = "connections"
    package static let parts = SettingsTabs.parts
    package static let template = """
        {{> top}}
        <main id="main" class="wide-narrow">
        {{> settings-tabs}}
        <h1>Connections</h1>
        <section class="card" aria-labelledby="queue"><h2 id="queue">Waiting to leave</h2>
        <p>{{#waiting}}{{waiting}} messages{{/waiting}}{{^waiting}}Nothing.{{/waiting}}\
        {{#oldest}} <span class="late">The oldest is due since {{> time}}.</span>{{/oldest}}</p></section>
        <section class="card" aria-labelledby="ways"><h2 id="ways">Ways out</h2><ul class="rows">
        {{#connections}}<li><div class="row"><strong>{{name}}</strong> <span class="soft">{{kind}}, carries {{carries}}</span>
        <span class="end">{{#isPaused}}<span class="late">kept failing: others are tried first</span>{{/isPaused}}\
        {{^isPaused}}{{#isFailing}}<span class="late">the last attempt failed</span>{{/isFailing}}\
        {{^isFailing}}{{#delivered}}<span class="good">works</span>{{/delivered}}{{^delivered}}<span class="soft">not used yet</span>{{/delivered}}\
        {{/isFailing}}{{/isPaused}}</span></div>
        <div class="row small soft">{{#delivered}}<span>{{delivered}} delivered, last {{#deliveredAt}}{{> time}}{{/deliveredAt}}</span>{{/delivered}}
        {{#failed}}<span>{{failed}} failed attempts, last {{#failedAt}}{{> time}}{{/failedAt}}: {{failure}}</span>{{/failed}}
        {{#instead}}<span>if it fails: {{instead}}</span>{{/instead}}</div></li>
        {{/connections}}{{^connections}}<li class="late">The runbook has no connection: nobody can be paged.</li>{{/connections}}</ul></section>
        <p class="soft small">Counted since the server started. A <a href="/people">test page</a> shows whether one person can be reached; a \
        <a href="/settings/sources">test alert</a> goes the whole way.</p>
        </main>
        {{> end}}
        """
}
