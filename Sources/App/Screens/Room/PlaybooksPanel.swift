internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What the runbook says to do about this kind of trouble, step by step, with how far each is.
struct PlaybooksPanel: Sendable {
    struct Step: Sendable {
        let number: Int
        let text: String
        let phase: String?
        let condition: String?
        let owner: String?
        let approver: String?
        let url: String?
        let options: [String]
        let isAutomated: Bool
        let isOpen: Bool
        let isAsked: Bool
        /// Waits for yes or no to its condition.
        let isPosed: Bool
        let isDone: Bool
        /// `done`, `failed: exit 1`
        let state: String?
        let isBad: Bool
        let output: String?
    }

    struct Book: Sendable {
        let name: String
        let path: String
        let isFollowed: Bool
        let symptoms: [String]
        let causes: [String]
        let first: [String]
        let firstDone: Bool
        let never: [String]
        let stopWhen: [String]
        let steps: [Step]
        let verify: [String]
        let links: [String]
    }

    let id: String
    let isOpen: Bool
    let books: [Book]

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        isOpen = incident.phase.isOpen
        let facts = incident.facts
        let fitting = runbook.playbooks(for: facts).map(\.name)
        books = runbook.playbooks.filter { book in fitting.contains(book.name) || incident.plays.contains { $0.playbook == book.name } }.map { book in
            let play = incident.plays.first { $0.playbook == book.name }
            let firstDone = if case .done = play?.steps[0] { true } else { false }
            return Book(
                name: book.name.text, path: PercentEncoding.encode(book.name.text), isFollowed: play?.isFollowed ?? false, symptoms: book.symptoms,
                causes: book.causes, first: book.first, firstDone: firstDone, never: book.never, stopWhen: book.stopWhen,
                steps: book.steps.enumerated().filter { $0.element.match.holds(for: facts) }.map {
                    Step($0.element, number: $0.offset + 1, play?.steps[$0.offset + 1])
                }, verify: book.verify, links: book.links.compactMap(Address.safe))
        }
    }

    static let template = """
        {{#books}}<section class="card playbook" id="playbook-{{path}}" aria-label="Playbook {{name}}"><header><h2>Playbook: {{name}}</h2>
        {{^isFollowed}}{{#isOpen}}{{#frame.viewer.mayRespond}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/start">{{> token}}\
        <button>Follow it</button></form>{{/frame.viewer.mayRespond}}{{/isOpen}}{{/isFollowed}}</header>
        {{#symptoms}}{{#first()}}<p class="small"><span class="soft">Symptoms:</span> {{/first()}}{{.}}{{^last()}}; {{/last()}}{{#last()}}</p>\
        {{/last()}}{{/symptoms}}
        {{#causes}}{{#first()}}<p class="small"><span class="soft">Likely causes:</span> {{/first()}}{{.}}{{^last()}}; {{/last()}}{{#last()}}</p>\
        {{/last()}}{{/causes}}
        {{#never}}<p class="never">Never: {{.}}</p>{{/never}}
        {{#first}}{{#first()}}<div class="body before{{#firstDone}} done{{/firstDone}}"><strong>Before anything else</strong><ul>{{/first()}}<li>\
        {{.}}</li>{{#last()}}</ul>
        {{^firstDone}}{{#frame.viewer.mayRespond}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/0/done">{{> token}}\
        <button>That is done</button></form>{{/frame.viewer.mayRespond}}{{/firstDone}}</div>{{/last()}}{{/first}}
        <ol class="check-list">{{#steps}}<li class="step"><span class="faint">{{number}}</span>
        <div><span class="{{#isDone}}done{{/isDone}}">{{text}}</span>{{#condition}} <span class="soft">if {{condition}}</span>{{/condition}}
        {{#url}}<a href="{{url}}" rel="noreferrer">open</a>{{/url}}
        <p class="small faint">{{#phase}}{{phase}} {{/phase}}{{#owner}}· {{owner}} {{/owner}}{{#approver}}· {{approver}} has to agree{{/approver}}\
        </p>
        {{#state}}<p class="small {{#isBad}}late{{/isBad}}">{{state}}</p>{{/state}}{{#output}}<pre tabindex="0">{{output}}</pre>{{/output}}</div>
        {{#frame.viewer.mayRespond}}<div class="acts">
        {{#isAsked}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/approve">{{> token}}\
        <button class="main" aria-label="Agree to step {{number}}">Agree</button></form>
        <form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/refuse">{{> token}}\
        <button aria-label="Do not agree to step {{number}}">No</button></form>{{/isAsked}}
        {{#isPosed}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/answer">{{> token}}
        <button name="yes" value="true" aria-label="Yes, step {{number}}">Yes</button>
        <button name="yes" value="false" aria-label="No, step {{number}}">No</button></form>{{/isPosed}}
        {{#isOpen}}{{#isAutomated}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/run">{{> token}}\
        <button aria-label="Run step {{number}}">Run</button></form>{{/isAutomated}}
        {{#options}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/done">{{> token}}\
        <input type="hidden" name="text" value="{{.}}"><button>{{.}}</button></form>{{/options}}
        {{^options}}<form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/done">{{> token}}<button aria-label="Step \
        {{number}} is done">Done</button></form>{{/options}}
        <form method="post" action="/incidents/{{id}}/playbooks/{{path}}/steps/{{number}}/skip">{{> token}}\
        <button class="plain" aria-label="Skip step {{number}}">Skip</button></form>{{/isOpen}}
        </div>{{/frame.viewer.mayRespond}}</li>{{/steps}}</ol>
        {{#stopWhen}}<p class="small"><span class="soft">Stop when:</span> {{.}}</p>{{/stopWhen}}
        {{#verify}}<p class="small"><span class="soft">Verify:</span> {{.}}</p>{{/verify}}
        {{#links}}<p class="small"><a href="{{.}}" rel="noreferrer">{{.}}</a></p>{{/links}}
        </section>{{/books}}
        """
}

