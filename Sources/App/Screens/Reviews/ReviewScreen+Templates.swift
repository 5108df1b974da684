extension ReviewScreen {
    package static let template = """
        {{> top}}
        <main id="main">
        {{#around}}{{> afterwards}}{{/around}}
        <header class="head"><div class="row">{{#severity}}{{> badge}}{{/severity}}<h1>Review of {{title}}</h1></div>
        <div class="row small soft"><a href="/incidents/{{id}}">{{called}}</a><span class="pill">{{state}}</span>\
        {{#writer}}<span>written by {{.}}</span>{{/writer}}{{#agreed}}<span>{{.}} agreed</span>{{/agreed}}\
        {{#approver}}<span>approved by {{.}}</span>{{/approver}}\
        {{#published}}<span class="good">published {{> time}}</span>{{/published}}</div></header>
        {{#problem}}<p class="card told late" role="alert">{{.}} Nothing was lost: your text is below.</p>{{/problem}}
        {{#notice}}<p class="card told good" role="status">{{.}}</p>{{/notice}}
        <div class="room hub">
        <div class="centre">
        {{#overtaken}}<section class="card" aria-labelledby="other-title"><h2 id="other-title" class="late">Meanwhile written by {{by}}</h2>
        <p>Your text is in the editor below, and nothing was replaced. Bring both together and save; saving puts yours in place of theirs.</p>
        {{#lines}}{{#first()}}<p class="small soft">What theirs has and yours has not:</p><ul class="theirs">{{/first()}}<li>+ {{.}}</li>
        {{#last()}}</ul>{{/last()}}{{/lines}}{{^lines}}<p class="small soft">Yours has every line of theirs.</p>{{/lines}}
        <details class="fold"><summary>All of theirs</summary><pre tabindex="0">{{text}}</pre></details></section>{{/overtaken}}
        {{> review-editor}}
        {{#preview}}<section class="card" id="preview" aria-labelledby="preview-title"><h2 id="preview-title">As it reads; not kept yet</h2>
        <div class="prose">{{> prose}}</div></section>{{/preview}}
        {{#draft}}<section class="card" id="draft" aria-labelledby="draft-title"><h2 id="draft-title">What the journal says, to take from</h2>
        <pre tabindex="0">{{.}}</pre></section>{{/draft}}
        </div>
        <div class="side">{{> review-side}}</div>
        </div>
        </main>
        {{> end}}
        """

    /// The text goes along whatever is pressed, so that nothing that was written is ever lost by pressing something else.
    static let editor = """
        <section class="card" id="write" aria-labelledby="write-title"><h2 id="write-title">Text</h2>
        {{#frame.viewer.mayRespond}}<form class="body fields" id="review" method="post" action="/reviews/{{id}}/save">{{> token}}
        <input type="hidden" name="revision" value="{{revision}}">
        <label for="text">Markdown: # heading, - point, - [ ] action (owner: bo, category: short), **strong**</label>
        <textarea id="text" name="text" rows="26" data-key="n">
        {{text}}</textarea>
        <div class="acts"><button class="main">Save</button><button formaction="/reviews/{{id}}/preview">Preview</button>
        <button formaction="/reviews/{{id}}/draft">{{#isEmpty}}Begin with what the journal says{{/isEmpty}}{{^isEmpty}}Show what the journal says\
        {{/isEmpty}}</button></div></form>{{/frame.viewer.mayRespond}}
        {{^frame.viewer.mayRespond}}<pre tabindex="0">{{text}}</pre>{{/frame.viewer.mayRespond}}</section>
        """

    static let side = """
        <section class="card" id="milestones" aria-labelledby="milestones-title"><h2 id="milestones-title">Milestones</h2><ul class="rows">
        {{#milestones}}<li><div class="owed {{kind}}"><span>{{name}}{{#owner}} <span class="small soft">{{.}}</span>{{/owner}}</span>\
        {{#left}}{{> countdown}}{{> bar}}{{/left}}{{#reached}}<span class="good">reached {{> time}}</span>{{/reached}}\
        {{#isMissed}}<span class="late">missed</span>{{/isMissed}}</div>
        {{#canReach}}{{#frame.viewer.mayRespond}}<button class="plain" form="review" formaction="/reviews/{{id}}/milestone" name="milestone" \
        value="{{name}}">{{name}}: reached</button>{{/frame.viewer.mayRespond}}{{/canReach}}</li>
        {{/milestones}}{{^milestones}}<li class="soft">The runbook asks for none.</li>{{/milestones}}</ul></section>
        <section class="card" id="agenda" aria-labelledby="agenda-title"><h2 id="agenda-title">Meeting</h2><ol class="rows">
        {{#agenda}}<li class="row"><span>{{text}}</span>{{#minutes}}<span class="end soft">{{.}} min</span>{{/minutes}}</li>
        {{/agenda}}{{^agenda}}<li class="soft">The runbook has no agenda.</li>{{/agenda}}</ol>
        {{#length}}<p class="small soft">It takes {{.}}.</p>{{/length}}{{#attendees}}<p class="small soft">With {{.}}.</p>{{/attendees}}</section>
        <section class="card" id="out" aria-labelledby="out-title"><h2 id="out-title">Its way out</h2><div class="body fields">
        {{^isOver}}<p class="small soft">The incident is not over yet.</p>{{/isOver}}
        {{#approval}}<p class="small">Approved by {{.}}, and not by whoever wrote it.</p>{{/approval}}
        <p class="small">Publishing makes its open boxes action items and its impact the incident's{{#places}}, and sends it to {{.}}{{/places}}.</p>
        {{#frame.viewer.mayRespond}}<div class="acts"><button form="review" formaction="/reviews/{{id}}/approve">Approve</button>
        <button class="main" form="review" formaction="/reviews/{{id}}/publish">Publish</button></div>{{/frame.viewer.mayRespond}}</div></section>
        {{#actions}}{{#first()}}<section class="card" id="actions" aria-labelledby="actions-title"><h2 id="actions-title">Actions</h2>\
        <ul class="rows">{{/first()}}
        <li class="row"><a href="/actions#{{anchor}}">{{text}}</a><span class="small soft">{{owner}}</span>\
        <span class="end pill">{{state}}</span></li>
        {{#last()}}</ul></section>{{/last()}}{{/actions}}
        """
}
