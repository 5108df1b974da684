internal import Engine
internal import Runbooks
internal import Vocabulary

/// Writing something down, and telling audiences.
struct SayPanel: Sendable {
    struct Audience: Sendable {
        let name: String
        let to: String
        let isPublic: Bool
        let approver: String?
        let left: Countdown?
        let kind: String
        let lastAt: When?
        let hasTemplate: Bool
    }

    struct Held: Sendable {
        let number: Int
        let audience: String
        let subject: String
        let text: String
        let why: String
        let canRelease: Bool
    }

    let id: String
    let isOpen: Bool
    let audiences: [Audience]
    let statuses: [Choice]
    let held: [Held]

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        isOpen = incident.phase.isOpen
        // Of what is private nobody is told but people.
        let told = runbook.communications.filter { !incident.knowledge.isPrivate || $0.isForPeople }
        audiences = told.filter { $0.match.holds(for: incident.facts) }.map { audience in
            let duty = incident.duties.first { $0.name == .update(audience.name) && $0.state == .open }
            let left = duty.map { Countdown($0, at: dossier.now, on: dossier.clock) }
            let last = incident.updates.last { $0.audience == audience.name && $0.state == .posted }
            return Audience(
                name: audience.name.text, to: audience.to.words, isPublic: audience.isPublic, approver: audience.approve?.words, left: left,
                kind: left?.kind ?? "", lastAt: last.map { dossier.when($0.at) },
                hasTemplate: audience.templates.first ?? audience.templates.update ?? audience.templates.resolved != nil)
        }
        let words = runbook.lifecycle.statuses.isEmpty ? StatusPage.State.allCases.map(\.rawValue) : runbook.lifecycle.statuses.map(\.name.text)
        statuses = words.map { Choice($0) }
        held = incident.updates.compactMap { update in
            guard case .held(let why) = update.state else { return nil }
            let (words, canRelease) =
                switch why {
                case .approval: ("waits for approval", true)
                case .embargo(let fact): ("held back until “\(fact)” is stated", false)
                }
            return Held(
                number: update.number, audience: update.audience.text, subject: update.subject, text: update.text, why: words, canRelease: canRelease)
        }
    }

    static let template = """
        <section class="card" id="say" aria-labelledby="say-title"><h2 id="say-title">Say something</h2>
        <form class="body fields" method="post" action="/incidents/{{id}}/notes">{{> token}}
        <textarea name="text" rows="2" maxlength="16384" required data-key="n" aria-label="Note" placeholder="What do you see, what do you try?">\
        </textarea>
        <div class="acts"><button class="main">Add note</button></div></form>
        {{#held}}<div class="body held"><p><strong>{{subject}}</strong> <span class="soft">to {{audience}}: {{why}}</span></p><p class="posting">\
        {{text}}</p>
        {{#canRelease}}<div class="acts"><form method="post" action="/incidents/{{id}}/updates/{{number}}/release">{{> token}}\
        <button class="main">Let it out</button></form>
        <form method="post" action="/incidents/{{id}}/updates/{{number}}/reject">{{> token}}<button>Do not send it</button></form></div>\
        {{/canRelease}}</div>{{/held}}
        {{#audiences}}{{#first()}}<details class="fold" id="composer"><summary data-key="u">Tell an audience</summary><ul class="rows">{{/first()}}
        <li><details class="act"><summary class="owed {{kind}}"><span>{{name}}{{#isPublic}} <span class="pill public">public</span>{{/isPublic}}\
        </span>
        {{#left}}{{> countdown}}{{/left}}<span class="small soft">{{to}}{{#lastAt}} · last {{> time}}{{/lastAt}}{{#approver}} · \
        {{approver}} has to agree{{/approver}}</span></summary>
        <form method="post" action="/incidents/{{id}}/updates">{{> token}}<input type="hidden" name="audience" value="{{name}}">
        <label>Text{{#hasTemplate}} (left empty: the runbook's template is filled){{/hasTemplate}}\
        <textarea name="text" rows="4" maxlength="16384"{{^hasTemplate}} required{{/hasTemplate}}></textarea></label>
        <label>Status<select name="status"><option value="">as it is</option>{{#statuses}}<option>{{name}}</option>{{/statuses}}</select></label>
        <div class="acts"><button class="main">Send to {{name}}</button>\
        <button formaction="/incidents/{{id}}/preview" formnovalidate>Preview</button></div></form></details></li>
        {{#last()}}</ul></details>{{/last()}}{{/audiences}}
        </section>
        """
}
