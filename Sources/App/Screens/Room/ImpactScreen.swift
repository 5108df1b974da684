internal import Chronicle
package import Engine
internal import OnCall
package import Runbooks
internal import Vocabulary

/// A field of the impact on its way to something else, when there is more to say than that: what follows from it, what another one has
/// written there meanwhile, or why it cannot be.
package struct ImpactScreen: Screen {
    package struct Edit: Sendable {
        package var name: String
        package var written: String
        /// What stood there when it was written.
        package var was: String

        package init(name: String, written: String, was: String) {
            self.name = name
            self.written = written
            self.was = was
        }
    }

    package enum Matter: Sendable {
        case follows([IncidentEvent])
        case overtaken
        case problem(String)
    }

    package let frame: Frame
    let id: String
    let called: String
    let name: String
    let written: String
    /// What the next try stands on: by then whoever tries has read it.
    let was: String
    let now: String?
    let follows: [Spoken]
    let isSure: Bool
    let isOvertaken: Bool
    let problem: String?

    package init(_ edit: Edit, _ matter: Matter, of incident: Incident, under runbook: Runbook, frame: Frame) {
        self.frame = frame
        id = incident.id.description
        called = incident.name
        name = edit.name
        written = edit.written
        let stated = incident.statedImpact(edit.name, under: runbook)
        now = stated.isEmpty ? nil : stated
        let clock = WallClock.of(runbook.zone)
        switch matter {
        case .follows(let events):
            let lines = Timeline(events.filter { $0.what.paged.isEmpty }).lines.filter { $0.importance > .mechanics }
            let paged = Set(events.flatMap(\.what.paged)).sorted().map(\.text).joined(separator: ", ")
            let sentences = lines.map(\.words) + (paged.isEmpty ? [] : ["Pages go to \(paged)"])
            // What is foretold happens now.
            let moment = events.first?.at ?? incident.changedAt
            follows = sentences.map { Spoken($0, at: moment, on: clock) }
            (was, isSure, isOvertaken, problem) = (edit.was, true, false, nil)
        case .overtaken: (was, follows, isSure, isOvertaken, problem) = (stated, [], false, true, nil)
        case .problem(let words): (was, follows, isSure, isOvertaken, problem) = (edit.was, [], false, false, words)
        }
    }

    package static let name = "impact-edit"
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        <h1>{{called}}: {{name}}</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        {{#isOvertaken}}<p class="late" role="alert">Somebody else has changed it meanwhile: it is {{#now}}<strong>{{now}}</strong>{{/now}}\
        {{^now}}not stated{{/now}} now. You wrote <strong>{{written}}</strong>; nothing was replaced.</p>{{/isOvertaken}}
        {{#follows}}{{#first()}}<section class="card" aria-labelledby="follows-title"><h2 id="follows-title">What happens at once \
        when it is “{{written}}”</h2><ul class="rows">{{/first()}}
        <li>{{> spoken}}</li>{{#last()}}</ul></section>{{/last()}}{{/follows}}
        <form class="fields" method="post" action="/incidents/{{id}}/impact/edit">{{> token}}
        <input type="hidden" name="name" value="{{name}}"><input type="hidden" name="was" value="{{was}}">\
        {{#isSure}}<input type="hidden" name="sure" value="{{written}}">{{/isSure}}
        <label>{{name}}<input name="value" value="{{written}}" required maxlength="1024"></label>
        <div class="acts"><button class="main">Save</button><a class="button" href="/incidents/{{id}}#impact">Leave it as it is</a></div>
        </form>
        </main>
        {{> end}}
        """
}

extension IncidentEvent.What {
    /// Whom it pages; nobody, when it is about something else.
    fileprivate var paged: [PersonName] { if case .paged(let notes, _) = self { notes.map(\.person) } else { [] } }
}