extension PlaybooksPanel.Step {
    fileprivate init(_ step: Playbook.Step, number: Int, _ standing: Incident.Play.State?) {
        self.number = number
        text = step.text
        phase = step.phase?.text
        condition = step.condition
        owner = step.owner?.words
        approver = step.approve?.words
        url = if case .open(let url) = step.work { Address.safe(url) } else { nil }
        options = if case .decide(let options) = step.work { options.map(\.name) } else { [] }
        isAutomated = step.isAutomated
        isOpen = standing == nil || standing?.mayBeRepeated == true
        isAsked = if case .asked = standing { true } else { false }
        isPosed = if case .posed = standing { true } else { false }
        isDone = standing?.isSettled ?? false
        state = standing?.words
        isBad = standing?.isBad ?? false
        output = if case .ended(let outcome) = standing, !outcome.output.isEmpty { outcome.output } else { nil }
    }
}

extension Incident.Play.State {
    fileprivate var words: String {
        switch self {
        case .asked(let author): "\(author.plain) asks to have it carried out"
        case .running: "running…"
        case .ended(let outcome): "\(outcome.result == .timedOut ? "timed out" : outcome.result.rawValue): \(outcome.reason)"
        case .done(let words): words.isEmpty ? "done" : words
        case .skipped(let because), .leftOut(let because): because.isEmpty ? "left out" : "left out: \(because)"
        case .posed(let question): "Is it so: \(question)?"
        case .refused(let because): because.isEmpty ? "not agreed to" : "not agreed to: \(because)"
        }
    }

    fileprivate var isSettled: Bool {
        switch self {
        case .done, .skipped, .leftOut: true
        case .ended(let outcome): outcome.result == .succeeded
        case .asked, .running, .refused, .posed: false
        }
    }

    fileprivate var isBad: Bool { if case .ended(let outcome) = self { outcome.result != .succeeded } else { false } }

    fileprivate var mayBeRepeated: Bool {
        switch self {
        case .refused: true
        case .ended(let outcome): outcome.result != .succeeded
        case .asked, .running, .done, .skipped, .leftOut, .posed: false
        }
    }
}
