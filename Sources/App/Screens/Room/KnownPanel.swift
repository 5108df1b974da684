internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What is known: pinned sentences, facts, tags, links, what the next shift has to know.
struct KnownPanel: Sendable {
    struct Stated: Sendable {
        let name: String
        let since: When
    }

    struct Pin: Sendable {
        let number: Int
        let text: String
    }

    struct Link: Sendable {
        let kind: String
        let title: String
        let url: String
    }

    let id: String
    let stated: [Stated]
    /// What can still be stated, as the runbook names it.
    let statable: [String]
    let pins: [Pin]
    let tags: [String]
    let services: String?
    let links: [Link]
    let briefing: String?
    let estimate: When?
    let openedBy: String
    let ladder: String?
    let version: String

    init(_ dossier: Dossier) {
        let (incident, runbook, knowledge) = (dossier.incident, dossier.runbook, dossier.incident.knowledge)
        id = incident.id.description
        stated = knowledge.stated.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { Stated(name: $0.key.text, since: dossier.when($0.value)) }
        statable = runbook.facts.map(\.name).filter { knowledge.stated[$0] == nil }.map(\.text)
        pins = knowledge.pins.enumerated().map { Pin(number: $0.offset + 1, text: $0.element) }
        tags = incident.tags
        services = knowledge.services.isEmpty ? nil : knowledge.services.map(\.text).joined(separator: ", ")
        links = incident.links(under: runbook, at: dossier.now).compactMap { link in
            Address.safe(link.url).map { Link(kind: link.kind.rawValue, title: link.title, url: $0) }
        }
        briefing = knowledge.briefing.isEmpty ? nil : knowledge.briefing
        estimate = knowledge.estimate.map(dossier.when)
        openedBy = incident.openedBy.plain
        ladder = incident.climb.map { "\($0.ladder), round \($0.round), \($0.exhausted ? "ended" : "next rung \($0.next + 1)")" }
        version = incident.runbook.digest
    }

    static let template = """
        <section class="card" id="known" aria-labelledby="known-title"><h2 id="known-title">Known</h2><div class="body fields">
        {{#pins}}<p class="pin">{{text}}</p>{{/pins}}
        {{#briefing}}<p><span class="soft">For the next shift:</span> {{briefing}}</p>{{/briefing}}
        <dl class="facts">{{#services}}<dt>Also affects</dt><dd>{{services}}</dd>{{/services}}
        {{#estimate}}<dt>Expected over</dt><dd>{{> time}}</dd>{{/estimate}}
        {{#stated}}<dt>{{name}}</dt><dd>since {{#since}}{{> time}}{{/since}}</dd>{{/stated}}
        <dt>Opened by</dt><dd>{{openedBy}}</dd>{{#ladder}}<dt>Ladder</dt><dd>{{ladder}}</dd>{{/ladder}}
        <dt>Runbook</dt><dd><span class="label">{{version}}</span></dd></dl>
        {{#tags}}<span class="label">{{.}}</span> {{/tags}}
        {{#links}}<a href="{{url}}" rel="noreferrer">{{title}}</a> <span class="faint small">{{kind}}</span> {{/links}}
        {{#frame.viewer.mayRespond}}<details class="act"><summary class="plain">State something</summary><div>
        {{#statable}}{{#first()}}<form method="post" action="/incidents/{{id}}/facts">{{> token}}<label for="fact">Fact</label>\
        <select id="fact" name="fact">{{/first()}}
        <option>{{.}}</option>{{#last()}}</select><button>State it</button></form>{{/last()}}{{/statable}}
        <form method="post" action="/incidents/{{id}}/pins">{{> token}}<label>Pin a sentence<input name="text" required maxlength="4096"></label>\
        <button>Pin</button></form>
        <form method="post" action="/incidents/{{id}}/tags">{{> token}}<label>Tag<input name="tags" required></label><button>Add</button></form>
        <form method="post" action="/incidents/{{id}}/links">{{> token}}<label>Link<input name="url" type="url" required></label>
        <label>Title<input name="title" required></label><label>Kind<select name="kind"><option>document</option><option>ticket</option>\
        <option>call</option><option>chat</option>
        <option>dashboard</option><option>vendor</option><option>evidence</option><option>other</option></select></label><button>Add</button></form>
        <form method="post" action="/incidents/{{id}}/briefing">{{> token}}<label>For the next shift<textarea name="text" rows="2" required>\
        {{briefing}}</textarea></label><button>Keep</button></form>
        </div></details>{{/frame.viewer.mayRespond}}
        </div></section>
        """
}
