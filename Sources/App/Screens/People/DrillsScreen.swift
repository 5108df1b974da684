internal import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// Exercises: what the runbook plans, when each is due, what was held and what was learned.
package struct DrillsScreen: Screen {
    /// One that was held, or goes on.
    package struct Held: Sendable {
        let begun: When
        let isOver: Bool
        /// Its incident, where whoever looks may see it.
        let incident: String?
        let participants: String?
        let lessons: String?

        package init(begun: When, isOver: Bool, incident: IncidentID?, participants: String, lessons: String) {
            self.begun = begun
            self.isOver = isOver
            self.incident = incident?.description
            self.participants = participants.isEmpty ? nil : participants
            self.lessons = lessons.isEmpty ? nil : lessons
        }
    }

    package struct Drill: Sendable {
        let title: String
        let path: String
        let anchor: String
        let what: String?
        let about: String
        let due: When?
        let isLate: Bool
        let isGoingOn: Bool
        let held: [Held]

        package init(_ plan: DrillPlan, due: When?, isLate: Bool, held: [Held]) {
            title = plan.name.text
            path = PercentEncoding.encode(plan.name.text)
            anchor = "drill-\(path)"
            what = plan.what.isEmpty ? nil : plan.what
            let share = plan.participation.map { "at least \(Number.words($0)) % take part" }
            let who = plan.who.map(\.words).joined(separator: ", ")
            about = ["every \(plan.every.each)", who, share, "wakes \(plan.paging.words)"].compactMap { $0 }.joined(separator: " · ")
            self.due = due
            self.isLate = isLate
            isGoingOn = held.contains { !$0.isOver }
            self.held = held
        }
    }

    package let frame: Frame
    let tabs: [RunbookTabs.Tab]
    let drills: [Drill]
    let services: [Choice]
    let severities: [Choice]
    /// Everybody who could have taken part.
    let people: [Choice]
    /// Whether whoever looks agreed to be woken by exercises; nil when nobody said who they are.
    let consent: Consent?

    struct Consent: Sendable {
        let person: String
        let isGiven: Bool
    }

    package init(_ drills: [Drill], under book: Runbook, optedIn: Set<PersonName>, viewer: PersonName?, frame: Frame) {
        self.frame = frame
        tabs = RunbookTabs.all(at: "/drills")
        self.drills = drills
        services = book.services.keys.sorted().map { Choice($0.text) }
        severities = book.severities.map { Choice($0.name.text) }
        people = book.people.values.sorted { $0.name < $1.name }.map { Choice($0.name.text, label: $0.fullName) }
        consent = viewer.map { Consent(person: $0.text, isGiven: optedIn.contains($0)) }
    }

    package static let name = "drills"
    package static let parts = RunbookTabs.parts
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        {{> runbook-tabs}}
        <h1>Drills</h1>
        <p class="soft">An exercise with an incident is marked as one everywhere, wakes only those who agreed to it, and counts in no number.</p>
        {{#consent}}{{#frame.viewer.mayRespond}}<form class="row" method="post" action="/drills/opt-in">{{> token}}
        <input type="hidden" name="person" value="{{person}}">\
        <input type="hidden" name="drills" value="{{#isGiven}}false{{/isGiven}}{{^isGiven}}true{{/isGiven}}">
        <span>{{#isGiven}}You agreed to be woken by exercises.{{/isGiven}}{{^isGiven}}Exercises do not wake you.{{/isGiven}}</span>
        <button>{{#isGiven}}Do not wake me any more{{/isGiven}}{{^isGiven}}They may wake me{{/isGiven}}</button></form>\
        {{/frame.viewer.mayRespond}}{{/consent}}
        {{#drills}}<section class="card" id="{{anchor}}" aria-labelledby="{{anchor}}-title"><header>
        <h2 class="name" id="{{anchor}}-title">{{title}}</h2>
        {{#isGoingOn}}<span class="pill exercise">goes on now</span>{{/isGoingOn}}{{^isGoingOn}}{{#due}}<span class="small {{#isLate}}late{{/isLate}}\
        {{^isLate}}soft{{/isLate}}">{{#isLate}}late, was {{/isLate}}due {{> time}}</span>{{/due}}{{/isGoingOn}}</header>
        {{#what}}<p>{{what}}</p>{{/what}}<p class="small soft">{{about}}</p>
        {{#frame.viewer.mayRespond}}<div class="body">
        {{^isGoingOn}}<details class="act"><summary class="button">Start it…</summary>
        <form method="post" action="/drills/{{path}}/start">{{> token}}
        <label>Its incident is about<select name="service">{{#services}}<option>{{name}}</option>{{/services}}</select></label>
        <label>Severity<select name="severity"><option value="">as the runbook says</option>{{#severities}}<option>{{name}}</option>{{/severities}}\
        </select></label>
        <button class="main">Start with an incident</button>
        <button name="table" value="true">Only talk it through at a table</button></form></details>{{/isGoingOn}}
        {{#isGoingOn}}<details class="act"><summary class="button">End it…</summary><form method="post" action="/drills/{{path}}/end">{{> token}}
        <fieldset><legend>Who took part (nobody ticked: whoever acted on its incident)</legend>{{#people}}<label class="check">\
        <input type="checkbox" name="participants" value="{{name}}">{{label}}</label>{{/people}}</fieldset>
        <label>What was learned<textarea name="lessons" rows="3" maxlength="16384"></textarea></label>
        <button class="main">It is over</button></form></details>{{/isGoingOn}}</div>{{/frame.viewer.mayRespond}}
        {{#held}}{{#first()}}<ul class="rows">{{/first()}}<li><div class="row"><span class="pill exercise">exercise</span>
        {{#begun}}{{> time}}{{/begun}}{{#incident}} <a href="/incidents/{{incident}}">{{incident}}</a>{{/incident}}{{^isOver}} \
        <span class="strong">not over yet</span>{{/isOver}}{{#participants}}<span class="soft">{{participants}}</span>{{/participants}}</div>
        {{#lessons}}<p>{{lessons}}</p>{{/lessons}}</li>{{#last()}}</ul>{{/last()}}{{/held}}{{^held}}<p class="soft">It was never held.</p>{{/held}}
        </section>{{/drills}}{{^drills}}<p class="soft">The runbook plans no drills.</p>{{/drills}}
        </main>
        {{> end}}
        """
}
