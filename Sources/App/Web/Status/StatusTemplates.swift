/// The public status page. It needs no script and asks for no name.
enum StatusTemplates {
    static let head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}</title>
        <link rel="stylesheet" href="{{root}}assets/runbell.css">
        <link rel="stylesheet" href="{{root}}assets/status.css">
        <link rel="icon" href="{{root}}favicon.svg" type="image/svg+xml">
        <link rel="alternate" type="application/atom+xml" href="{{here}}feed.atom" title="{{title}}">
        </head>

        """

    static let incident = """
        <li id="{{id}}"><div class="row"><strong>{{title}}</strong> <span class="status">{{state}}</span></div>
        {{#about}}<div class="soft">{{about}}</div>{{/about}}
        {{#postings}}<p class="posting"><strong>{{state}}</strong> <span class="soft">{{#at}}{{> time}}{{/at}}</span>
        {{text}}</p>
        {{/postings}}</li>

        """

    static let page = """
        {{> status-head}}
        <body>
        <header><span>{{title}}</span></header>
        <main>
        <p class="card overall {{kind}}" role="status">{{words}}</p>
        {{#open}}{{#first()}}<h2>Now</h2>{{/first()}}<ul>{{> status-incident}}</ul>{{/open}}
        {{#plans}}{{#first()}}<h2>Maintenance</h2>{{/first()}}<div class="card"><div class="row"><strong>{{title}}</strong>
        {{#isNow}}<span class="status">under way</span>{{/isNow}}</div>
        <div class="soft">{{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}{{#about}} · {{about}}{{/about}}</div>
        <p class="posting">{{text}}</p></div>
        {{/plans}}
        <h2>Components</h2>
        <ul>{{#components}}<li><div class="row"><strong>{{name}}</strong> {{#group}}<span class="soft">{{group}}</span>{{/group}}
        <span class="status {{kind}}">{{condition}}</span></div>
        <div class="days" aria-hidden="true">{{#days}}<span class="{{kind}}" title="{{words}}"></span>{{/days}}</div>
        <div class="soft">{{history}}</div></li>
        {{/components}}</ul>
        <h2>History</h2>
        {{^past}}<p class="soft">Nothing has happened yet.</p>{{/past}}
        {{#past}}<h3>{{date}}</h3><ul>{{#incidents}}{{> status-incident}}{{/incidents}}</ul>
        {{/past}}
        {{#canSubscribe}}<h2>Be told by mail</h2>
        <form class="card" method="post" action="/status/subscribe">
        <p><label for="email">Mail address</label> <input id="email" name="email" type="email" autocomplete="email" required></p>
        <fieldset><legend>Only about these; none chosen: all</legend>
        {{#names}}<label><input type="checkbox" name="component" value="{{.}}"> {{.}}</label> {{/names}}</fieldset>
        <p><button class="main">Subscribe</button></p></form>{{/canSubscribe}}
        {{#canReport}}<h2>Report a problem</h2>
        <form class="card" method="post" action="/status/report">
        <p><label for="text">What does not work?</label> <textarea id="text" name="text" maxlength="2000" required></textarea></p>
        <p><label for="component">Where</label> <select id="component" name="component"><option value="">I do not know</option>
        {{#names}}<option>{{.}}</option>{{/names}}</select></p>
        <p><label for="contact">How we may reach you, if you like</label> <input id="contact" name="contact"></p>
        <p><button>Report</button></p></form>{{/canReport}}
        </main>
        <footer><a href="{{here}}feed.atom">Feed</a> · <a href="{{here}}summary.json">JSON</a> · times are those of {{zone}}</footer>
        </body>
        </html>

        """

    static let said = """
        {{> status-head}}
        <body>
        <header><a href="/status">Status</a></header>
        <main>
        <h1>{{title}}</h1>
        <p>{{text}}</p>
        {{#button}}<form method="post" action="{{action}}"><button class="main big">{{button}}</button></form>{{/button}}
        <p><a href="/status">To the status page</a></p>
        </main>
        </body>
        </html>

        """
}
