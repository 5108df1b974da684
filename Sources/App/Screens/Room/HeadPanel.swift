internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What it is, how bad, since when, who leads, how far.
struct HeadPanel: Sendable {
    struct Step: Sendable {
        let name: String
        let isPast: Bool
        let isHere: Bool
        let isAsked: Bool
    }

    struct Mark: Sendable {
        let words: String
        let kind: String
    }

    let id: String
    /// What people call it.
    let called: String
    let title: String
    let summary: String?
    let severity: Badge
    let status: String
    let isLive: Bool
    let publicStatus: String?
    let service: String
    let since: When
    let age: String
    let leader: String?
    /// A drill, private, a false alarm, part of another.
    let marks: [Mark]
    /// When a snooze or a maintenance window ends.
    let until: When?
    let steps: [Step]

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        called = incident.name
        title = incident.opening.title
        summary = incident.summary.isEmpty || incident.summary == title ? nil : incident.summary
        severity = Badge(incident.severity, among: runbook.severities)
        status = incident.phase.word
        isLive = incident.phase.isOpen
        publicStatus = incident.progress.status?.text
        service = incident.opening.service.text
        let began = incident.opening.startedAt ?? incident.openedAt
        since = dossier.when(began)
        age = ((incident.phase.endedAt ?? dossier.now) - began).brief
        leader = runbook.roles.first.flatMap { incident.staff[$0.name]?.holder }?.text
        marks = HeadPanel.marks(of: incident)
        until =
            switch incident.phase {
            case .snoozed(let until), .quiet(let until): dossier.when(until)
            case .triggered, .acknowledged, .mitigated, .resolved, .merged: nil
            }
        let phases = runbook.lifecycle.phases
        let place = phases.firstIndex { $0.name == incident.progress.phase }
        steps = phases.enumerated().map { index, phase in
            Step(
                name: phase.name.text, isPast: place.map { index < $0 } ?? false, isHere: index == place,
                isAsked: incident.progress.waitingFor == phase.name)
        }
    }

    private static func marks(of incident: Incident) -> [Mark] {
        var marks: [Mark] = []
        if let drill = incident.opening.drill { marks.append(Mark(words: "Exercise: \(drill)", kind: "exercise")) }
        if incident.knowledge.isPrivate { marks.append(Mark(words: "Private", kind: "private")) }
        if incident.knowledge.isFalseAlarm { marks.append(Mark(words: "False alarm", kind: "")) }
        if case .merged(let into) = incident.phase { marks.append(Mark(words: "Goes on as \(into)", kind: "")) }
        return marks
    }

    static let template = """
        <div class="head" id="head">
        <div class="row">{{#severity}}{{> badge}}{{/severity}} <span class="pill{{#isLive}} on{{/isLive}}">{{status}}{{#until}} until {{> time}}\
        {{/until}}</span>
        {{#publicStatus}}<span class="pill">{{publicStatus}}</span>{{/publicStatus}}
        {{#marks}}<span class="pill {{kind}}">{{words}}</span> {{/marks}}
        <span class="soft">{{called}}</span> <span class="soft">{{service}}</span>
        <span class="soft">since {{#since}}{{> time}}{{/since}}, <strong data-age="{{since.machine}}">{{age}}</strong></span>
        {{#leader}}<span class="soft">led by <strong>{{leader}}</strong></span>{{/leader}}</div>
        <h1>{{title}}</h1>
        {{#summary}}<p class="soft">{{summary}}</p>
        {{/summary}}{{#steps}}{{#first()}}<ol class="steps" aria-label="Phases" tabindex="0">{{/first()}}\
        <li{{#isPast}} class="past"{{/isPast}}{{#isHere}} aria-current="step"{{/isHere}}>{{name}}{{#isAsked}} (asked for){{/isAsked}}</li>\
        {{#last()}}</ol>{{/last()}}{{/steps}}
        </div>
        """
}

extension Incident.Phase {
    var endedAt: Moment? { if case .resolved(let at) = self { at } else { nil } }
}
