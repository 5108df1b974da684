internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What to do in the phase it is in, who is responsible, and who has to agree to going on.
struct PhasePanel: Sendable {
    struct Item: Sendable {
        let number: Int
        let text: String
        let isDone: Bool
        let isOptional: Bool
        let owner: String?
        let link: String?
        let by: String?
        let at: When?
    }

    let id: String
    /// Nil: it is in none, and the panel is left out.
    let phase: String?
    let means: String?
    let items: [Item]
    /// `2 of 4 · Responsible: devops-lead`
    let about: String
    let waitingFor: String?
    let askedBy: String?
    let path: String

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        let phase = incident.phase.isOpen ? incident.progress.phase.flatMap(runbook.lifecycle.phase) : nil
        self.phase = phase?.name.text
        path = PercentEncoding.encode(phase?.name.text ?? "")
        means = phase.flatMap { $0.means.isEmpty ? nil : $0.means }
        waitingFor = incident.progress.waitingFor?.text
        askedBy = incident.progress.askedBy?.plain
        let facts = incident.facts
        let checklist = phase.map(\.checklist).flatMap { $0.match.holds(for: facts) ? $0.items : nil } ?? []
        items = checklist.enumerated().compactMap { place, item in
            guard item.match.holds(for: facts), let phase else { return nil }
            let tick = incident.progress.ticks[phase.name]?[place + 1]
            return Item(
                number: place + 1, text: item.text, isDone: tick != nil, isOptional: item.isOptional, owner: item.owner?.words,
                link: item.link.flatMap(Address.safe), by: tick?.by.plain, at: tick.map { dossier.when($0.at) })
        }
        let letters: [(RACI.Letter, String)] = [(.responsible, "Responsible"), (.accountable, "Accountable"), (.consulted, "Consulted")]
        let count = items.isEmpty ? [] : ["\(items.count(where: \.isDone)) of \(items.count)"]
        let raci = letters.compactMap { letter, word in
            let parties = phase.map { runbook.raci.parties(letter, in: $0.name, for: facts) } ?? []
            return parties.isEmpty ? nil : "\(word): \(parties.map(\.words).joined(separator: ", "))"
        }
        about = (count + raci).joined(separator: " · ")
    }

    static let template = """
        {{#phase}}<section class="card" id="phase" aria-labelledby="phase-title"><header><h2 id="phase-title">{{phase}}</h2>
        <span class="small soft">{{about}}</span></header>
        {{#means}}<p class="soft">{{means}}</p>{{/means}}
        {{#waitingFor}}<div class="body"><p>{{askedBy}} asks to go on to <strong>{{waitingFor}}</strong>.</p>
        {{#frame.viewer.mayRespond}}<div class="acts"><form method="post" action="/incidents/{{id}}/phases/{{path}}/approve">{{> token}}\
        <button class="main">Agree</button></form>
        <details class="act"><summary class="button">Not yet…</summary><form method="post" action="/incidents/{{id}}/phases/{{path}}/refuse">\
        {{> token}}
        <label>Because<input name="because"></label><button>Not yet</button></form></details></div>{{/frame.viewer.mayRespond}}</div>{{/waitingFor}}
        {{#items}}{{#first()}}<ul class="check-list">{{/first()}}<li><form method="post" action="/incidents/{{id}}/checklist">{{> token}}
        <input type="hidden" name="phase" value="{{phase}}"><input type="hidden" name="item" value="{{number}}">\
        <input type="hidden" name="done" value="{{#isDone}}false{{/isDone}}{{^isDone}}true{{/isDone}}">
        <button class="tick" aria-pressed="{{isDone}}" aria-label="Done: {{text}}">{{#isDone}}✓{{/isDone}}</button></form>
        <span class="{{#isDone}}done{{/isDone}}">{{#link}}<a href="{{link}}" rel="noreferrer">{{text}}</a>{{/link}}{{^link}}{{text}}{{/link}}\
        {{#isOptional}} <span class="faint">(optional)</span>{{/isOptional}}</span>
        <span class="small faint">{{#at}}{{by}} {{> time}}{{/at}}{{^at}}{{owner}}{{/at}}</span></li>{{#last()}}</ul>{{/last()}}{{/items}}
        </section>{{/phase}}
        """
}
