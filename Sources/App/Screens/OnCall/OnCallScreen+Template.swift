extension OnCallScreen {
    package static let template = """
        {{> top}}
        <main id="main">
        <div class="room hub">
        <div class="centre" id="centre">
        <h1>On call</h1>
        {{#gaps}}{{#first()}}<section class="card gaps" id="gaps" aria-labelledby="gaps-title"><h2 id="gaps-title">Gaps: nobody is on call</h2>\
        <ul class="rows">{{/first()}}
        <li class="row"><strong>{{schedule}}</strong> <span>{{#isNow}}now, for {{length}} more{{/isNow}}{{^isNow}}from {{#start}}{{> time}}\
        {{/start}} for {{length}}{{/isNow}}</span>{{#more}}<span class="end small">and {{more}} within four weeks</span>{{/more}}</li>
        {{#last()}}</ul></section>{{/last()}}{{/gaps}}
        {{#covers}}{{#first()}}<section class="card" id="covers" aria-labelledby="covers-title"><h2 id="covers-title">Cover is asked for</h2>\
        <ul class="rows">{{/first()}}
        <li><div class="row"><strong>{{person}}</strong> <span>{{schedule}}, {{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}</span>
        {{#frame.viewer.mayRespond}}{{#canTake}}<form class="end" method="post" action="/covers/{{number}}/take">{{> token}}\
        <button class="main">I take it</button></form>{{/canTake}}{{#canWithdraw}}<form class="end" method="post" \
        action="/covers/{{number}}/withdraw">{{> token}}<button>Withdraw</button></form>{{/canWithdraw}}{{/frame.viewer.mayRespond}}</div>
        {{#words}}<p class="small posting">{{words}}</p>{{/words}}</li>
        {{#last()}}</ul></section>{{/last()}}{{/covers}}
        <section class="card" id="watches" aria-labelledby="watches-title"><h2 id="watches-title">Now and next</h2><ul class="rows tiles">
        {{#watches}}<li><div class="row"><a href="{{path}}">{{schedule}}</a>{{#people}}<strong class="end">{{people}}</strong>{{/people}}\
        {{^people}}<span class="end late">nobody</span>{{/people}}</div>
        <div class="small soft">{{#until}}until {{> time}}, then {{#then}}{{then}}{{/then}}{{#isGapNext}}<span class="late">nobody</span>\
        {{/isGapNext}}{{/until}}{{^until}}nobody else takes over{{/until}}</div></li>
        {{/watches}}{{^watches}}<li class="soft">The runbook has no schedule.</li>{{/watches}}</ul></section>
        <section class="card" id="mine" aria-labelledby="mine-title"><h2 id="mine-title">My shifts</h2><ul class="rows tiles">
        {{#mine}}{{#lines}}<li><div class="row"><span>{{schedule}}</span>{{#isNow}}<span class="pill on">now</span>{{/isNow}}\
        <span class="end small soft">{{length}}</span></div>
        <div class="small soft">{{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}</div>
        {{#frame.viewer.mayRespond}}<details class="act"><summary class="button">Ask for cover…</summary>\
        <form method="post" action="/covers">{{> token}}<input type="hidden" name="schedule" value="{{schedule}}">
        <label>From<input type="datetime-local" name="start" value="{{from}}" required></label>
        <label>Until<input type="datetime-local" name="end" value="{{until}}" required></label>
        <label>Whom you ask<select name="of"><option value="">everybody who takes turns</option>{{#others}}<option>{{.}}</option>{{/others}}\
        </select></label><label>Why<input name="words" maxlength="1024"></label>
        <p class="small soft">It stays yours until somebody takes it.</p><button class="main">Ask</button></form></details>\
        {{/frame.viewer.mayRespond}}</li>{{/lines}}{{^lines}}<li class="soft">\
        {{#isKnown}}None in the next six weeks.{{/isKnown}}{{^isKnown}}Say who you are to see yours.{{/isKnown}}</li>\
        {{/lines}}{{/mine}}</ul></section>
        <section class="card" id="calendar" aria-labelledby="calendar-title"><header class="calendar-head"><h2 id="calendar-title">{{title}}</h2>
        <nav aria-label="Time"><a href="{{previous}}" aria-label="Earlier">‹</a> <a href="{{today}}">Today</a> \
        <a href="{{next}}" aria-label="Later">›</a></nav>
        <nav aria-label="Length">{{#lengths}}<a href="{{path}}"{{#isHere}} aria-current="true"{{/isHere}}>{{label}}</a> {{/lengths}}</nav>
        <nav aria-label="Schedules">{{#schedules}}<a href="{{path}}"{{#isHere}} aria-current="true"{{/isHere}}>{{label}}</a> {{/schedules}}</nav>
        <span class="small soft end">clock of {{zone}}</span></header>
        {{#changes}}<p class="small strong">{{.}}</p>{{/changes}}
        {{#chart}}{{> calendar-chart}}{{/chart}}</section>
        <div class="lists" id="lists">{{#lists}}{{> shift-list}}{{/lists}}</div>
        </div>
        {{> oncall-side}}
        </div>
        </main>
        {{> end}}
        """

    static let side = """
        <div class="side" id="side">
        {{#frame.viewer.mayRespond}}{{#taking}}{{> taking-form}}{{/taking}}{{/frame.viewer.mayRespond}}
        <section class="card" id="overrides" aria-labelledby="overrides-title"><h2 id="overrides-title">Shifts taken over</h2><ul class="rows">
        {{#overrides}}<li><div class="row"><strong>{{person}}</strong> <span class="soft">for {{replaces}}</span><span class="end small soft">\
        {{schedule}}</span></div>
        <div class="row small soft"><span>{{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}</span>
        {{#frame.viewer.mayRespond}}<form class="end" method="post" action="/overrides/{{id}}/end">{{> token}}
        <button class="plain" aria-label="{{#hasBegun}}End now{{/hasBegun}}{{^hasBegun}}Call off{{/hasBegun}}: {{person}} for {{replaces}}">\
        {{#hasBegun}}End now{{/hasBegun}}{{^hasBegun}}Call off{{/hasBegun}}</button></form>{{/frame.viewer.mayRespond}}</div></li>
        {{/overrides}}{{^overrides}}<li class="soft">None.</li>{{/overrides}}</ul></section>
        <section class="card" id="handovers" aria-labelledby="handovers-title"><h2 id="handovers-title">Next hand-overs</h2><ul class="rows">
        {{#handovers}}<li><div class="row"><span>{{outgoing}} → {{#incoming}}<strong>{{incoming}}</strong>{{/incoming}}{{^incoming}}\
        <span class="late">nobody</span>{{/incoming}}</span><span class="end small soft">{{schedule}}</span></div>
        <div class="small soft">{{#at}}{{> time}}{{/at}}</div></li>{{/handovers}}{{^handovers}}<li class="soft">None within two weeks.</li>\
        {{/handovers}}</ul></section>
        {{#subscriptions}}{{#first()}}<section class="card" id="subscriptions" aria-labelledby="subscriptions-title">\
        <h2 id="subscriptions-title">In your own calendar</h2><p class="small soft">Subscribe to these addresses; whoever has one reads it.</p>\
        <ul class="rows">{{/first()}}
        <li><a href="{{address}}">{{schedule}}</a> <code class="small">{{address}}</code></li>{{#last()}}</ul></section>{{/last()}}{{/subscriptions}}
        </div>
        """
}
