/// The templates by name. Everything between `{{` and `}}` is escaped.
enum Templates {
    static let all = [
        "head": head, "foot": foot, "lines": lines, "hub": hub, "incident": incident, "programme": programme, "link": link, "captured": captured,
        "sign-in": signIn,
        "problem": problem, "status": status, "status-said": statusSaid, "status-incident": statusIncident,
        "as": actAs, "time": time, "token": token,
    ]

    static let head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} · {{> brand}}</title>
        <link rel="stylesheet" href="/assets/runbell.css">
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <script src="/assets/live.js" defer></script>
        </head>

        """

    static let foot = "<footer>{{> brand}} · times are UTC until your browser shows its own</footer>\n</body>\n</html>\n"

    static let token = #"<input type="hidden" name="token" value="{{form.token}}">"#

    static let time = #"<time datetime="{{machine}}">{{words}}</time>"#

    static let actAs = """
        {{#form.asksForPerson}}<label class="soft">as <select name="person"><option value="">nobody named</option>
        {{#form.people}}<option>{{.}}</option>{{/form.people}}</select></label>{{/form.asksForPerson}}
        """

    static let lines = """
        <li><div class="row"><span class="badge {{severity.rank}}"><span aria-hidden="true">{{severity.shape}}</span> {{severity.word}}</span>
        <a href="/incidents/{{id}}">{{title}}</a> <span class="soft">{{id}}</span></div>
        <div class="row soft"><span class="status">{{status}}</span>{{#by}}<span>by {{by}}</span>{{/by}}<span>{{service}}</span>
        <span>since {{#since}}{{> time}}{{/since}}</span></div></li>

        """

    static let link = """
        {{> head}}<body>
        <header><span>{{> brand}}</span> <span class="soft">for {{person}}</span></header>
        <main>
        <h1>{{summary}}</h1>
        <div class="card"><div class="row"><strong>{{id}}</strong> <span>{{severity}}</span> <span>{{service}}</span>
        <span class="status">{{status}}</span></div>
        <div class="soft">since {{#since}}{{> time}}{{/since}}{{#by}} · acknowledged by {{by}}{{/by}}</div></div>
        {{#canAcknowledge}}<form method="post" action="/a/{{token}}"><button class="main big">Acknowledge as {{person}}</button></form>
        {{/canAcknowledge}}{{^canAcknowledge}}<p class="good">Nothing is left to acknowledge here.</p>
        {{/canAcknowledge}}<p><a href="/incidents/{{id}}">Open the incident</a></p>
        </main>
        {{> foot}}
        """

    static let captured = """
        {{> head}}<body data-live="1">
        <header><a href="/">{{> brand}}</a> <span class="soft">{{title}}</span></header>
        <main>
        <h1>{{title}}</h1>
        <p class="soft">This server sends nothing: what it would have sent is kept here.</p>
        {{#isEmpty}}<p>None yet.</p>
        {{/isEmpty}}<ul>
        {{#messages}}<li><div class="row"><strong>{{way}} to {{to}}</strong> <span class="soft">{{#at}}{{> time}}{{/at}}</span></div>
        <div>{{title}}</div><div class="soft">{{text}}</div>
        {{#acknowledge}}<a href="{{acknowledge}}">Acknowledge…</a>{{/acknowledge}}</li>
        {{/messages}}</ul>
        </main>
        {{> foot}}
        """

    static let signIn = """
        {{> head}}<body>
        <header><span>{{> brand}}</span></header>
        <main>
        <h1>Sign in</h1>
        {{#isWrong}}<p class="late" role="alert">This token is unknown, revoked or expired, or may not read.</p>
        {{/isWrong}}<form method="post" action="/sign-in">
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="to" value="{{to}}">
        <p><label for="key">API token</label><input id="key" name="key" type="password" autocomplete="current-password" required autofocus></p>
        <button class="main">Sign in</button>
        </form>
        <p class="soft"><code>runbell token</code> on the server makes one.</p>
        </main>
        {{> foot}}
        """

    static let problem = """
        {{> head}}<body>
        <header><a href="/">{{> brand}}</a></header>
        <main>
        <h1>{{title}}</h1>
        <p>{{detail}}</p>
        <p><a href="/">To the start page</a></p>
        </main>
        {{> foot}}
        """
}
