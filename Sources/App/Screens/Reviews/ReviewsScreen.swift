package import Engine
internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// The reviews that are owed, and those there are.
package struct ReviewsScreen: Screen {
    /// One that is owed, or that somebody has begun.
    package struct Owed: Sendable {
        package var row: IncidentRow
        package var state: String
        package var duties: [Incident.Duty]

        package init(_ row: IncidentRow, state: String, duties: [Incident.Duty]) {
            self.row = row
            self.state = state
            self.duties = duties
        }
    }

    struct Line: Sendable {
        let id: String
        let called: String
        let title: String
        let severity: Badge
        let over: When?
        let state: String?
        let published: When?
        let owed: [Milestone]
    }

    struct Milestone: Sendable {
        let name: String
        let owner: String
        let left: Countdown
        let kind: String
    }

    package let frame: Frame
    let around = Afterwards(at: .reviews)
    let owing: [Line]
    let out: [Line]
    let others: [Line]

    /// `published`, newest first; `others`: what is over and owes none.
    package init(owed: [Owed], published: [IncidentRow], others: [IncidentRow], under book: Runbook, at now: Moment, frame: Frame) {
        self.frame = frame
        func line(_ row: IncidentRow, state: String? = nil, _ duties: [Incident.Duty] = []) -> Line {
            let clock = WallClock.of(book.zone)
            let milestones = duties.map { duty in
                let left = Countdown(duty, at: now, on: clock)
                return Milestone(name: duty.name.milestone, owner: duty.owner.words, left: left, kind: left.kind)
            }
            return Line(
                id: row.id.description, called: row.name, title: row.title, severity: Badge(row.severity, among: book.severities),
                over: row.resolvedAt.map { When($0, at: now, on: clock) }, state: state,
                published: row.reviewPublishedAt.map { When($0, at: now, on: clock) }, owed: milestones)
        }
        let ordered = owed.map { one -> (Owed, Moment) in (one, one.duties.map(\.due).min() ?? .distantFuture) }.sorted { $0.1 < $1.1 }.map(\.0)
        owing = ordered.map { line($0.row, state: $0.state == "empty" ? "nothing written" : $0.state, $0.duties.sorted { $0.due < $1.due }) }
        out = published.map { line($0) }
        self.others = others.map { line($0) }
    }

    package static let name = "reviews"
    package static let parts = ["review-line": lineTemplate]

    private static let lineTemplate = """
        <li class="incident"><div class="row">{{#severity}}{{> badge}}{{/severity}}<a class="strong clamp" href="/reviews/{{id}}">{{title}}</a>\
        <span class="end small"><a href="/incidents/{{id}}">{{called}}</a></span></div>
        <div class="row small soft">{{#state}}<span class="pill">{{.}}</span>{{/state}}{{#over}}<span>over since {{> time}}</span>{{/over}}\
        {{#published}}<span class="good">published {{> time}}</span>{{/published}}</div>
        {{#owed}}<div class="owed small {{kind}}"><span>{{name}} <span class="soft">{{owner}}</span></span>\
        {{#left}}{{> countdown}}{{> bar}}{{/left}}</div>{{/owed}}</li>
        """

    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        {{#around}}{{> afterwards}}{{/around}}
        <h1>Reviews</h1>
        <section class="card" id="owed" aria-labelledby="owed-title"><h2 id="owed-title">Owed</h2><ul class="rows">
        {{#owing}}{{> review-line}}{{/owing}}{{^owing}}<li class="soft">No review is owed.</li>{{/owing}}</ul></section>
        <section class="card" id="published" aria-labelledby="published-title"><h2 id="published-title">Published</h2><ul class="rows">
        {{#out}}{{> review-line}}{{/out}}{{^out}}<li class="soft">None yet.</li>{{/out}}</ul></section>
        {{#others}}{{#first()}}<section class="card" id="others" aria-labelledby="others-title"><h2 id="others-title">Over lately, without a \
        review being owed</h2><ul class="rows">{{/first()}}{{> review-line}}{{#last()}}</ul></section>{{/last()}}{{/others}}
        </main>
        {{> end}}
        """
}

extension DutyName {
    /// `meeting` of `review meeting`.
    fileprivate var milestone: String { String(text.dropFirst(DutyName.review("").text.count)) }
}
