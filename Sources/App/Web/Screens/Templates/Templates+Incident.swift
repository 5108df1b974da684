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
        {{/summary}}<form id="act" class="acts{{#canResolve}} bar{{/canResolve}}" method="post" action="/incidents/{{line.id}}/acknowledge">
        {{> token}}
        {{#canAcknowledge}}<button class="main big">Acknowledge</button>
        {{/canAcknowledge}}<div class="row">{{> as}}{{#canResolve}}<button formaction="/incidents/{{line.id}}/escalate">Escalate</button>
        <button formaction="/incidents/{{line.id}}/resolve">Resolve</button>{{/canResolve}}</div></form>
        <dl>{{#facts}}<dt>{{name}}</dt><dd>{{value}}{{#when}}{{> time}}{{/when}}</dd>{{/facts}}</dl>
        {{#duties}}<div class="row soft"><strong>{{name}}</strong> <span>{{owner}}</span>
        <span class="{{#isLate}}late{{/isLate}}">{{state}}, {{#due}}due {{> time}}{{/due}}{{^due}}as soon as possible{{/due}}</span></div>
        {{/duties}}{{#links}}<a href="{{url}}" rel="noreferrer">{{text}}</a>
        {{/links}}<h2>What happened</h2>
        <label for="text" class="soft">Write something down</label>
        <textarea id="text" name="text" form="act" rows="2" maxlength="16000"></textarea>
        <p><button form="act" formaction="/incidents/{{line.id}}/note">Add note</button></p>
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
        <div class="soft">{{times}}, last {{#last}}{{> time}}{{/last}}</div>
        <div class="labels">{{#labels}}<span>{{.}}</span> {{/labels}}</div>{{#links}}<a href="{{url}}" rel="noreferrer">{{text}}</a> {{/links}}</li>
        {{/alerts}}{{^alerts}}<li class="soft">None: a person opened it.</li>
        {{/alerts}}</ul>
        </main>
        {{> foot}}
        """
}
