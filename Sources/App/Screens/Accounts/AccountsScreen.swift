package import Vocabulary

/// Who signs in here: invited, given a role, disabled, by an administrator.
package struct AccountsScreen: Screen {
    package struct Line: Sendable {
        let name: String
        let path: String
        let person: String?
        /// What it may do now, and whether the runbook or an administrator says so.
        let may: String
        let byRunbook: Bool
        let roles: [Choice]
        let isInvited: Bool
        let isTied: Bool
        let isDisabled: Bool
        let isSelf: Bool

        package init(
            name: AccountName, person: PersonName?, role: AccessRole, given: AccessRole?, isInvited: Bool, isDisabled: Bool, isSelf: Bool,
            isTied: Bool = false
        ) {
            self.name = name.text
            path = PercentEncoding.encode(name.text)
            // Most people sign in with the name the runbook has of them.
            self.person = person.flatMap { $0.text == name.text ? nil : $0.text }
            may = role.rawValue
            byRunbook = given == nil
            roles = AccessRole.allCases.map { Choice($0.rawValue, isChosen: $0 == given) }
            self.isInvited = isInvited
            self.isTied = isTied
            self.isDisabled = isDisabled
            self.isSelf = isSelf
        }
    }

    /// A link that was just made. It is shown this once.
    package struct Invitation: Sendable {
        let name: String
        let link: String
        let until: When

        package init(name: AccountName, link: String, until: When) {
            self.name = name.text
            self.link = link
            self.until = until
        }
    }

    package let frame: Frame
    let tabs: [RunbookTabs.Tab]
    let accounts: [Line]
    let people: [Choice]
    let roles: [Choice]
    let invitation: Invitation?
    let problem: String?

    package init(_ accounts: [Line], people: [PersonName], invitation: Invitation? = nil, problem: String? = nil, frame: Frame) {
        self.frame = frame
        tabs = SettingsTabs.all(at: "/settings/accounts", for: frame.viewer)
        self.accounts = accounts
        self.people = people.map { Choice($0.text) }
        roles = AccessRole.allCases.map { Choice($0.rawValue) }
        self.invitation = invitation
        self.problem = problem
    }

    package static let name = "accounts"
    package static let parts = SettingsTabs.parts
    package static let template = """
        {{> top}}
        <main id="main" class="wide-narrow">
        {{> settings-tabs}}
        <h1>Accounts</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        {{#invitation}}<section class="card" role="status" aria-labelledby="link"><h2 id="link">A link for {{name}}</h2>
        <p>Give it to {{name}} and nobody else: whoever opens it sets the password. It is shown this once and good until \
        {{#until}}{{> time}}{{/until}}.</p>
        <p><input class="copied" value="{{link}}" readonly aria-label="The link"></p></section>{{/invitation}}
        <section class="card" aria-labelledby="all"><h2 id="all">Who signs in here</h2><ul class="rows">
        {{#accounts}}<li><div class="row"><strong>{{name}}</strong>{{#person}} <span class="soft">{{person}}</span>{{/person}}
        {{#isSelf}} <span class="pill">you</span>{{/isSelf}}{{#isInvited}} <span class="pill">invited</span>{{/isInvited}}\
        {{#isTied}} <span class="pill">by the provider</span>{{/isTied}}\
        {{#isDisabled}} <span class="pill">disabled</span>{{/isDisabled}}
        <span class="end soft small">{{may}}{{#byRunbook}} by the runbook{{/byRunbook}}</span></div>
        {{^isSelf}}<div class="acts">
        <details class="act"><summary class="button">Role…</summary>
        <form class="fields" method="post" action="/settings/accounts/{{path}}/role">{{> token}}
        <label>{{name}} may<select name="role"><option value="">what the runbook says</option>
        {{#roles}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/roles}}</select></label><button>Give it</button></form></details>
        <form method="post" action="/settings/accounts/{{path}}/invitation">{{> token}}\
        <button>{{#isInvited}}A new link{{/isInvited}}{{^isInvited}}A link for a new password{{/isInvited}}</button></form>
        {{#isTied}}<form method="post" action="/settings/accounts/{{path}}/untie">{{> token}}\
        <button>Untie from the provider</button></form>{{/isTied}}
        {{#isDisabled}}<form method="post" action="/settings/accounts/{{path}}/enable">{{> token}}<button>Let in again</button></form>\
        {{/isDisabled}}{{^isDisabled}}<form method="post" action="/settings/accounts/{{path}}/disable">{{> token}}<button>Disable</button></form>\
        {{/isDisabled}}</div>{{/isSelf}}</li>
        {{/accounts}}{{^accounts}}<li class="soft">Nobody yet.</li>{{/accounts}}</ul></section>
        <section class="card" aria-labelledby="invite"><h2 id="invite">Invite somebody</h2>
        <form class="fields" method="post" action="/settings/accounts">{{> token}}
        <label>Name they sign in with<input name="name" required maxlength="64" autocapitalize="none"></label>
        <label>Who they are in the runbook<select name="person"><option value="">nobody in it</option>
        {{#people}}<option>{{name}}</option>{{/people}}</select></label>
        <label>They may<select name="role"><option value="">what the runbook says</option>
        {{#roles}}<option>{{name}}</option>{{/roles}}</select></label>
        <button class="main">Make a link</button></form></section>
        </main>
        {{> end}}
        """
}
