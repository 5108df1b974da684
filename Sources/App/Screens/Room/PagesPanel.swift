internal import Engine
internal import Storage
internal import Vocabulary

/// Who was paged, and where the time went.
struct PagesPanel: Sendable {
    struct Line: Sendable {
        let isNotice: Bool
        let to: String
        let way: String
        let outcome: String
        let isBad: Bool
        let at: When
        /// `held 5 min`, `sent in 420 ms`
        let hops: [String]
    }

    /// People first; what went to channels and audiences is folded.
    let pages: [Line]
    let notices: [Line]
    let waiting: String?

    init(_ dossier: Dossier) {
        var latency: [PageID: Duration] = [:]
        var ends: [PageID: PageOutcome] = [:]
        for event in dossier.events {
            if case .pageEnded(let page, let outcome, let took) = event.what { (latency[page], ends[page]) = (took, outcome) }
        }
        let all = dossier.messages.reversed().map { row in
            let end = ends[row.id] ?? row.outcome
            let (to, way) =
                switch row.message {
                case .page(let page): (page.person.text, page.way.words)
                case .notice(let notice): (notice.destination.isEmpty ? notice.connection.text : notice.destination, "notice by \(notice.connection)")
                }
            var hops: [String] = []
            let held = row.due - row.queuedAt
            if held > .seconds(1) { hops.append("held \(held.brief)") }
            if case .delivered(let provider) = end {
                if let took = latency[row.id] { hops.append("sent in \(took.milliseconds) ms") }
                hops.append("taken by \(provider)")
            }
            if row.attempts > 1 { hops.append("\(row.attempts) attempts") }
            return Line(
                isNotice: row.isNotice, to: to, way: way, outcome: end?.words ?? "waiting", isBad: end?.isBad ?? false,
                at: dossier.when(row.queuedAt), hops: hops)
        }
        pages = all.filter { !$0.isNotice }
        notices = all.filter(\.isNotice)
        let open = dossier.messages.count { $0.outcome == nil && ends[$0.id] == nil }
        waiting = open == 0 ? nil : "\(open) waiting"
    }

    static let lineTemplate = """
        <li><div class="row"><strong>{{to}}</strong> <span>{{way}}</span> <span class="end small \
        {{#isBad}}late{{/isBad}}{{^isBad}}soft{{/isBad}}">{{outcome}}</span></div>
        <div class="hops"><span>{{#at}}{{> time}}{{/at}}</span>{{#hops}}<span>{{.}}</span>{{/hops}}</div></li>
        """

    static let template = """
        <section class="card" id="pages" aria-labelledby="pages-title"><header><h2 id="pages-title">Pages and notices</h2>{{#waiting}}\
        <span class="small soft">{{waiting}}</span>{{/waiting}}</header>
        <ul class="rows">{{#pages}}{{> page-line}}
        {{/pages}}{{^pages}}<li class="soft">Nobody was paged.</li>{{/pages}}</ul>
        {{#notices}}{{#first()}}<details class="fold"><summary>notices to channels and audiences</summary><ul class="rows">{{/first()}}{{> page-line}}
        {{#last()}}</ul></details>{{/last()}}{{/notices}}</section>
        """
}

extension Way {
    fileprivate var words: String {
        switch self {
        case .push: "push"
        case .sms: "text message"
        case .call: "call"
        case .email: "mail"
        case .slack: "Slack"
        case .webhook: "webhook"
        }
    }
}

extension PageOutcome {
    fileprivate var words: String {
        switch self {
        case .delivered: "delivered"
        case .failed(let reason): "failed: \(reason)"
        case .expired: "too late to send"
        case .superseded: "not needed any more"
        }
    }

    fileprivate var isBad: Bool {
        switch self {
        case .failed, .expired: true
        case .delivered, .superseded: false
        }
    }
}

extension OutboxRow {
    fileprivate var isNotice: Bool { if case .notice = message { true } else { false } }
}
