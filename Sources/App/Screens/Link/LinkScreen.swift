internal import Chronicle
package import Runbooks
package import Storage
package import Vocabulary
internal import OnCall

/// What a signed link opens on a telephone at night: what is wrong, and one large button. It works twice and without a session.
package struct LinkScreen: Screen {
    package let frame: Frame
    let person: String
    /// The link's own token, to act with.
    let link: String
    let incident: IncidentLine
    let summary: String
    let by: String?
    let canAcknowledge: Bool

    package init(_ row: IncidentRow, for person: PersonName, link: String, under runbook: Runbook, at now: Moment, frame: Frame) {
        self.frame = frame
        self.person = person.text
        self.link = link
        incident = IncidentLine(row, runbook, at: now)
        summary = row.title
        by = row.acknowledgedBy.flatMap { Author($0)?.plain }
        canAcknowledge = row.isOpen && row.status != "acknowledged" && row.status != "mitigated"
    }

    package static let name = "link"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        {{#incident}}<div class="row">{{#severity}}{{> badge}}{{/severity}} <span class="pill">{{status}}</span> <span class="soft">{{service}}\
        </span> <span class="soft">{{called}}</span></div>
        <h1>{{title}}</h1><p class="soft">since {{#since}}{{> time}}{{/since}}, <strong data-age="{{since.machine}}">{{age}}</strong></p>\
        {{/incident}}
        {{#canAcknowledge}}<form method="post" action="/a/{{link}}" data-insist><button class="main big">Acknowledge as {{person}}</button></form>
        {{/canAcknowledge}}{{^canAcknowledge}}<p class="good strong">{{#by}}{{by}} has it.{{/by}}\
        {{^by}}Nothing is left to acknowledge here.{{/by}}</p>
        {{/canAcknowledge}}<p><a href="/incidents/{{incident.id}}">Open the incident</a></p>
        </main>
        {{> end}}
        """
}
