package import Runbooks
package import Vocabulary

/// What is owed beside any incident: drills, certificates, reading and approving the runbook. Reminders link here.
package struct ProgrammeScreen: Screen {
    package struct Line: Sendable {
        let anchor: String
        let name: String
        let owner: String
        let due: When
        let isLate: Bool
        let isOwed: Bool
        let state: String
        /// What to do about it, and the clause it comes from.
        let todo: String?
        let clause: String?

        package init(
            anchor: String, name: DutyName, owner: Party, due: When, isLate: Bool, isOwed: Bool, state: String, todo: String?, clause: String?
        ) {
            self.anchor = anchor
            self.name = name.text
            self.owner = owner.words
            self.due = due
            self.isLate = isLate
            self.isOwed = isOwed
            self.state = state
            self.todo = todo
            self.clause = clause
        }
    }

    package let frame: Frame
    let tabs = RunbookTabs.all(at: "/programme")
    let owed: [Line]
    let ended: [Line]

    package init(_ lines: [Line], frame: Frame) {
        self.frame = frame
        owed = lines.filter(\.isOwed)
        ended = Array(lines.filter { !$0.isOwed }.reversed().prefix(Limits.listLines))
    }

    package static let name = "programme"
    package static let parts = RunbookTabs.parts
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        {{> runbook-tabs}}
        <h1>What is owed beside any incident</h1>
        <section class="card" id="owed" aria-label="Owed"><ul class="rows">
        {{#owed}}<li id="{{anchor}}"><div class="row"><strong>{{name}}</strong> <span class="soft">{{owner}}</span>
        <span class="end small {{#isLate}}late{{/isLate}}{{^isLate}}soft{{/isLate}}">{{#isLate}}late, was {{/isLate}}due {{#due}}{{> time}}\
        {{/due}}</span></div>
        {{#todo}}<p>{{todo}}</p>{{/todo}}{{#clause}}<p class="small soft">{{clause}} in the runbook</p>{{/clause}}</li>
        {{/owed}}{{^owed}}<li class="soft">Nothing is owed now.</li>{{/owed}}</ul></section>
        {{#ended}}{{#first()}}<section class="card" id="ended" aria-labelledby="ended-title"><h2 id="ended-title">Ended</h2><ul class="rows">\
        {{/first()}}
        <li id="{{anchor}}" class="row"><span>{{name}}</span> <span class="soft">{{owner}}</span> <span class="end pill">{{state}}</span></li>
        {{#last()}}</ul></section>{{/last()}}{{/ended}}
        </main>
        {{> end}}
        """
}
