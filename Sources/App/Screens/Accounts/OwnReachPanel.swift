package import Runbooks
package import Vocabulary

/// How whoever looks is reached, and, where the runbook leaves it to them, how to change that.
package struct OwnReachPanel: Sendable {
    struct Line: Sendable {
        let contact: String
        let label: String
        let shown: String?
        let isOwn: Bool
        /// What may be shown of an address that waits for its code.
        let waiting: String?
    }

    struct Step: Sendable {
        let number: Int
        let ways: [Choice]
        let waits: [Choice]
    }

    let path: String
    let mayChange: Bool
    let lines: [Line]
    let urgent: [String]
    let normal: [String]
    let hasRules: Bool
    let contacts: [Choice]
    let steps: [Step]
    let quiet: [Choice]

    private static let waits: [Int64] = [0, 1, 2, 3, 5, 10, 15, 30]

    /// `book`: with what people said of themselves. `waiting`: addresses that wait for their code.
    package init(_ person: PersonName, own: OwnReach?, waiting: [AddressKind: String], under book: Runbook, mayChange: Bool) {
        let who = book.people[person]
        path = PercentEncoding.encode(person.text)
        self.mayChange = mayChange
        lines = AddressKind.allCases.map { contact in
            Line(
                contact: contact.rawValue, label: contact.words, shown: who?[contact].map(contact.masked), isOwn: own?.addresses[contact] != nil,
                waiting: waiting[contact].map(contact.masked))
        }
        let approaches = book.waysToReach(person, urgency: .urgent)
        urgent = approaches.map { Person.Reach(by: .way($0.way), after: $0.after).written }
        normal = book.waysToReach(person, urgency: .normal).map { Person.Reach(by: .way($0.way), after: $0.after).written }
        hasRules = own.map { !$0.urgent.isEmpty || !$0.normal.isEmpty } ?? false
        // What no connection carries cannot be proven, so it is not offered.
        let carried = Set(book.connections.flatMap(\.kind.carries))
        contacts = AddressKind.allCases.filter { !carried.isDisjoint(with: $0.ways) }.map { Choice($0.rawValue, label: $0.words) }
        let ways = Way.allCases.filter { $0 != .webhook && carried.contains($0) }
        steps = (0..<4).map { place in
            let step = place < approaches.count ? approaches[place] : nil
            let minutes = step.map { $0.after.milliseconds / 60_000 } ?? 0
            return Step(
                number: place + 1, ways: ways.map { Choice($0.rawValue, isChosen: $0 == step?.way) },
                waits: Set(OwnReachPanel.waits + [minutes]).sorted().map {
                    Choice("\($0)", label: $0 == 0 ? "at once" : "after \($0) min", isChosen: $0 == minutes)
                })
        }
        let first = book.waysToReach(person, urgency: .normal).first?.way
        quiet = ways.map { Choice($0.rawValue, isChosen: $0 == first) }
    }

    static let parts = ["own-reach": template, "own-addresses": addresses, "own-rules": rules]

    private static let template = """
        <section class="card" aria-labelledby="reach"><header><h2 id="reach">How you are reached</h2></header>
        {{> own-addresses}}
        <dl class="facts body"><dt>When it is urgent</dt><dd>{{#urgent}}{{.}}{{^last()}}, {{/last()}}{{/urgent}}\
        {{^urgent}}<span class="late">nobody reaches you</span>{{/urgent}}</dd>
        <dt>When it can wait</dt><dd>{{#normal}}{{.}}{{^last()}}, {{/last()}}{{/normal}}</dd></dl>
        {{#mayChange}}{{> own-rules}}{{/mayChange}}
        {{^mayChange}}<p class="soft small">The runbook says how you are reached. It leaves that to you where <code>own_ways</code> under \
        <code>access</code> names you.</p>{{/mayChange}}
        <form class="body" method="post" action="/people/{{path}}/test-page">{{> token}}<button>Send me a test page</button></form></section>
        """

    private static let addresses = """
        <ul class="rows">{{#lines}}<li><div class="row"><strong>{{label}}</strong> {{#shown}}<span>{{shown}}</span>{{/shown}}\
        {{^shown}}<span class="soft">none</span>{{/shown}}{{#isOwn}} <span class="pill">your own</span>{{/isOwn}}
        {{#isOwn}}<form class="end" method="post" action="/profile/ways/{{contact}}/drop">{{> token}}\
        <button class="plain" aria-label="{{label}}: go back to what the runbook has">Back to the runbook's</button></form>{{/isOwn}}</div>
        {{#waiting}}<form class="fields" method="post" action="/profile/ways/{{contact}}/prove">{{> token}}
        <label>The code that was sent to {{waiting}}<input name="code" required inputmode="numeric" autocomplete="one-time-code" \
        maxlength="10"></label>
        <button class="main">It is mine</button></form>{{/waiting}}</li>
        {{/lines}}</ul>

        """

    private static let rules = """
        <details class="fold"><summary>Another address</summary><form class="fields body" method="post" action="/profile/ways">{{> token}}
        <label>What it is<select name="contact">{{#contacts}}<option value="{{name}}">{{label}}</option>{{/contacts}}</select></label>
        <label>The address<input name="address" required maxlength="254" autocapitalize="none" placeholder="+46700000001"></label>
        <p class="soft small">A code is sent there. It counts once you gave the code back; the address there was until then is told.</p>
        <button class="main">Send a code</button></form></details>
        <details class="fold"><summary>Another order</summary><form class="fields body" method="post" action="/profile/reach">{{> token}}
        <fieldset><legend>When it is urgent</legend>{{#steps}}<div class="row pair"><select name="way{{number}}" aria-label="Way {{number}}">\
        <option value="">nothing more</option>{{#ways}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/ways}}</select>
        <select name="wait{{number}}" aria-label="When, way {{number}}">\
        {{#waits}}<option value="{{name}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/waits}}</select></div>{{/steps}}</fieldset>
        <label>When it can wait<select name="normal">\
        {{#quiet}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/quiet}}</select></label>
        <div class="acts"><button class="main">Page me so</button>\
        {{#hasRules}}<button name="reset" value="true">As the runbook says</button>{{/hasRules}}</div></form></details>

        """
}

extension AddressKind {
    fileprivate var words: String {
        switch self {
        case .email: "Mail"
        case .phone: "Telephone"
        case .slack: "Slack, your member's id"
        case .ntfy: "Push, your ntfy topic"
        }
    }
}
