extension Templates {
    static let incident = """
        {{> head}}<body data-live="1">
        <header><a href="/">Runbell</a> <span class="soft">{{line.id}}</span></header>
        <main>
        <h1>{{line.title}}</h1>
        {{#line}}<div class="row"><span class="badge {{severity.rank}}"><span aria-hidden="true">{{severity.shape}}</span> {{severity.word}}</span>
        <span class="status">{{status}}</span>{{#by}}<span>by {{by}}</span>{{/by}}<span>{{service}}</span>
        <span class="soft">since {{#since}}{{> time}}{{/since}}</span></div>
        {{/line}}{{#summary}}<p>{{summary}}</p>
        {{/summary}}<div class="row">
        {{#canAcknowledge}}<form class="row" method="post" action="/incidents/{{line.id}}/acknowledge">{{> token}}{{> as}}
        <button class="main">Acknowledge</button></form>
        {{/canAcknowledge}}{{#canResolve}}<form class="row" method="post" action="/incidents/{{line.id}}/escalate">{{> token}}{{> as}}
        <button>Escalate</button></form>
        <form class="row" method="post" action="/incidents/{{line.id}}/resolve">{{> token}}{{> as}}<button>Resolve</button></form>
        {{/canResolve}}</div>
        <dl>{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}</dl>
        {{#duties}}<div class="row soft"><strong>{{name}}</strong> <span>{{owner}}</span>
        <span class="{{#isLate}}late{{/isLate}}">{{state}}, due {{#due}}{{> time}}{{/due}}</span></div>
        {{/duties}}<h2>What happened</h2>
        <form method="post" action="/incidents/{{line.id}}/note">{{> token}}
        <label for="text" class="soft">Write something down</label><textarea id="text" name="text" rows="2" maxlength="16000"></textarea>
        <div class="row">{{> as}}<button>Add note</button></div></form>
        <ol>
        {{#timeline}}<li{{#isNote}} class="note"{{/isNote}}><span class="soft">{{#at}}{{> time}}{{/at}}</span> {{sentence}}</li>
        {{/timeline}}</ol>
        <h2>Pages</h2>
        <ul>
        {{#pages}}<li><div class="row"><strong>{{to}}</strong> <span>{{by}}</span> <span>{{outcome}}</span>
        {{#took}}<span class="soft">after {{took}}</span>{{/took}}</div><div class="soft">due {{#due}}{{> time}}{{/due}}</div></li>
        {{/pages}}{{^pages}}<li class="soft">None.</li>
        {{/pages}}</ul>
        <h2>Alerts</h2>
        <ul>
        {{#alerts}}<li><div class="row"><strong>{{state}}</strong> <span>{{summary}}</span></div>
        <div class="soft">sent {{count}} times, last {{#last}}{{> time}}{{/last}}</div>
        <div class="labels">{{#labels}}{{.}} {{/labels}}</div>{{#links}}<a href="{{url}}" rel="noreferrer">{{text}}</a> {{/links}}</li>
        {{/alerts}}{{^alerts}}<li class="soft">None: a person opened it.</li>
        {{/alerts}}</ul>
        </main>
        {{> foot}}
        """
}
