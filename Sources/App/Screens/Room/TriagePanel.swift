internal import Engine
internal import Runbooks
internal import Vocabulary

/// The runbook's questions that find out how bad it is, as long as one is open.
struct TriagePanel: Sendable {
    struct Question: Sendable {
        let number: Int
        let text: String
        let yes: Bool
        let no: Bool
    }

    let id: String
    let isShown: Bool
    let isConfirmed: Bool
    let severity: String
    let questions: [Question]

    init(_ dossier: Dossier) {
        let incident = dossier.incident
        id = incident.id.description
        severity = incident.severity.text
        isConfirmed = incident.occasions[.severityConfirmed] != nil
        let all = dossier.runbook.triage.questions
        questions = all.enumerated().map { place, question in
            let answer = incident.progress.answers[question.text]
            return Question(number: place + 1, text: question.text, yes: answer == true, no: answer == false)
        }
        let isOwed = incident.duties.contains { $0.state == .open && $0.name == .confirmSeverity }
        isShown = incident.phase.isOpen && (isOwed || questions.contains { !$0.yes && !$0.no })
    }

    static let template = """
        {{#isShown}}<section class="card" id="triage" aria-labelledby="triage-title"><h2 id="triage-title">How bad is it?</h2>\
        <ul class="check-list">
        {{#questions}}<li class="question"><span>{{text}}</span>{{#frame.viewer.mayRespond}}\
        <form method="post" action="/incidents/{{id}}/triage">{{> token}}<input type="hidden" name="question" value="{{number}}">
        <button name="yes" value="true" aria-pressed="{{yes}}">Yes</button> <button name="yes" value="false" aria-pressed="{{no}}">No</button>\
        </form>{{/frame.viewer.mayRespond}}</li>{{/questions}}</ul>
        {{^isConfirmed}}{{#frame.viewer.mayRespond}}<form class="body" method="post" action="/incidents/{{id}}/severity/confirm">{{> token}}\
        <button>{{severity}} is right</button></form>{{/frame.viewer.mayRespond}}{{/isConfirmed}}
        </section>{{/isShown}}
        """
}
