package import Assurance
package import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// The runbook as a document: to be read on a quiet day, printed, and kept where it is found when nothing else works.
package struct RunbookScreen: Screen {
    /// A version that is or was in force.
    package struct Version: Sendable {
        let name: String
        let at: When
        let by: String
        let note: String?
        let approvers: String?
        let readers: String?
        let isShown: Bool
        /// Nil for the first one: there is nothing it could be compared with.
        let changed: String?

        package init(
            _ version: RunbookVersion, at: When, by: String, note: String, approvers: [String], readers: [String], isShown: Bool, isFirst: Bool
        ) {
            name = version.digest
            self.at = at
            self.by = by
            self.note = note.isEmpty ? nil : note
            self.approvers = approvers.isEmpty ? nil : approvers.joined(separator: ", ")
            self.readers = readers.isEmpty ? nil : readers.joined(separator: ", ")
            self.isShown = isShown
            changed = isFirst ? nil : name
        }
    }

    /// Who has read and approved the version in force, and what whoever looks at it may say.
    package struct Standing: Sendable {
        let unread: String?
        let unapproved: String?
        /// Nil: it is not asked of anybody here.
        let mayRead: Bool
        let hasRead: Bool
        let mayApproveFor: [Choice]

        package init(of runbook: Runbook, _ programme: Programme, for person: PersonName?) {
            let holders = Holders(runbook)
            let version = runbook.version
            let unread = runbook.members(of: runbook.upkeep.readers).filter { programme.read[$0] != version }
            let unapproved = runbook.upkeep.approvers.filter { programme.approved[$0] != version }
            self.unread = unread.isEmpty ? nil : holders.names(unread, by: ", ")
            self.unapproved = unapproved.isEmpty ? nil : unapproved.map(\.words).joined(separator: ", ")
            hasRead = person.map { programme.read[$0] == version } ?? false
            mayRead = person != nil && !hasRead
            let own = unapproved.filter { party in person.map(runbook.members(of: party).contains) ?? false }
            mayApproveFor = own.map { Choice($0.description, label: $0.words) }
        }
    }

    /// What was worked out about the version that is shown.
    package struct Assessment: Sendable {
        let findings: [Diagnostic]?
        let changes: VersionChanges?
        let forecast: Forecast?

        /// `findings`: what was proved of the coming year, where it was asked for. `changes`: nil for the first version. `forecast`: nil while it
        /// is worked out.
        package init(findings: [Diagnostic]? = nil, changes: VersionChanges? = nil, forecast: Forecast? = nil) {
            self.findings = findings
            self.forecast = forecast
            self.changes = changes
        }
    }

    package let frame: Frame
    let tabs = RunbookTabs.all(at: "/runbook")
    let name: String
    let version: String
    let isInForce: Bool
    let drawnAt: When
    let standing: Standing?
    let versions: [Version]
    let chapters: [Chapter]
    /// Nil for a version that is not in force any more: what it would come to does not matter.
    let proof: ProvenFindings?
    let forecast: ForetoldQuarter?
    let changes: VersionChanges?

    /// `isForResponders`: with what those need who may act, such as telephone numbers. `standing`: nil for a version that is not in force any more.
    package init(
        _ runbook: Runbook, _ assessment: Assessment, standing: Standing?, versions: [Version], isForResponders: Bool, at now: Moment, frame: Frame
    ) {
        self.frame = frame
        name = runbook.name
        version = runbook.version.digest
        isInForce = standing != nil
        drawnAt = When(now, at: now, on: .of(runbook.zone))
        self.standing = standing
        self.versions = versions
        proof = assessment.findings.map { ProvenFindings($0) }
        forecast = assessment.forecast.map { ForetoldQuarter($0, under: runbook, at: now) }
        changes = assessment.changes
        let owed = OwedClauses(of: runbook)
        chapters = [
            .severities(runbook, owed), .triage(runbook, owed), .ladders(runbook), .escalations(runbook, owed), .schedules(runbook, owed),
            .people(runbook, isForResponders: isForResponders), .roles(runbook, owed), .phases(runbook, owed), .raci(runbook, owed),
            .communications(runbook, owed), .playbooks(runbook, isForResponders: isForResponders), .clocks(runbook, owed),
            .reviews(runbook, owed), .kpis(runbook, owed), .drills(runbook, owed), .contacts(runbook), .tools(runbook), .services(runbook),
            .upkeep(runbook, owed),
        ].compactMap { $0 }
    }

    package static let name = "runbook"
    package static let parts = Chapter.parts.merging(RunbookTabs.parts) { $1 }.merging([
        "proven-findings": ProvenFindings.template, "foretold-quarter": ForetoldQuarter.template, "version-changes": VersionChanges.template,
    ]) { $1 }
    package static let template = """
        {{> top}}
        <main id="main" class="document">
        <header>{{> runbook-tabs}}<h1>{{name}}</h1>
        <p class="soft">Version <code>{{version}}</code>{{#isInForce}}, in force{{/isInForce}}, as of {{#drawnAt}}{{> time}}{{/drawnAt}}</p>
        {{^isInForce}}<p class="late">This version is not in force any more. <a href="/runbook">Read the one that is.</a></p>{{/isInForce}}
        {{#standing}}<div class="standing">
        {{#unread}}<p>Still to be read by {{unread}}.</p>{{/unread}}{{#unapproved}}<p>Still to be approved by {{unapproved}}.</p>{{/unapproved}}
        {{#changes}}<p><a href="#changes">What it changes</a>: {{summary}}.</p>{{/changes}}
        {{#hasRead}}<p><span class="good" aria-hidden="true">✓</span> You have read this version.</p>{{/hasRead}}
        {{#frame.viewer.mayRespond}}<div class="acts">{{#mayRead}}<form method="post" action="/runbook/read">{{> token}}\
        <input type="hidden" name="version" value="{{version}}"><button class="main">I have read it</button></form>{{/mayRead}}
        {{#mayApproveFor}}<form method="post" action="/runbook/approve">{{> token}}<input type="hidden" name="version" value="{{version}}">\
        <input type="hidden" name="party" value="{{name}}"><button>I approve it for {{label}}</button></form>{{/mayApproveFor}}</div>\
        {{/frame.viewer.mayRespond}}</div>{{/standing}}
        </header>
        <nav class="contents" aria-label="Contents"><ol>{{#chapters}}<li><a href="#{{id}}">{{title}}</a></li>{{/chapters}}\
        {{#proof}}<li><a href="#findings">Findings</a></li>{{/proof}}\
        {{#isInForce}}<li><a href="#forecast">Forecast</a></li>{{/isInForce}}\
        {{#changes}}<li><a href="#changes">What it changes</a></li>{{/changes}}<li><a href="#versions">Versions</a></li></ol></nav>
        <article>
        {{#chapters}}{{> chapter}}{{/chapters}}
        {{#proof}}{{> proven-findings}}{{/proof}}
        {{#isInForce}}<section id="forecast" aria-labelledby="forecast-title"><h2 id="forecast-title">Forecast</h2>
        <p class="soft">What the coming quarter will probably be like.</p>{{#forecast}}{{> foretold-quarter}}{{/forecast}}\
        {{^forecast}}<p>It is being worked out: look again in a moment.</p>{{/forecast}}</section>{{/isInForce}}
        {{#changes}}{{> version-changes}}{{/changes}}
        <section id="versions" aria-labelledby="versions-title"><h2 id="versions-title">Versions</h2>
        <ol class="versions">{{#versions}}<li><p><a href="/runbook?version={{name}}"{{#isShown}} aria-current="page"{{/isShown}}>\
        <code>{{name}}</code></a> <span class="soft">since {{#at}}{{> time}}{{/at}}, by {{by}}</span>\
        {{#changed}} <a class="small" href="/runbook?version={{name}}#changes">what it changed</a>{{/changed}}</p>{{#note}}<p>{{note}}</p>{{/note}}
        {{#approvers}}<p class="small"><span class="soft">Approved by</span> {{approvers}}</p>{{/approvers}}
        {{#readers}}<p class="small"><span class="soft">Read by</span> {{readers}}</p>{{/readers}}</li>
        {{/versions}}{{^versions}}<li class="soft">None is on record yet.</li>{{/versions}}</ol></section>
        </article>
        </main>
        {{> end}}
        """
}
