internal import Engine
internal import Runbooks
internal import Vocabulary

/// Who does what, with handing over and taking over.
struct RolesPanel: Sendable {
    struct Line: Sendable {
        /// As it stands in an address.
        let path: String
        let label: String
        let does: [String]
        let holder: String?
        /// Whom a new one replaces; empty where nobody has it.
        let was: String
        let since: When?
        let offeredTo: String?
        let note: String?
    }

    let id: String
    let lines: [Line]
    let people: [String]
    let responders: String?
    let isOpen: Bool

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        isOpen = incident.phase.isOpen
        people = runbook.people.keys.map(\.text).sorted()
        responders = incident.responders.isEmpty ? nil : incident.responders.map(\.text).joined(separator: ", ")
        let written = runbook.roles.filter { $0.match.holds(for: incident.facts) || incident.staff[$0.name] != nil }.map(\.name)
        let others = incident.staff.keys.filter { name in !runbook.roles.contains { $0.name == name } }.sorted()
        lines = (written + others).map { name in
            let holding = incident.staff[name]
            return Line(
                path: PercentEncoding.encode(name.text), label: name.text.replacing("_", with: " "), does: runbook.role(name)?.does ?? [],
                holder: holding?.holder?.text, was: holding?.holder?.text ?? "",
                since: holding?.since.map(dossier.when), offeredTo: holding?.offeredTo?.text,
                note: holding.flatMap { $0.note.isEmpty ? nil : $0.note })
        }
    }

    static let template = """
        <section class="card" id="roles" aria-labelledby="roles-title"><h2 id="roles-title">Roles</h2><ul class="rows">
        {{#lines}}<li><details class="act role"><summary class="row"><span class="soft">{{label}}</span>
        {{#holder}}<strong class="end">{{holder}}</strong>{{/holder}}\
        {{^holder}}<span class="end late">nobody</span>{{/holder}}</summary><div>
        {{#does}}<p class="small">{{.}}</p>{{/does}}{{#since}}<p class="small soft">since {{> time}}</p>{{/since}}
        {{#frame.viewer.mayRespond}}<form method="post" action="/incidents/{{id}}/roles/{{path}}/assign">{{> token}}\
        <input type="hidden" name="over" value="{{was}}">
        <label>Give it to<select name="person">{{#people}}<option>{{.}}</option>{{/people}}</select></label>
        <button>Assign</button></form>
        <form method="post" action="/incidents/{{id}}/roles/{{path}}/hand-over">{{> token}}\
        <input type="hidden" name="over" value="{{was}}">
        <label>Hand over to<select name="person">{{#people}}<option>{{.}}</option>{{/people}}</select></label>
        <label>What they have to know<input name="note" maxlength="4096"></label><button>Offer</button></form>{{/frame.viewer.mayRespond}}
        </div></details>
        {{#offeredTo}}<p class="small">Offered to <strong>{{offeredTo}}</strong>{{#note}}: {{note}}{{/note}}</p>
        {{#frame.viewer.mayRespond}}<div class="acts"><form method="post" action="/incidents/{{id}}/roles/{{path}}/accept">{{> token}}
        <button class="main">Accept</button></form></div>{{/frame.viewer.mayRespond}}{{/offeredTo}}</li>
        {{/lines}}{{^lines}}<li class="soft">The runbook names none.</li>{{/lines}}
        {{#responders}}<li class="row"><span class="soft">Responders</span> <span class="end">{{responders}}</span></li>{{/responders}}
        </ul></section>
        """
}
