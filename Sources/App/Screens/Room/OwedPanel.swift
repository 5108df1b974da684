internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What is owed next, by whom, with the time that is left; and what was missed already.
struct OwedPanel: Sendable {
    struct Line: Sendable {
        let name: String
        let owner: String
        let clause: String?
        let left: Countdown
        let kind: String
    }

    struct Done: Sendable {
        let name: String
        let word: String
        let isBad: Bool
    }

    let id: String
    /// What is due next, and what is due after that.
    let lines: [Line]
    let later: [Line]
    let done: [Done]
    let kept: Int
    let missed: Int

    init(_ dossier: Dossier) {
        id = dossier.incident.id.description
        let open = dossier.incident.duties.filter { $0.state == .open }.sorted { $0.due < $1.due }.map { duty in
            let left = Countdown(duty, at: dossier.now, on: dossier.clock)
            return Line(
                name: duty.name.text, owner: duty.owner.words, clause: dossier.runbook.clause(of: duty.name), left: left, kind: left.kind)
        }
        lines = Array(open.prefix(OwedPanel.shown))
        later = Array(open.dropFirst(OwedPanel.shown))
        let records = DutyRecord.all(in: dossier.events).filter { $0.isPromise && $0.ending != .open && !$0.isMoot }
        done = records.map { record in
            let (word, isBad) =
                switch record.ending {
                case .missed: ("missed", true)
                case .late: ("late", true)
                case .waived: ("waived", false)
                case .open, .kept, .moot: ("in time", false)
                }
            return Done(name: record.name.text, word: word, isBad: isBad)
        }
        kept = records.count { $0.ending == .kept }
        missed = records.count { $0.ending == .missed || $0.ending == .late }
    }

    /// How many are shown before the rest is folded: what a telephone shows at a glance.
    private static let shown = 5

    static let lineTemplate = """
        <li class="owed {{kind}}"><span>{{name}}</span> {{#left}}{{> countdown}}{{/left}}
        <span class="small soft">{{owner}}{{#left}}{{#bar}} · due {{#due}}{{> time}}{{/due}}{{/bar}}{{/left}}</span>
        {{#left}}{{> bar}}{{/left}}</li>
        """

    static let template = """
        <section class="card" id="owed" aria-labelledby="owed-title"><h2 id="owed-title">Owed next</h2>
        <ul class="rows">{{#lines}}{{> owed-line}}
        {{/lines}}{{^lines}}<li class="soft">Nothing just now.</li>{{/lines}}</ul>
        {{#later}}{{#first()}}<details class="fold"><summary>and later</summary><ul class="rows">{{/first()}}{{> owed-line}}
        {{#last()}}</ul></details>{{/last()}}{{/later}}
        {{#done}}{{#first()}}<details class="fold"><summary>{{kept}} kept, {{missed}} late or missed</summary><ul class="rows">{{/first()}}
        <li class="row"><span>{{name}}</span><span class="end {{#isBad}}late{{/isBad}}{{^isBad}}soft{{/isBad}}">{{word}}</span></li>
        {{#last()}}</ul></details>{{/last()}}{{/done}}</section>
        """
}
