package import Engine
package import Runbooks
package import Vocabulary

/// Everybody of the runbook: where they sit, how they are reached, what they have shown and read.
package struct PeopleScreen: Screen {
    /// A way to somebody; nobody reads a whole number over a shoulder.
    struct WayLine: Sendable {
        let way: String
        let mask: String
        let wait: String?
    }

    struct CertificateLine: Sendable {
        let certificate: String
        let isValid: Bool
        let shown: When?
        /// The day; a year away is said with its year.
        let until: String?
    }

    /// What became of one way when it was tested last.
    struct TestLine: Sendable {
        let how: String
        let words: String
        let isBad: Bool
    }

    struct Line: Sendable {
        let anchor: String
        let fullName: String
        let alias: String?
        let seats: String?
        let schedules: String?
        let ways: [WayLine]
        let certificates: [CertificateLine]
        /// Nil: nobody asks it of them.
        let reading: String?
        let isUnread: Bool
        let testedAt: When?
        let tests: [TestLine]
        /// Where a test page is asked for; nil: not by whoever looks.
        let testPath: String?
    }

    package let frame: Frame
    let tabs: [RunbookTabs.Tab]
    let people: [Line]
    /// What somebody may have shown.
    let certifying: Certifying?

    struct Certifying: Sendable {
        let certificates: [Choice]
        let holders: [Choice]
    }

    package init(of book: Runbook, _ programme: Programme, at now: Moment, mayTest: (PersonName) -> Bool, frame: Frame) {
        self.frame = frame
        tabs = RunbookTabs.all(at: "/people")
        let census = Census(book, programme, at: now)
        people = book.people.values.sorted { $0.name < $1.name }.map { census.line($0, mayTest: mayTest($0.name)) }
        let certificates = book.certifications.map { Choice($0.name.text, label: $0.proof.isEmpty ? $0.name.text : "\($0.name): \($0.proof)") }
        let holders = book.people.values.sorted { $0.name < $1.name }.map { Choice($0.name.text, label: $0.fullName) }
        certifying = certificates.isEmpty ? nil : Certifying(certificates: certificates, holders: holders)
    }

    package static let name = "people"
    package static let parts = RunbookTabs.parts
    package static let template = """
        {{> top}}
        <main id="main" class="people">
        {{> runbook-tabs}}
        <h1>People</h1>
        <ul class="crowd">
        {{#people}}<li class="card" id="{{anchor}}"><header><h2 class="name">{{fullName}}</h2>
        {{#alias}}<span class="small soft">{{alias}}</span>{{/alias}}</header>
        <dl class="facts body">
        {{#seats}}<dt>Sits as</dt><dd>{{seats}}</dd>{{/seats}}{{#schedules}}<dt>Takes turns in</dt><dd>{{schedules}}</dd>{{/schedules}}
        <dt>Reached by</dt><dd>{{#ways}}<div>{{way}} <span class="soft">{{mask}}{{#wait}}, {{wait}}{{/wait}}</span></div>{{/ways}}{{^ways}}\
        <span class="late">nothing that works</span>{{/ways}}</dd>
        {{#certificates}}<dt>{{certificate}}</dt><dd>\
        {{#shown}}{{#isValid}}<span class="good" aria-hidden="true">✓</span> {{/isValid}}shown {{> time}}\
        {{#until}}<span class="soft">, again by {{until}}</span>{{/until}}{{/shown}}{{^shown}}not yet shown{{#until}}, due {{until}}{{/until}}\
        {{/shown}}{{^isValid}} <span class="late">not valid</span>{{/isValid}}</dd>{{/certificates}}
        {{#reading}}<dt>This version</dt><dd{{#isUnread}} class="late"{{/isUnread}}>{{reading}}</dd>{{/reading}}
        <dt>Last test</dt><dd>{{#testedAt}}{{> time}}{{/testedAt}}{{^testedAt}}<span class="soft">never</span>{{/testedAt}}
        {{#tests}}<div>{{how}} <span class="{{#isBad}}late{{/isBad}}{{^isBad}}soft{{/isBad}}">{{words}}</span></div>{{/tests}}</dd></dl>
        {{#testPath}}<form class="body" method="post" action="{{testPath}}">{{> token}}<button aria-label="Send {{fullName}} a test page">\
        Send a test page</button></form>{{/testPath}}</li>
        {{/people}}{{^people}}<li class="soft">The runbook names nobody.</li>{{/people}}</ul>
        {{#certifying}}{{#frame.viewer.mayRespond}}<details class="act"><summary class="button">Somebody has shown it…</summary>
        <form method="post" action="/certificates">{{> token}}
        <label>Certificate<select name="certificate">{{#certificates}}<option value="{{name}}">{{label}}</option>{{/certificates}}</select></label>
        <label>Who<select name="person">{{#holders}}<option value="{{name}}">{{label}}</option>{{/holders}}</select></label>
        <label>By what<input name="proof" maxlength="16384"></label><button class="main">Note it</button></form></details>\
        {{/frame.viewer.mayRespond}}{{/certifying}}
        </main>
        {{> end}}
        """
}
