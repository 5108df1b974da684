package import Vocabulary

/// Oneself: who one is here, what one may do, how one is reached, and the password.
package struct ProfileScreen: Screen {
    package let frame: Frame
    /// Nil: signed in with an API token.
    let account: String?
    let hasPassword: Bool
    let person: String?
    let may: String
    let problem: String?
    let notice: String?
    let shortest: Int
    let administers: Bool
    /// Nil: nobody of the runbook.
    let reach: OwnReachPanel?
    /// Nil: nobody of the runbook, or nothing is pushed.
    let devices: DeviceList?

    package init(
        account: AccountName?, person: PersonName?, role: AccessRole, reach: OwnReachPanel? = nil, devices: DeviceList? = nil,
        problem: String? = nil, notice: String? = nil, hasPassword: Bool = true, frame: Frame
    ) {
        self.frame = frame
        self.reach = reach
        self.devices = devices
        administers = role == .admin
        self.account = account?.text
        self.hasPassword = hasPassword
        self.person = person?.text
        may = role.words
        self.problem = problem
        self.notice = notice
        shortest = Limits.passwordLetters
    }

    package static let name = "profile"
    package static let parts = OwnReachPanel.parts.merging(["profile-devices": DeviceList.template]) { $1 }
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        <h1>{{#account}}{{account}}{{/account}}{{^account}}You{{/account}}</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        {{#notice}}<p role="status">{{notice}}</p>{{/notice}}
        <section class="card" aria-label="Who you are here"><dl class="facts body">
        <dt>In the runbook</dt><dd>{{#person}}{{person}}{{/person}}{{^person}}nobody{{/person}}</dd>
        <dt>You may</dt><dd>{{may}}</dd></dl>
        {{#administers}}<p><a href="/settings/accounts">Everybody's accounts</a> · <a href="/settings">Settings</a></p>{{/administers}}</section>
        {{#reach}}{{> own-reach}}{{/reach}}
        {{#devices}}{{> profile-devices}}{{/devices}}
        {{#account}}{{#hasPassword}}<section class="card" aria-labelledby="password"><h2 id="password">Password</h2>
        <form class="fields" method="post" action="/profile/password">{{> token}}
        <input type="hidden" name="username" value="{{account}}" autocomplete="username">
        <label>The one you have<input name="old" type="password" autocomplete="current-password" required></label>
        <label>A new one, at least {{shortest}} characters<input name="password" type="password" autocomplete="new-password" required></label>
        <label>Again<input name="again" type="password" autocomplete="new-password" required></label>
        <button class="main">Change it</button>
        </form><p class="soft small">Everywhere else you are signed out then.</p></section>{{/hasPassword}}
        <section class="card" aria-labelledby="elsewhere"><h2 id="elsewhere">Other browsers</h2>
        <form method="post" action="/profile/sign-out-elsewhere">{{> token}}<button>Sign out everywhere else</button></form></section>{{/account}}
        </main>
        {{> end}}
        """
}

extension AccessRole {
    /// What an account may do, said to whoever has it.
    var words: String {
        switch self {
        case .viewer: "look"
        case .responder: "look, act on incidents and take shifts"
        case .commander: "act on incidents, those that are private too"
        case .admin: "do everything"
        }
    }
}
