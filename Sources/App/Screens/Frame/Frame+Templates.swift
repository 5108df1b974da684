extension Frame {
    static let parts = ["head-of-page": head, "brand": brand, "bare": bare, "top": top, "end": end, "token": token]

    private static let head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        {{#frame.next}}<meta http-equiv="refresh" content="0; url={{frame.next}}">
        {{/frame.next}}<title>{{frame.title}} · {{> brand-name}}</title>
        <link rel="stylesheet" href="/assets/runbell.css?v={{frame.assets}}">
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="apple-touch-icon" href="/icon-192.png">
        <link rel="manifest" href="/manifest.webmanifest">
        <meta name="theme-color" content="#1b56c9">
        <script src="/assets/runbell.js?v={{frame.assets}}" defer></script>
        </head>
        """

    private static let brand = """
        <a class="brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><path fill="currentColor" d="M16 4a8 8 0 0 0-8 8v6l-3 4h22l-3-4v-6\
        a8 8 0 0 0-8-8zm-4 20a4 4 0 0 0 8 0z"/></svg>{{> brand-name}}</a>
        """

    /// For whoever has not signed in: no way to anywhere but the start page.
    private static let bare = """
        {{> head-of-page}}
        <body>
        <header class="top">{{> brand}}</header>

        """

    private static let top = """
        {{> head-of-page}}
        <body{{#frame.position}} data-position="{{frame.position}}"{{/frame.position}}\
        {{#frame.subject}} data-about="{{frame.subject}}"{{/frame.subject}}>
        <a class="skip" href="#main">To the content</a>
        <header class="top">
        {{> brand}}
        <nav aria-label="Main">
        {{#frame.entries}}<a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a>
        {{/frame.entries}}</nav>
        <div class="end">{{#frame.viewer.mayRespond}}<a class="button" href="/declare">Declare</a>{{/frame.viewer.mayRespond}}
        {{#frame.viewer.asksWho}}<form class="who" method="post" action="/me">{{> token}}<label for="me">You are</label>
        <select id="me" name="person" data-submit><option value="">nobody named</option>
        {{#frame.viewer.people}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/frame.viewer.people}}</select>
        <button class="plain no-script">Set</button></form>{{/frame.viewer.asksWho}}
        {{#frame.viewer.canSignOut}}<a href="/profile">{{frame.viewer.name}}{{^frame.viewer.name}}You{{/frame.viewer.name}}</a>\
        {{/frame.viewer.canSignOut}}
        {{#frame.viewer.canSignOut}}<form method="post" action="/sign-out">{{> token}}<button>Sign out</button></form>{{/frame.viewer.canSignOut}}
        </div>
        </header>
        {{#frame.banner}}<p class="strip" role="status"><span>{{severity}}</span> \
        <a class="clamp" href="/incidents/{{id}}">{{called}} {{title}}</a>
        <span class="since">since {{#since}}{{> time}}{{/since}}{{#leader}}, led by {{leader}}{{/leader}}</span>\
        {{#others}} <a class="end" href="/#open">{{.}} {{severity}}</a>{{/others}}</p>
        {{/frame.banner}}
        """

    private static let end = """
        <footer><p>{{> brand-name}}{{#frame.zone}} · times in <span data-clock>{{frame.zone}}</span>{{/frame.zone}}\
        <span class="by-keys"> · <kbd>?</kbd> shows the \
        keys</span>{{#frame.viewer.mayRespond}} · <a href="/settings">Settings</a>{{/frame.viewer.mayRespond}}</p></footer>
        <dialog class="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl class="facts">
        <dt><kbd>a</kbd></dt><dd>acknowledge</dd><dt><kbd>n</kbd></dt><dd>write a note</dd><dt><kbd>u</kbd></dt><dd>tell an audience</dd>
        <dt><kbd>/</kbd></dt><dd>search the alerts</dd><dt><kbd>t</kbd></dt><dd>take a shift</dd>
        <dt><kbd>d</kbd></dt><dd>declare an incident</dd><dt><kbd>g</kbd></dt><dd>all incidents</dd><dt><kbd>Esc</kbd></dt><dd>leave a field</dd></dl>
        <form method="dialog"><button>Close</button></form></dialog>
        </body>
        </html>

        """

    private static let token = #"<input type="hidden" name="token" value="{{frame.viewer.token}}">"#
}
