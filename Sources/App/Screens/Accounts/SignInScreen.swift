internal import Vocabulary

/// The door: by way of the identity provider, by name and password, or with an API token.
package struct SignInScreen: Screen {
    package let frame: Frame
    /// Where it goes from there.
    let to: String
    let token: String
    let name: String
    /// Why the last attempt did not let them in.
    let problem: String?
    let wantsToken: Bool
    /// What the identity provider is called, if there is one.
    let provider: String?
    let way: String
    let takesPasswords: Bool
    let startsWithName: Bool

    package init(
        to: String, token: String, name: String = "", problem: String? = nil, wantsToken: Bool = false, provider: String? = nil,
        takesPasswords: Bool = true
    ) {
        frame = Frame("Sign in", at: nil, viewer: .stranger)
        self.to = to
        self.token = token
        self.name = name
        self.problem = problem
        self.wantsToken = wantsToken
        self.provider = provider
        way = "/sign-in/provider?to=\(PercentEncoding.encode(to))"
        self.takesPasswords = takesPasswords
        startsWithName = !wantsToken && provider == nil
    }

    package static let name = "sign-in"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>Sign in</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>
        {{/problem}}{{#provider}}<p class="fields"><a class="button main big" href="{{way}}">Sign in with {{provider}}</a></p>
        {{/provider}}{{#takesPasswords}}{{#provider}}<p class="soft">Or with a name and a password of this server:</p>
        {{/provider}}<form class="fields" method="post" action="/sign-in">
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="to" value="{{to}}">
        <label>Name<input name="name" value="{{name}}" autocomplete="username" autocapitalize="none" required\
        {{#startsWithName}} autofocus{{/startsWithName}}></label>
        <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
        <button{{^provider}} class="main big"{{/provider}}>Sign in</button>
        </form>
        {{/takesPasswords}}        <details class="fold"{{#wantsToken}} open{{/wantsToken}}><summary>With an API token</summary>
        <form class="fields" method="post" action="/sign-in">
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="to" value="{{to}}">
        <label>API token<input name="key" type="password" autocomplete="off" required></label>
        <button>Sign in</button>
        </form>
        <p class="soft"><code>runbell token</code> on the server makes one.</p></details>
        <p class="soft">{{^provider}}No account? Ask an administrator for a link. {{/provider}}Woken by a page? Its link needs no account.</p>
        </main>
        {{> end}}
        """
}
