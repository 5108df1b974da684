internal import Engine
internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// What has to become better after incidents, by when it is due.
package struct ActionsScreen: Screen {
    struct Column: Sendable {
        let anchor: String
        let name: String
        let count: Int
        let cards: [ActionCard]
        let isLate: Bool
        let empty: String
    }

    package let frame: Frame
    let around = Afterwards(at: .actions)
    let columns: [Column]
    let owners: [Choice]
    /// More are open than are shown.
    let isCut: Bool

    /// `titles`: of the incidents; `owner`: the only one shown.
    package init(
        open: [ActionRow], ended: [ActionRow], titles: [IncidentID: String], owner: Party?, owners: [Party], under book: Runbook, at now: Moment,
        frame: Frame
    ) {
        self.frame = frame
        let clock = WallClock.of(book.zone)
        let week = CalendarPeriod.of(.weeks(1), containing: now, zone: book.zone).end
        func column(_ anchor: String, _ name: String, _ rows: [ActionRow], empty: String, isLate: Bool = false) -> Column {
            let cards = rows.map { ActionCard($0, titles[$0.incident] ?? "", isLate: isLate, at: now, on: clock) }
            return Column(anchor: anchor, name: name, count: cards.count, cards: cards, isLate: isLate && !cards.isEmpty, empty: empty)
        }
        columns = [
            column("overdue", "Overdue", open.filter { $0.item.due < now }, empty: "Nothing is late.", isLate: true),
            column("week", "This week", open.filter { now <= $0.item.due && $0.item.due < week }, empty: "Nothing else this week."),
            column("later", "Later", open.filter { max(week, now) <= $0.item.due }, empty: "Nothing."),
            column("ended", "Done or dropped lately", ended.sorted { $0.item.endedLast > $1.item.endedLast }, empty: "Nothing yet."),
        ]
        self.owners = owners.map { Choice($0.description, label: $0.words, isChosen: $0 == owner) }
        isCut = open.count >= Limits.listLines
    }

    package static let name = "actions"
    package static let parts = ["action-card": ActionCard.template]
    package static let template = """
        {{> top}}
        <main id="main">
        {{#around}}{{> afterwards}}{{/around}}
        <div class="row title"><h1>What has to become better</h1><form class="end row" method="get" action="/actions">
        <label for="owner">Owner</label><select id="owner" name="owner" data-submit><option value="">everybody</option>
        {{#owners}}<option value="{{name}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/owners}}</select>
        <button class="plain no-script">Show</button></form></div>
        {{#isCut}}<p class="soft">There are more; those due first are shown. Choose an owner to see fewer at once.</p>{{/isCut}}
        <div class="board">
        {{#columns}}<section class="card" id="{{anchor}}" aria-labelledby="{{anchor}}-title"><header><h2 id="{{anchor}}-title"\
        {{#isLate}} class="late"{{/isLate}}>{{name}}</h2><span class="soft small">{{count}}</span></header><ul class="rows">
        {{#cards}}{{> action-card}}{{/cards}}{{^cards}}<li class="soft">{{empty}}</li>{{/cards}}</ul></section>
        {{/columns}}</div>
        </main>
        {{> end}}
        """
}

/// One thing that has to become better.
struct ActionCard: Sendable {
    let incident: String
    let number: Int
    let title: String
    let text: String
    let owner: String
    let due: When
    let isLate: Bool
    let marks: [String]
    let verification: String?
    let isOpen: Bool
    /// How it ended, and when where that is known.
    let ended: String?
    let endedAt: When?
    let words: String?

    init(_ row: ActionRow, _ title: String, isLate: Bool, at now: Moment, on clock: WallClock) {
        let item = row.item
        incident = row.incident.description
        number = item.number
        self.title = title
        text = item.draft.text
        owner = item.draft.owner.words
        due = When(item.due, at: now, on: clock)
        self.isLate = isLate
        marks = [item.draft.priority, item.draft.category?.text, row.isDrill ? "exercise" : nil, row.isPrivate ? "private" : nil].compactMap { $0 }
        verification = item.draft.verification
        switch item.state {
        case .open: (isOpen, ended, endedAt, words) = (true, nil, nil, nil)
        case .done(let at, let said): (isOpen, ended, endedAt, words) = (false, "done", When(at, at: now, on: clock), said.isEmpty ? nil : said)
        case .dropped(let because): (isOpen, ended, endedAt, words) = (false, "dropped", nil, because)
        }
    }

    static let template = """
        <li id="{{incident}}-{{number}}"><div class="row"><span class="strong clamp">{{text}}</span></div>
        <div class="row small soft"><span>{{owner}}</span>{{#marks}}<span class="pill">{{.}}</span>{{/marks}}\
        {{#isOpen}}<span class="end{{#isLate}} late{{/isLate}}">due {{#due}}{{> time}}{{/due}}</span>{{/isOpen}}\
        {{#ended}}<span class="end">{{.}}{{#endedAt}} {{> time}}{{/endedAt}}</span>{{/ended}}</div>
        <div class="small"><a href="/incidents/{{incident}}">{{incident}}</a> <span class="soft">{{title}}</span></div>
        {{#verification}}<p class="small soft">Done when: {{.}}</p>{{/verification}}{{#words}}<p class="small">{{.}}</p>{{/words}}
        {{#isOpen}}{{#frame.viewer.mayRespond}}<div class="acts small"><details class="act"><summary class="plain">Done…</summary>
        <form method="post" action="/incidents/{{incident}}/actions/{{number}}/done">{{> token}}<input type="hidden" name="back" value="/actions">
        <label>What was done, if it is worth a word<input name="text" maxlength="4096"></label><button class="main">It is done</button></form>\
        </details>
        <details class="act"><summary class="plain">Drop…</summary>
        <form method="post" action="/incidents/{{incident}}/actions/{{number}}/drop">{{> token}}<input type="hidden" name="back" value="/actions">
        <label>Because<input name="because" required maxlength="4096"></label><button>It will not be done</button></form></details></div>\
        {{/frame.viewer.mayRespond}}{{/isOpen}}</li>
        """
}

extension Incident.ActionItem {
    /// When it was done; of one that was dropped only when it was due is known.
    fileprivate var endedLast: Moment { if case .done(let at, _) = state { at } else { due } }
}
