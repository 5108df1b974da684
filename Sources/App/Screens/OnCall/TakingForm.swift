internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Taking a schedule, or one colleague's shifts in it, for a while. Its times are those of the schedule's own clock.
struct TakingForm: Sendable {
    let schedules: [Choice]
    let people: [Choice]
    let owners: [Choice]
    let start: String
    let end: String
    let zones: String
    let problem: String?

    init(_ facts: OnCallScreen.Facts, _ shown: [Schedule], under book: Runbook, at now: Moment) {
        let written = facts.written
        schedules = shown.map { Choice($0.name.text, isChosen: $0.name.text == written["schedule"]) }
        let known = book.people.keys.sorted()
        people = known.map { Choice($0.text, isChosen: $0.text == written["person"] ?? facts.me?.text) }
        owners = known.map { Choice($0.text, isChosen: $0.text == written["replaces"]) }
        let clock = WallClock.of(shown.first?.zone ?? book.zone)
        let end = shown.first.flatMap { facts.roster.nextHandover(of: $0.name, after: now) }?.at ?? now + .days(1)
        start = written["start"] ?? clock.reading(at: now).written
        self.end = written["end"] ?? clock.reading(at: end).written
        zones = Set(shown.map(\.zone)).sorted().joined(separator: ", ")
        problem = facts.problem
    }

    static let template = """
        <details class="act" id="taking"{{#problem}} open{{/problem}}><summary class="button" data-key="t">Take a shift…</summary>
        <form method="post" action="/overrides">{{> token}}
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        <label>Schedule<select name="schedule" required>{{#schedules}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/schedules}}\
        </select></label>
        <label>Who takes it<select name="person" required><option value="">choose…</option>{{#people}}<option{{#isChosen}} selected{{/isChosen}}>\
        {{name}}</option>{{/people}}</select></label>
        <label>From whom<select name="replaces"><option value="">whoever's turn it is</option>{{#owners}}<option{{#isChosen}} selected{{/isChosen}}>\
        {{name}}</option>{{/owners}}</select></label>
        <label>From<input type="datetime-local" name="start" value="{{start}}" required></label>
        <label>Until<input type="datetime-local" name="end" value="{{end}}" required></label>
        <p class="small soft">On the schedule's own clock: {{zones}}. It holds at once, without asking anybody.</p>
        <button class="main">Take it</button></form></details>
        """
}
