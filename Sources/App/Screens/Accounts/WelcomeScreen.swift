package import Vocabulary

/// Where a link of an invitation leads: a password is set, and that is all. The first account of a server also gets its name here.
package struct WelcomeScreen: Screen {
    package let frame: Frame
    let action: String
    let token: String
    let key: String
    /// Nil: the first account of all, whose name is chosen here.
    let name: String?
    let wanted: String
    let people: [Choice]
    let problem: String?
    let shortest: Int

    package init(
        action: String, token: String, key: String, account: AccountName?, wanted: String = "", people: [PersonName] = [], person: String? = nil,
        problem: String? = nil
    ) {
        frame = Frame(account == nil ? "Set up" : "Welcome", at: nil, viewer: .stranger)
        self.action = action
        self.token = token
        self.key = key
        name = account?.text
        self.wanted = wanted
        self.people = people.map { Choice($0.text, isChosen: $0.text == person) }
        self.problem = problem
        shortest = Limits.passwordLetters
    }

    package static let name = "welcome"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        {{#name}}<h1>Welcome, {{name}}</h1>
        <p>Choose your password. This link is worth nothing afterwards.</p>{{/name}}
        {{^name}}<h1>The first account</h1>
        <p>It administers this server and invites everybody else. This page is gone as soon as there is an account.</p>{{/name}}
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        <form class="fields" method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="key" value="{{key}}">
        {{#name}}<input type="hidden" name="name" value="{{name}}" autocomplete="username">{{/name}}
        {{^name}}<label>Name you sign in with<input name="name" value="{{wanted}}" autocomplete="username" autocapitalize="none" required \
        maxlength="64" autofocus></label>
        <label>Who you are in the runbook<select name="person"><option value="">nobody in it</option>
        {{#people}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/people}}</select></label>{{/name}}
        <label>Password, at least {{shortest}} characters<input name="password" type="password" autocomplete="new-password" required></label>
        <label>Again<input name="again" type="password" autocomplete="new-password" required></label>
        <button class="main big">Set it and sign in</button>
        </form>
        </main>
        {{> end}}
        """
}
