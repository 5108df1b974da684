package import Runbooks
package import Storage
package import Vocabulary
internal import Engine
package import OnCall

/// The operations hub: what is open, who is on call, what is owed, what changed, whether we are well.
package struct HubScreen: Screen {
    /// Who is on call on one schedule.
    package struct Watch: Sendable {
        let schedule: String
        let people: String?
        let until: When?
        let next: String?

        /// Of every schedule, by name.
        package static func all(of roster: Roster, at now: Moment, on clock: WallClock) -> [Watch] {
            roster.schedules.keys.sorted().map { schedule in
                let handover = roster.nextHandover(of: schedule, after: now)
                return Watch(
                    schedule, people: roster.onCall(schedule, at: now), until: handover.map { When($0.at, at: now, on: clock) },
                    next: handover?.incoming ?? [])
            }
        }

        private init(_ schedule: ScheduleName, people: [PersonName], until: When?, next: [PersonName]) {
            self.schedule = schedule.text
            self.people = people.isEmpty ? nil : people.map(\.text).joined(separator: ", ")
            self.until = until
            self.next = until == nil ? nil : next.isEmpty ? "nobody" : next.map(\.text).joined(separator: ", ")
        }
    }

    /// Something owed that belongs to no incident that is open.
    package struct Owed: Sendable {
        let name: String
        let owner: String
        let path: String
        let due: When
        let isLate: Bool

        package init(name: String, owner: Party, path: String, due: When, isLate: Bool) {
            self.name = name
            self.owner = owner.words
            self.path = path
            self.due = due
            self.isLate = isLate
        }
    }

    struct Change: Sendable {
        let at: When
        let summary: String
        let source: String
    }

    struct Console: Sendable {
        let name: String
        let purpose: String
        let url: String
    }

    package struct Facts: Sendable {
        package var open: [IncidentRow]
        package var closed: [IncidentRow]
        package var watches: [Watch]
        package var owed: [Owed]
        package var changes: [RecordedChange]
        package var findings: [String]
        package var hasCapture: Bool

        package init(
            open: [IncidentRow] = [], closed: [IncidentRow] = [], watches: [Watch] = [], owed: [Owed] = [], changes: [RecordedChange] = [],
            findings: [String] = [], hasCapture: Bool = false
        ) {
            self.open = open
            self.closed = closed
            self.watches = watches
            self.owed = owed
            self.changes = changes
            self.findings = findings
            self.hasCapture = hasCapture
        }
    }

    package let frame: Frame
    let runbook: String
    let heading: String
    let open: [IncidentLine]
    let closed: [IncidentLine]
    let watches: [Watch]
    let owed: [Owed]
    let changes: [Change]
    let consoles: [Console]
    let findings: [String]
    let isWell: Bool
    let hasCapture: Bool

    package init(_ facts: Facts, under book: Runbook, at now: Moment, frame: Frame) {
        self.frame = frame
        let clock = WallClock.of(book.zone)
        runbook = book.name
        let rank = { (row: IncidentRow) in book.severities.firstIndex { $0.name == row.severity } ?? book.severities.count }
        open = facts.open.sorted { (rank($0), $1.openedAt) < (rank($1), $0.openedAt) }.map { IncidentLine($0, book, at: now) }
        heading = open.isEmpty ? "All calm" : "\(open.count) open"
        closed = facts.closed.map { IncidentLine($0, book, at: now) }
        watches = facts.watches
        owed = facts.owed
        changes = facts.changes.map {
            Change(at: When($0.change.at ?? $0.receivedAt, at: now, on: clock), summary: $0.change.summary, source: $0.change.source.text)
        }
        consoles = book.tools.compactMap { tool in
            tool.open.flatMap(Address.safe).map { Console(name: tool.name, purpose: tool.purpose, url: $0) }
        }
        findings = facts.findings
        isWell = facts.findings.isEmpty
        hasCapture = facts.hasCapture
    }

    package static let name = "hub"
    package static let parts = ["incident-line": IncidentLine.template]
    package static let template = """
        {{> top}}
        <main id="main">
        <div class="room hub">
        <div class="centre" id="centre">
        <section class="card" id="open" aria-labelledby="open-title"><h1 id="open-title">{{heading}}</h1>
        <ul class="rows">{{#open}}{{> incident-line}}{{/open}}{{^open}}<li class="soft">Nothing is open. {{runbook}} is watched.</li>{{/open}}\
        </ul></section>
        {{#owed}}{{#first()}}<section class="card" id="owed" aria-labelledby="owed-title"><h2 id="owed-title">Owed apart from incidents</h2>\
        <ul class="rows">{{/first()}}
        <li class="row"><a href="{{path}}">{{name}}</a> <span class="soft">{{owner}}</span><span class="end small {{#isLate}}late{{/isLate}}\
        {{^isLate}}soft{{/isLate}}">due {{#due}}{{> time}}{{/due}}</span></li>
        {{#last()}}</ul></section>{{/last()}}{{/owed}}
        {{#closed}}{{#first()}}<section class="card" id="closed" aria-labelledby="closed-title"><h2 id="closed-title">Over lately</h2>\
        <ul class="rows">{{/first()}}{{> incident-line}}{{#last()}}</ul></section>{{/last()}}{{/closed}}
        </div>
        <div class="side" id="side">
        <section class="card" id="watches" aria-labelledby="watches-title"><h2 id="watches-title">On call now</h2><ul class="rows">
        {{#watches}}<li><div class="row"><span class="soft">{{schedule}}</span>{{#people}}<strong class="end">\
        {{people}}</strong>{{/people}}{{^people}}<span class="end late">nobody</span>{{/people}}</div>
        {{#until}}<div class="small soft">until {{> time}}, then {{next}}</div>{{/until}}</li>
        {{/watches}}{{^watches}}<li class="soft">The runbook has no schedule.</li>{{/watches}}</ul></section>
        <section class="card" id="health" aria-labelledby="health-title"><h2 id="health-title">Runbell itself</h2><ul class="rows">
        {{#isWell}}<li><span class="good" aria-hidden="true">●</span> well</li>{{/isWell}}{{#findings}}<li class="late">{{.}}</li>{{/findings}}
        {{#hasCapture}}<li><a href="/captured">Captured messages</a></li>{{/hasCapture}}</ul></section>
        <section class="card" id="changes" aria-labelledby="changes-title"><h2 id="changes-title">Changes in the last day</h2><ul class="rows">
        {{#changes}}<li><div>{{summary}}</div><div class="small soft">{{#at}}{{> time}}{{/at}} · {{source}}</div></li>{{/changes}}{{^changes}}\
        <li class="soft">None.</li>{{/changes}}</ul></section>
        {{#consoles}}{{#first()}}<section class="card" id="consoles" aria-labelledby="consoles-title"><h2 id="consoles-title">Consoles</h2>\
        <ul class="rows">{{/first()}}
        <li class="row"><a href="{{url}}" rel="noreferrer">{{name}}</a> <span class="small soft">{{purpose}}</span></li>{{#last()}}</ul>\
        </section>{{/last()}}{{/consoles}}
        </div>
        </div>
        </main>
        {{> end}}
        """
}
