/// The public status page. It needs no script and asks for no name.
enum StatusTemplates {
    static let head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}}</title>
        <link rel="stylesheet" href="{{root}}assets/runbell.css">
        <link rel="stylesheet" href="{{root}}assets/status.css">
        <link rel="icon" href="{{root}}favicon.svg" type="image/svg+xml">
        <link rel="alternate" type="application/atom+xml" href="{{here}}feed.atom" title="{{title}}">
        </head>

        """

    static let postings = """
        {{#about}}<p class="small soft">{{about}}</p>{{/about}}
        <ol class="postings">{{#postings}}<li><p class="small"><strong>{{state}}</strong> <span class="soft">{{#at}}{{> time}}{{/at}}</span></p>
        <p class="said">{{text}}</p></li>
        {{/postings}}</ol>

        """

    static let page = """
        {{> status-head}}
        <body class="public">
        <header class="row"><h1>{{title}}</h1>{{#canSubscribe}}<a class="button end" href="#subscribe">Get updates</a>{{/canSubscribe}}</header>
        <main>
        <p class="overall {{kind}}" role="status"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="{{mark}}"/></svg>{{words}}</p>
        {{#open}}{{#first()}}<section aria-labelledby="now"><h2 id="now">Happening now</h2>{{/first()}}
        <article class="card event" id="{{id}}"><div class="row"><h3>{{title}}</h3> <span class="end pill">{{state}}</span></div>
        {{> status-postings}}</article>{{#last()}}</section>{{/last()}}{{/open}}
        {{#plans}}{{#first()}}<section aria-labelledby="plans"><h2 id="plans">Maintenance</h2>{{/first()}}<article class="card event plan">
        <div class="row"><h3>{{title}}</h3>{{#isNow}} <span class="end pill">under way</span>{{/isNow}}</div>
        <p class="small soft">{{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}{{#about}} · {{about}}{{/about}}</p>
        <p class="said">{{text}}</p></article>{{#last()}}</section>{{/last()}}{{/plans}}
        {{#groups}}{{#first()}}<section aria-labelledby="components"><h2 id="components">Components</h2>{{/first()}}<div class="card">
        {{#name}}<h3 class="group">{{name}}</h3>{{/name}}
        <ul class="rows">{{#rows}}<li><div class="row"><strong>{{name}}</strong> <span class="end condition {{kind}}">{{condition}}</span></div>
        <div class="days" aria-hidden="true">{{#days}}<span{{#trouble}} class="{{trouble}}" title="{{words}}"{{/trouble}}></span>{{/days}}</div>
        <p class="row small soft"><span>90 days ago</span> <span class="middle">{{history}}</span> <span>today</span></p></li>
        {{/rows}}</ul></div>{{#last()}}</section>{{/last()}}{{/groups}}
        <section aria-labelledby="history"><h2 id="history">History</h2>
        {{^past}}<p class="soft">Nothing has happened yet.</p>{{/past}}
        {{#past}}<h3 class="date">{{date}}</h3><ul class="card rows">{{#incidents}}<li><details class="event"><summary class="row">\
        <h3>{{title}}</h3> <span class="end small soft">{{state}}{{#lasted}} after {{lasted}}{{/lasted}}</span></summary>
        <div id="{{id}}">{{> status-postings}}</div></details></li>{{/incidents}}</ul>
        {{/past}}</section>
        {{#canSubscribe}}<section id="subscribe" aria-labelledby="mail"><h2 id="mail">Be told by mail</h2>
        <form class="card fields" method="post" action="/status/subscribe">
        <label>Mail address<input name="email" type="email" autocomplete="email" required></label>
        {{#names}}{{#first()}}<details><summary>Only about some components</summary>{{/first()}}
        <label class="check"><input type="checkbox" name="component" value="{{.}}"> {{.}}</label>{{#last()}}</details>{{/last()}}{{/names}}
        <div class="acts"><button class="main">Subscribe</button></div></form></section>{{/canSubscribe}}
        {{#canReport}}<section aria-labelledby="report"><h2 id="report">Report a problem</h2>
        <form class="card fields" method="post" action="/status/report">
        <label>What does not work?<textarea name="text" rows="3" maxlength="2000" required></textarea></label>
        <label>Where<select name="component"><option value="">I do not know</option>
        {{#names}}<option>{{.}}</option>{{/names}}</select></label>
        <label>How we may reach you, if you like<input name="contact"></label>
        <div class="acts"><button>Report</button></div></form></section>{{/canReport}}
        </main>
        <footer><a href="{{here}}feed.atom">Feed</a> <a href="{{here}}summary.json">JSON</a> <span>times are those of {{zone}}</span></footer>
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
