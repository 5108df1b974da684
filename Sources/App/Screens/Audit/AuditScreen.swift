internal import Engine
internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary
internal import Chronicle

/// Who did what, newest first, and whether the record of it was left alone.
package struct AuditScreen: Screen {
    /// What is known of the chain of hashes that holds the record together.
    package struct Chain: Sendable {
        package var report: ChainReport?
        package var walkedAt: Moment?
        package var isWalking: Bool
        package var failure: String?

        package init(report: ChainReport? = nil, walkedAt: Moment? = nil, isWalking: Bool = false, failure: String? = nil) {
            self.report = report
            self.walkedAt = walkedAt
            self.isWalking = isWalking
            self.failure = failure
        }
    }

    /// What is asked for, and where the list goes on.
    package struct Asked: Sendable {
        /// `people`, `all`, or an author such as `person:ana`.
        package var by: String
        /// The beginning of a kind, such as `incident.` or `review.published`.
        package var kind: String
        package var older: String?

        package init(by: String, kind: String, older: String? = nil) {
            self.by = by
            self.kind = kind
            self.older = older
        }
    }

    struct Line: Sendable {
        let at: When
        let who: String
        let whoPath: String
        let what: Spoken
        let kind: String
        let incident: String?
    }

    package let frame: Frame
    let around = Afterwards(at: .audit)
    let lines: [Line]
    let authors: [Choice]
    let kind: String
    let kinds: [String]
    let older: String?
    let walked: When?
    let isValid: Bool
    let events: String?
    let head: String?
    let broken: String?
    let isWalking: Bool
    let failure: String?
    let mayWalk: Bool

    package init(
        _ lines: [FeedLine], asked: Asked, chain: Chain, mayWalk: Bool, under book: Runbook, at now: Moment, frame: Frame
    ) {
        self.frame = frame
        let clock = WallClock.of(book.zone)
        self.lines = lines.map { Line($0, at: now, on: clock) }
        let people = book.people.keys.sorted().map { Choice(Author.person($0).description, label: $0.text) }
        let fixed = [
            Choice("people", label: "people and programs"), Choice("all", label: "all, Runbell itself too"), Choice("runbell", label: "Runbell"),
        ]
        let known = fixed + people
        let other = known.contains { $0.name == asked.by } ? [] : [Choice(asked.by)]
        authors = (known + other).map { Choice($0.name, label: $0.label, isChosen: $0.name == asked.by) }
        kind = asked.kind
        kinds = (StreamKind.words + ProgrammeKind.allCases.map(\.rawValue)).sorted()
        older = asked.older
        walked = chain.walkedAt.map { When($0, at: now, on: clock) }
        isValid = chain.report != nil && chain.report?.broken == nil
        events = chain.report.map { Number.words(Double($0.events)) }
        head = chain.report.map { String($0.head.prefix(16)) }
        broken = chain.report?.broken.map { "Broken at position \($0.position): \($0.reason)." }
        isWalking = chain.isWalking
        failure = chain.failure
        self.mayWalk = mayWalk
    }

    package static let name = "audit"
    package static let template = """
        {{> top}}
        <main id="main">
        {{#around}}{{> afterwards}}{{/around}}
        <div class="row title"><h1>Who did what</h1><form class="end row" method="get" action="/audit">
        <label for="by">By</label><select id="by" name="by" data-submit>{{#authors}}<option value="{{name}}"{{#isChosen}} selected{{/isChosen}}>\
        {{label}}</option>{{/authors}}</select>
        <label for="kind">Kind</label><input id="kind" name="kind" value="{{kind}}" list="kinds" placeholder="incident.resolved" maxlength="100">
        <datalist id="kinds">{{#kinds}}<option value="{{.}}"></option>{{/kinds}}</datalist><button>Show</button></form></div>
        <section class="card chain" id="chain" aria-labelledby="chain-title"><header><h2 id="chain-title">Is the record whole?</h2>
        {{#mayWalk}}{{^isWalking}}<form method="post" action="/audit/verify">{{> token}}<button>Check it now</button></form>{{/isWalking}}{{/mayWalk}}
        </header><p>{{#isWalking}}It is being checked; reload in a moment. {{/isWalking}}{{#isValid}}<span class="good">✓ Whole</span>: \
        {{events}} events, each with the hash of the one before, up to <code>{{head}}…</code>{{/isValid}}\
        {{#broken}}<span class="late">✕ {{.}}</span> Keep this folder and compare it with a backup: <code>runbell verify --file</code>.{{/broken}}\
        {{#walked}} <span class="soft">Checked {{> time}}.</span>{{/walked}}\
        {{#failure}} <span class="late">It could not be read: {{.}}</span>{{/failure}}\
        {{^walked}}{{^isWalking}}<span class="soft">Not checked since this server started.</span>{{/isWalking}}{{/walked}}</p>\
        </section>
        <section class="card" id="events" aria-label="Events">
        {{#lines}}{{#first()}}<table class="audit"><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th>\
        <th scope="col">About</th></tr></thead><tbody>{{/first()}}
        <tr><td class="soft">{{#at}}{{> time}}{{/at}}</td><td><a href="{{whoPath}}">{{who}}</a></td><td class="what">{{#what}}{{> spoken}}{{/what}} \
        <span class="label">{{kind}}</span></td><td>{{#incident}}<a href="/incidents/{{.}}">{{.}}</a>{{/incident}}</td></tr>
        {{#last()}}</tbody></table>{{/last()}}{{/lines}}{{^lines}}<p class="soft">Nobody did anything of the kind.</p>{{/lines}}</section>
        {{#older}}<p class="older"><a class="button" href="{{.}}">Older</a></p>{{/older}}
        </main>
        {{> end}}
        """
}

