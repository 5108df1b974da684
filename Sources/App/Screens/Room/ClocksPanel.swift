internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What authorities and partners are owed, and what they were told.
struct ClocksPanel: Sendable {
    struct Line: Sendable {
        let clock: String
        let stage: String
        let name: String
        let owner: String
        let left: Countdown?
        let kind: String
        let tell: String?
        let needsEvidence: Bool
        let filed: When?
        let filedBy: String?
        let evidence: String?
        let isMissed: Bool
    }

    let id: String
    let lines: [Line]

    init(_ dossier: Dossier) {
        let runbook = dossier.runbook
        id = dossier.incident.id.description
        lines = runbook.clocks.flatMap { clock in clock.stages.compactMap { Line($0, of: clock.name, dossier) } }
    }

    static let template = """
        {{#lines}}{{#first()}}<section class="card" id="clocks" aria-labelledby="clocks-title"><h2 id="clocks-title">Authorities and partners</h2>\
        <ul class="rows">{{/first()}}
        <li><div class="owed {{kind}}"><span>{{name}}{{#tell}}: {{tell}}{{/tell}}</span>
        {{#left}}{{> countdown}}<span class="small soft">{{owner}} {{#bar}}· due {{#due}}{{> time}}{{/due}}{{/bar}}</span>{{> bar}}{{/left}}
        {{#isMissed}}<span class="late">missed</span>{{/isMissed}}{{#filed}}<span class="good">filed {{> time}}</span>{{/filed}}</div>
        {{#evidence}}<p class="small soft">by {{filedBy}}: {{evidence}}</p>{{/evidence}}
        {{^filed}}{{#frame.viewer.mayRespond}}<details class="act"><summary class="plain">They were told…</summary>
        <form method="post" action="/incidents/{{id}}/filings">{{> token}}<input type="hidden" name="clock" value="{{clock}}">\
        <input type="hidden" name="stage" value="{{stage}}">
        <label>Evidence: a reference number, a link<input name="evidence"{{#needsEvidence}} required{{/needsEvidence}} maxlength="8192"></label>
        <button class="main">Filed</button></form></details>{{/frame.viewer.mayRespond}}{{/filed}}</li>
        {{#last()}}</ul></section>{{/last()}}{{/lines}}
        """
}

extension ClocksPanel.Line {
    /// Nil: nothing is owed on it, and nothing was told.
    fileprivate init?(_ stage: LegalClock.Stage, of clock: ClockName, _ dossier: Dossier) {
        let duty = dossier.incident.duties.first { $0.name == .clock(clock, stage.name) }
        let filing = dossier.incident.knowledge.filings[clock]?[stage.name]
        guard duty != nil || filing != nil else { return nil }
        self.clock = clock.text
        self.stage = stage.name.text
        name = clock.text == stage.name.text ? clock.text : "\(clock), \(stage.name)"
        owner = (duty?.owner ?? stage.owner).words
        left = duty.flatMap { $0.state == .open ? Countdown($0, at: dossier.now, on: dossier.clock) : nil }
        kind = left?.kind ?? ""
        tell = stage.tell
        needsEvidence = stage.needsEvidence
        filed = filing.map { dossier.when($0.at) }
        filedBy = filing?.by.plain
        evidence = filing?.evidence
        isMissed = if filing == nil, case .missed = duty?.state { true } else { false }
    }
}
