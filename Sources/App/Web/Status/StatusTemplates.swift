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
        <li id="{{id}}"><div class="row"><h3>{{title}}</h3> <span class="end pill">{{state}}</span></div>
        {{#about}}<p class="small soft">{{about}}</p>{{/about}}
        {{#postings}}<div class="posting"><p class="small"><strong>{{state}}</strong> <span class="soft">{{#at}}{{> time}}{{/at}}</span></p>
        <p>{{text}}</p></div>
        {{/postings}}</li>

        """

    static let page = """
        {{> status-head}}
        <body class="public">
        <header><h1>{{title}}</h1></header>
        <main>
        <p class="overall {{kind}}" role="status"><span class="mark" aria-hidden="true"></span>{{words}}</p>
        {{#open}}{{#first()}}<section class="card" aria-label="Now"><ul class="rows">{{/first()}}{{> status-incident}}\
        {{#last()}}</ul></section>{{/last()}}{{/open}}
        {{#plans}}{{#first()}}<h2>Maintenance</h2><section class="card" aria-label="Maintenance"><ul class="rows">{{/first()}}<li>
        <div class="row"><h3>{{title}}</h3>{{#isNow}} <span class="end pill">under way</span>{{/isNow}}</div>
        <p class="small soft">{{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}{{#about}} · {{about}}{{/about}}</p>
        <p>{{text}}</p></li>{{#last()}}</ul></section>{{/last()}}{{/plans}}
        <h2>Components</h2>
        <section class="card" aria-label="Components"><ul class="rows">{{#components}}<li><div class="row"><strong>{{name}}</strong>
        {{#group}}<span class="small soft">{{group}}</span>{{/group}} <span class="end condition {{kind}}">{{condition}}</span></div>
        <div class="days" aria-hidden="true">{{#days}}<span class="{{kind}}" title="{{words}}"></span>{{/days}}</div>
        <p class="row small soft"><span>90 days ago</span> <span>{{history}}</span> <span class="end">today</span></p></li>
        {{/components}}</ul></section>
        <h2>History</h2>
        {{^past}}<p class="soft">Nothing has happened yet.</p>{{/past}}
        {{#past}}<h3 class="date">{{date}}</h3><section class="card" aria-label="{{date}}"><ul class="rows">{{#incidents}}{{> status-incident}}\
        {{/incidents}}</ul></section>
        {{/past}}
        {{#canSubscribe}}<h2>Be told by mail</h2>
        <form class="card fields" method="post" action="/status/subscribe">
        <label>Mail address<input name="email" type="email" autocomplete="email" required></label>
        <fieldset><legend>Only about these; none chosen: all</legend>
        {{#names}}<label class="check"><input type="checkbox" name="component" value="{{.}}"> {{.}}</label> {{/names}}</fieldset>
        <button class="main">Subscribe</button></form>{{/canSubscribe}}
        {{#canReport}}<h2>Report a problem</h2>
        <form class="card fields" method="post" action="/status/report">
        <label>What does not work?<textarea name="text" rows="3" maxlength="2000" required></textarea></label>
        <label>Where<select name="component"><option value="">I do not know</option>
        {{#names}}<option>{{.}}</option>{{/names}}</select></label>
        <label>How we may reach you, if you like<input name="contact"></label>
        <button>Report</button></form>{{/canReport}}
        </main>
        <footer><a href="{{here}}feed.atom">Feed</a> · <a href="{{here}}summary.json">JSON</a> · times are those of {{zone}}</footer>
        </body>
        </html>

        """

    static let said = """
        {{> status-head}}
        <body class="public">
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