extension AuditScreen.Line {
    fileprivate init(_ line: FeedLine, at now: Moment, on clock: WallClock) {
        at = When(line.at, at: now, on: clock)
        who = line.by.plain
        whoPath = "/audit?by=\(PercentEncoding.encode(line.by.description))"
        kind = line.kind
        incident = IncidentID(line.stream)?.description
        // An update says all of its text; here its beginning is enough.
        let words = line.sentence
        what = Spoken(words.count > 400 ? words.prefix(400) + "…" : words, at: now, on: clock)
    }
}

extension FeedLine {
    /// What is stored, as a sentence; its kind alone where this Runbell cannot read it.
    fileprivate var sentence: String {
        let record = EventRecord(kind: kind, version: version, body: Array(body.utf8))
        if IncidentID(stream) != nil {
            return (try? IncidentEvent.What(record)).map { IncidentEvent(at: at, by: by, $0).sentence } ?? kind
        }
        return (try? ProgrammeEntry.What(record)).map { ProgrammeEntry(at: at, by: by, $0).sentence } ?? kind
    }
}

extension ProgrammeEntry {
    fileprivate var sentence: String {
        switch what {
        case .overrideMade(let override):
            "\(override.person) covers \(override.schedule) from \(override.start.rfc3339) until \(override.end.rfc3339)"
        case .overrideEnded(let number): "\(by.plain) ended override \(number)"
        case .runbookAdopted(let version, let name): "The version \(version) of the runbook \(name) is in force"
        case .runbookRefused(let reason): "A changed runbook was refused: \(reason)"
        case .tokenMade(let name, let scopes): "\(by.plain) made the token \(name) for \(scopes.joined(separator: ", "))"
        case .tokenRevoked(let name): "\(by.plain) revoked the token \(name)"
        case .account(let name, let act): "\(by.plain) \(act.words) \(name)"
        case .device(let person, let name, let act): "\(by.plain) \(act.words) “\(name)” of \(person)"
        case .alarm(let text): text
        case .decided(let event): ProgrammeEvent(at: at, by: by, event).sentence
        }
    }
}

extension DeviceAct {
    fileprivate var words: String {
        switch self {
        case .switchedOn: "switched on notifications on"
        case .takenOff: "took off"
        case .gone: "crossed out what its push service does not know any more,"
        }
    }
}

extension AccountAct {
    fileprivate var words: String {
        switch self {
        case .invited: "made a link by which a password is set for the account"
        case .changed: "changed what may be done by the account"
        case .passwordSet: "set the password of the account"
        case .disabled: "disabled the account"
        case .enabled: "enabled the account"
        case .joined: "came by way of the identity provider and has the account"
        case .linked: "came by way of the identity provider, which is tied to the account"
        case .unlinked: "untied the identity provider from the account"
        }
    }
}
