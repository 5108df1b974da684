internal import Chronicle
internal import Engine
internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// One incident in a list.
package struct IncidentLine: Sendable {
    let id: String
    /// What people call it.
    let called: String
    let title: String
    let service: String
    let status: String
    let isTriggered: Bool
    let severity: Badge
    let since: When
    let age: String
    let leader: String?
    let phase: String?
    let marks: [String]
    /// The next three things that are owed.
    let owed: [Owed]

    struct Owed: Sendable {
        let name: String
        let left: Countdown
        let kind: String
    }

    package init(_ row: IncidentRow, _ runbook: Runbook, at now: Moment) {
        let clock = WallClock.of(runbook.zone)
        id = row.id.description
        called = row.name
        title = row.title
        service = row.service.text
        status = row.status
        isTriggered = row.status == "triggered"
        severity = Badge(row.severity, among: runbook.severities)
        let began = row.startedAt ?? row.openedAt
        since = When(began, at: now, on: clock)
        age = ((row.resolvedAt ?? now) - began).brief
        leader = row.commander?.text ?? row.acknowledgedBy.flatMap { Author($0)?.plain }
        phase = row.phase?.text
        marks = [row.drill.map { "exercise \($0)" }, row.isPrivate ? "private" : nil, row.isFalseAlarm ? "false alarm" : nil].compactMap { $0 }
        owed = row.duties.filter { $0.state == .open }.sorted { $0.due < $1.due }.prefix(3).map { duty in
            let left = Countdown(duty, at: now, on: clock)
            return Owed(name: duty.name.text, left: left, kind: left.kind)
        }
    }

    static let template = """
        <li class="incident{{#isTriggered}} asks{{/isTriggered}}"><div class="row">{{#severity}}{{> badge}}{{/severity}}
        <a class="strong clamp" href="/incidents/{{id}}">{{title}}</a><span class="end small soft">{{called}}</span></div>
        <div class="row small soft"><span class="pill{{#isTriggered}} on{{/isTriggered}}">{{status}}</span>{{#marks}}<span class="pill exercise">\
        {{.}}</span>{{/marks}}
        <span>{{service}}</span>{{#phase}}<span>{{phase}}</span>{{/phase}}{{#leader}}<span>{{leader}}</span>{{/leader}}
        <span>since {{#since}}{{> time}}{{/since}} ({{age}})</span></div>
        {{#owed}}<div class="owed small {{kind}}"><span>{{name}}</span>{{#left}}{{> countdown}}{{> bar}}{{/left}}</div>{{/owed}}</li>
        """
}
