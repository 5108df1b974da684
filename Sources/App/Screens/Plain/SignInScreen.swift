/// The door. A browser signs in with an API token; from then on it has a cookie that ends with the token.
package struct SignInScreen: Screen {
    package let frame: Frame
    /// Where it goes from there.
    let to: String
    let token: String
    let isWrong: Bool

    package init(to: String, token: String, isWrong: Bool) {
        frame = Frame("Sign in", at: nil, viewer: .stranger)
        self.to = to
        self.token = token
        self.isWrong = isWrong
    }

    package static let name = "sign-in"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>Sign in</h1>
        {{#isWrong}}<p class="late" role="alert">This token is unknown, revoked or expired, or may not read.</p>
        {{/isWrong}}<form class="fields" method="post" action="/sign-in">
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="to" value="{{to}}">
        <label>API token<input name="key" type="password" autocomplete="current-password" required autofocus></label>
        <button class="main big">Sign in</button>
        </form>
        <p class="soft"><code>runbell token</code> on the server makes one.</p>
        </main>
        {{> end}}
        """
}
