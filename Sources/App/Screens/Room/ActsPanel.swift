internal import Engine
internal import Runbooks
internal import Vocabulary

/// The buttons. What cannot be done now is not offered. A telephone has one row for them: what is rarely the next thing to do waits there for
/// “More”.
struct ActsPanel: Sendable {
    struct Escalating: Sendable {
        let name: String
        let path: String
    }

    let id: String
    let canAcknowledge: Bool
    let canHandBack: Bool
    let canMitigate: Bool
    let isOpen: Bool
    let canReopen: Bool
    /// What the runbook wants to know before it may be called over.
    let resolveNeeds: [String]
    let severities: [Choice]
    let severity: String
    /// Empty as long as there is none.
    let phase: String
    let status: String
    let phases: [Choice]
    let statuses: [Choice]
    let targets: [String]
    let escalations: [Escalating]
    let isPrivate: Bool

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        isOpen = incident.phase.isOpen
        canReopen = if case .resolved = incident.phase { true } else { false }
        switch incident.phase {
        case .triggered, .quiet, .snoozed: (canAcknowledge, canHandBack, canMitigate) = (true, false, true)
        case .acknowledged: (canAcknowledge, canHandBack, canMitigate) = (false, true, true)
        case .mitigated: (canAcknowledge, canHandBack, canMitigate) = (false, true, false)
        case .resolved, .merged: (canAcknowledge, canHandBack, canMitigate) = (false, false, false)
        }
        resolveNeeds = runbook.lifecycle.resolveNeeds.compactMap { need in
            switch need {
            case .field(let field): field == .summary ? nil : field.rawValue
            case .fact(let fact): incident.knowledge.stated[fact] == nil ? fact.text : nil
            }
        }
        severity = incident.severity.text
        phase = incident.progress.phase?.text ?? ""
        status = incident.progress.status?.text ?? ""
        severities = runbook.severities.map { Choice($0.name.text, isChosen: $0.name == incident.severity) }
        phases = runbook.lifecycle.phases.map { Choice($0.name.text, isChosen: $0.name == incident.progress.phase) }
        let words = runbook.lifecycle.statuses.isEmpty ? StatusPage.State.allCases.map(\.rawValue) : runbook.lifecycle.statuses.map(\.name.text)
        statuses = words.map { Choice($0, isChosen: $0 == incident.progress.status?.text) }
        targets =
            runbook.people.keys.map { "person:\($0)" }.sorted() + runbook.seats.keys.map { "seat:\($0)" }.sorted()
            + runbook.schedules.keys.map { "schedule:\($0)" }.sorted()
        escalations = runbook.escalations.filter { $0.match.holds(for: incident.facts) }.map {
            Escalating(name: $0.name.text, path: PercentEncoding.encode($0.name.text))
        }
        isPrivate = incident.knowledge.isPrivate
    }

    static let template = """
        <div class="acts bar" id="acts">
        {{#canAcknowledge}}<form method="post" action="/incidents/{{id}}/acknowledge" class="first" data-insist>{{> token}}
        <button class="main" data-key="a">Acknowledge</button></form>{{/canAcknowledge}}
        {{#isOpen}}<form method="post" action="/incidents/{{id}}/escalate">{{> token}}<button>Escalate</button></form>
        {{#canMitigate}}<form method="post" action="/incidents/{{id}}/mitigate"{{#canAcknowledge}} class="rare"{{/canAcknowledge}}>{{> token}}\
        <button>Mitigated</button></form>{{/canMitigate}}
        <details class="act{{#canAcknowledge}} rare{{/canAcknowledge}}"><summary class="button">Resolve…</summary>\
        <form method="post" action="/incidents/{{id}}/resolve">{{> token}}
        {{#resolveNeeds}}{{#first()}}<p class="late">Still to be stated: {{/first()}}{{.}}{{^last()}}, {{/last()}}{{#last()}}</p>{{/last()}}\
        {{/resolveNeeds}}
        <label for="resolve-summary">What it was</label><textarea id="resolve-summary" name="summary" rows="3" maxlength="4096"></textarea>
        <button class="main">Resolve</button></form></details>
        {{#phases}}{{#first()}}<details class="act rare"><summary class="button">Phase…</summary>
        <form method="post" action="/incidents/{{id}}/phase">{{> token}}\
        <input type="hidden" name="over" value="{{phase}}"><label for="to-phase">Go on to</label><select id="to-phase" name="phase">\
        {{/first()}}
        <option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{#last()}}</select><button class="main">Go on</button></form></details>\
        {{/last()}}{{/phases}}
        <details class="act rare"><summary class="button">Severity…</summary><form method="post" action="/incidents/{{id}}/severity">{{> token}}\
        <input type="hidden" name="over" value="{{severity}}">
        <label for="to-severity">It is</label><select id="to-severity" name="severity">{{#severities}}<option{{#isChosen}} selected{{/isChosen}}>\
        {{name}}</option>{{/severities}}</select><label for="severity-because">Because</label>\
        <input id="severity-because" name="because" maxlength="1024">
        <button class="main">Change</button></form></details>
        {{/isOpen}}
        {{#canReopen}}<form method="post" action="/incidents/{{id}}/reopen">{{> token}}<button>Reopen</button></form>{{/canReopen}}
        <details class="act more"><summary class="button">More…</summary><div>
        {{#isOpen}}
        <form method="post" action="/incidents/{{id}}/responders">{{> token}}<label for="call-in">Call in</label>
        <select id="call-in" name="to">{{#targets}}<option>{{.}}</option>{{/targets}}</select><button>Page them</button></form>
        <form method="post" action="/incidents/{{id}}/reassign">{{> token}}<label for="give-to">Give it to</label>
        <select id="give-to" name="to">{{#targets}}<option>{{.}}</option>{{/targets}}</select><button>Reassign</button></form>
        <form method="post" action="/incidents/{{id}}/snooze">{{> token}}<label for="snooze">Ask again in</label>
        <select id="snooze" name="minutes"><option value="15">15 min</option><option value="60">1 h</option><option value="240">4 h</option>
        <option value="720">12 h</option></select><button>Snooze</button></form>
        <form method="post" action="/incidents/{{id}}/status">{{> token}}\
        <input type="hidden" name="over" value="{{status}}"><label for="status">Outside it is called</label>
        <select id="status" name="status">{{#statuses}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/statuses}}</select>\
        <button>Set</button></form>
        {{#escalations}}<form method="post" action="/incidents/{{id}}/escalations/{{path}}">{{> token}}
        <label>Set off “{{name}}”, because<input name="because" required maxlength="4096"></label><button>Set off</button></form>
        {{/escalations}}{{#canHandBack}}<form method="post" action="/incidents/{{id}}/unacknowledge">{{> token}}\
        <button>Hand back: the ladder starts again</button></form>
        {{/canHandBack}}<form method="post" action="/incidents/{{id}}/merge">{{> token}}<label for="into">It is part of</label>
        <input id="into" name="into" placeholder="INC-7 or its address" required><button>Merge</button></form>
        <form method="post" action="/incidents/{{id}}/false-alarm">{{> token}}<label for="false-because">There was nothing, because</label>
        <input id="false-because" name="because" required><button>Close as a false alarm</button></form>
        {{/isOpen}}
        <form method="post" action="/incidents/{{id}}/private">{{> token}}\
        <input type="hidden" name="private" value="{{^isPrivate}}true{{/isPrivate}}{{#isPrivate}}false{{/isPrivate}}">
        <button>{{^isPrivate}}Make it private{{/isPrivate}}{{#isPrivate}}Show it to everybody again{{/isPrivate}}</button></form>
        </div></details>
        </div>
        """
}
