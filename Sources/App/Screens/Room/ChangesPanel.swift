internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What was changed before it began: most trouble is home-made.
struct ChangesPanel: Sendable {
    struct Line: Sendable {
        let summary: String
        let source: String
        let at: When
        let before: String
    }

    struct Overdue: Sendable {
        let incident: String
        let text: String
        let owner: String
    }

    let lines: [Line]
    let overdue: [Overdue]

    init(_ dossier: Dossier) {
        let began = dossier.incident.opening.startedAt ?? dossier.incident.openedAt
        lines = dossier.changes.map { recorded in
            let at = recorded.change.at ?? recorded.receivedAt
            let before = at <= began ? "\((began - at).brief) before" : "\((at - began).brief) after"
            return Line(summary: recorded.change.summary, source: recorded.change.source.text, at: dossier.when(at), before: before)
        }
        overdue = dossier.overdue.map { Overdue(incident: $0.incident.description, text: $0.item.draft.text, owner: $0.item.draft.owner.words) }
    }

    static let template = """
        <section class="card" id="changes" aria-labelledby="changes-title"><h2 id="changes-title">Changes</h2><ul class="rows">
        {{#lines}}<li><div>{{summary}}</div><div class="small soft">{{#at}}{{> time}}{{/at}}, {{before}} · {{source}}</div></li>
        {{/lines}}{{^lines}}<li class="soft">None in the hour before.</li>{{/lines}}</ul>
        {{#overdue}}{{#first()}}<h2>Overdue from before</h2><ul class="rows">{{/first()}}<li><a href="/incidents/{{incident}}">{{incident}}</a> \
        {{text}} <span class="soft">{{owner}}</span></li>{{#last()}}</ul>{{/last()}}{{/overdue}}
        </section>
        """
}
