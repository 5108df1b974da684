extension Templates {
    static let hub = """
        {{> head}}<body data-live="1">
        <header><a href="/">{{> brand}}</a> <span class="soft">{{runbook}}</span>{{#canSignOut}}<form method="post" action="/sign-out">{{> token}}
        <button>Sign out</button></form>{{/canSignOut}}</header>
        <main>
        <h1>{{title}}</h1>
        {{#isCalm}}<p class="good">No incident is open.</p>
        {{/isCalm}}<ul>
        {{#incidents}}{{> lines}}{{/incidents}}</ul>
        {{#hasCapture}}<p><a href="/captured">Messages this server captured instead of sending</a></p>
        {{/hasCapture}}<h2>On call now</h2>
        <ul>
        {{#watches}}<li><div class="row"><strong>{{people}}</strong> <span>{{schedule}}</span></div>
        {{#until}}<div class="soft">until {{> time}}</div>{{/until}}</li>
        {{/watches}}</ul>
        <h2>Owed</h2>
        <ul>
        {{#duties}}<li><div class="row"><strong>{{name}}</strong> <a href="/incidents/{{incident}}">{{incident}}</a> <span>{{owner}}</span></div>
        {{#isLate}}<div class="late">late, was due {{#due}}{{> time}}{{/due}}</div>{{/isLate}}
        {{^isLate}}<div class="soft">{{#due}}due {{> time}}{{/due}}{{^due}}as soon as possible{{/due}}</div>{{/isLate}}</li>
        {{/duties}}{{^duties}}<li class="soft">Nothing.</li>
        {{/duties}}</ul>
        <p><a href="/programme">What is owed beside any incident</a></p>
        <h2>Changed in the last day</h2>
        <ul>
        {{#changes}}<li>{{summary}} <span class="soft">{{source}}, {{#at}}{{> time}}{{/at}}</span></li>
        {{/changes}}{{^changes}}<li class="soft">Nothing we were told of.</li>
        {{/changes}}</ul>
        <h2>Closed lately</h2>
        <ul>
        {{#closed}}{{> lines}}{{/closed}}{{^closed}}<li class="soft">None.</li>
        {{/closed}}</ul>
        <h2>This server</h2>
        {{#isWell}}<p class="good">All is well.</p>
        {{/isWell}}<ul>
        {{#findings}}<li class="late">{{.}}</li>
        {{/findings}}</ul>
        </main>
        {{> foot}}
        """

    static let programme = """
        {{> head}}<body>
        <header><a href="/">Runbell</a> <span class="soft">{{runbook}}</span></header>
        <main>
        <h1>What is owed beside any incident</h1>
        <ul>
        {{#owed}}<li id="{{anchor}}"><div class="row"><strong>{{name}}</strong> <span>{{owner}}</span></div>
        {{#isLate}}<div class="late">late, was due {{#due}}{{> time}}{{/due}}</div>{{/isLate}}
        {{^isLate}}<div class="soft">due {{#due}}{{> time}}{{/due}}</div>{{/isLate}}
        {{#todo}}<div>{{todo}}</div>{{/todo}}
        {{#clause}}<div class="soft">{{clause}} in the runbook</div>{{/clause}}</li>
        {{/owed}}{{^owed}}<li class="soft">Nothing.</li>
        {{/owed}}</ul>
        {{#ended}}{{#first()}}<h2>Ended</h2>{{/first()}}<ul><li id="{{anchor}}"><div class="row"><strong>{{name}}</strong> <span>{{owner}}</span>
        <span class="status">{{state}}</span></div></li></ul>
        {{/ended}}
        </main>
        {{> foot}}
        """
}
