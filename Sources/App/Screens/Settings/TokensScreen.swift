package import Vocabulary

/// What programs sign in with: which there are, what each may do, and whether anybody still uses it.
package struct TokensScreen: Screen {
    package struct Line: Sendable {
        let name: String
        let path: String
        let scopes: String
        let person: String?
        let made: When
        let used: When?
        let expires: When?
        let isExpired: Bool

        package init(
            name: TokenName, scopes: [String], person: PersonName?, made: When, used: When?, expires: When?, isExpired: Bool
        ) {
            self.name = name.text
            path = PercentEncoding.encode(name.text)
            self.scopes = scopes.joined(separator: ", ")
            self.person = person?.text
            self.made = made
            self.used = used
            self.expires = expires
            self.isExpired = isExpired
        }
    }

    /// One that was just made. It is shown this once.
    package struct Made: Sendable {
        let name: String
        let token: String

        package init(name: TokenName, token: String) {
            self.name = name.text
            self.token = token
        }
    }

    package let frame: Frame
    let tabs: [RunbookTabs.Tab]
    let tokens: [Line]
    let scopes: [Choice]
    let people: [Choice]
    let made: Made?
    let problem: String?

    /// `scopes`: what a token may be given, each with what it lets its holder do.
    package init(
        _ tokens: [Line], scopes: [(name: String, words: String)], people: [PersonName], made: Made? = nil, problem: String? = nil, frame: Frame
    ) {
        self.frame = frame
        tabs = SettingsTabs.all(at: "/settings/tokens", for: frame.viewer)
        self.tokens = tokens
        self.scopes = scopes.map { Choice($0.name, label: $0.words) }
        self.people = people.map { Choice($0.text) }
        self.made = made
        self.problem = problem
    }

    package static let name = "tokens"
    package static let parts = SettingsTabs.parts
    package static let template = """
        {{> top}}
        <main id="main" class="wide-narrow">
        {{> settings-tabs}}
        <h1>Tokens</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        {{#made}}<section class="card" role="status" aria-labelledby="made"><h2 id="made">{{name}} is made</h2>
        <p>Copy it now: it is shown this once, and kept nowhere. Send it as <code>Authorization: Bearer</code>, or give it to the command \
        line as <code>RUNBELL_TOKEN</code>.</p>
        <p><input class="copied" value="{{token}}" readonly aria-label="The token"></p></section>{{/made}}
        <section class="card" aria-labelledby="all"><h2 id="all">Tokens there are</h2><ul class="rows">
        {{#tokens}}<li><div class="row"><strong>{{name}}</strong>{{#person}} <span class="soft">for {{person}}</span>{{/person}}
        {{#isExpired}}<span class="pill">expired</span>{{/isExpired}}<span class="end small">{{scopes}}</span></div>
        <div class="row small soft"><span>made {{#made}}{{> time}}{{/made}}</span>
        <span>{{#used}}last used {{> time}}{{/used}}{{^used}}never used{{/used}}</span>
        <span>{{#expires}}{{#isExpired}}ended{{/isExpired}}{{^isExpired}}good until{{/isExpired}} {{> time}}{{/expires}}{{^expires}}good for ever\
        {{/expires}}</span>
        <details class="act end"><summary class="button">Revoke…</summary><form method="post" action="/settings/tokens/{{path}}/revoke">\
        {{> token}}<p>Whatever uses {{name}} is refused within seconds. It cannot be brought back.</p>\
        <button class="danger">Revoke {{name}}</button></form></details></div></li>
        {{/tokens}}{{^tokens}}<li class="soft">None yet.</li>{{/tokens}}</ul></section>
        <section class="card" aria-labelledby="make"><h2 id="make">Make a token</h2>
        <form class="fields body" method="post" action="/settings/tokens">{{> token}}
        <label>What uses it<input name="name" required maxlength="64" autocapitalize="none" placeholder="deploys"></label>
        <fieldset><legend>It may</legend>{{#scopes}}<label class="check"><input type="checkbox" name="scopes" value="{{name}}"> \
        <span><strong>{{name}}</strong> <span class="soft">{{label}}</span></span></label>{{/scopes}}</fieldset>
        <label>Whom it acts for<select name="person"><option value="">nobody: a program of its own</option>
        {{#people}}<option>{{name}}</option>{{/people}}</select></label>
        <label>Good for<select name="days"><option value="90">90 days</option><option value="365">a year</option><option value="30">30 days</option>
        <option value="">ever</option></select></label>
        <button class="main">Make it</button></form></section>
        </main>
        {{> end}}
        """
}
