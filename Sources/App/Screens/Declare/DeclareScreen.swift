package import Runbooks
internal import Vocabulary

/// Declaring an incident: three fields, what the runbook wants to know besides, and its questions about how bad it is.
package struct DeclareScreen: Screen {
    package struct Field: Sendable {
        let name: String
        let label: String
        let value: String
        let isDate: Bool

        init(_ name: String, _ label: String, _ value: String, isDate: Bool = false) {
            self.name = name
            self.label = label
            self.value = value
            self.isDate = isDate
        }
    }

    struct Question: Sendable {
        let number: Int
        let text: String
        let yes: Bool
        let no: Bool
    }

    struct Level: Sendable {
        let name: String
        let means: String
        let isChosen: Bool
    }

    package let frame: Frame
    let title: String
    let services: [Choice]
    let severities: [Level]
    let needs: [Field]
    let questions: [Question]
    /// What was wrong with what was sent; everything that was written is kept.
    let problem: String?

    package init(under runbook: Runbook, values: [String: String] = [:], problem: String? = nil, frame: Frame) {
        self.frame = frame
        self.problem = problem
        title = values["title"] ?? ""
        services = runbook.services.values.map { Choice($0.name.text, isChosen: $0.name.text == values["service"]) }.sorted { $0.name < $1.name }
        severities = runbook.severities.map { Level(name: $0.name.text, means: $0.means, isChosen: $0.name.text == values["severity"]) }
        needs = runbook.lifecycle.declareNeeds.compactMap { need in
            guard case .field(let field) = need else { return nil }
            return switch field {
            case .title, .service, .severity: nil
            case .impact: Field("impact", "Impact: how many customers, in percent", values["impact"] ?? "")
            case .channel: Field("channel", "Where it is talked about", values["channel"] ?? "")
            case .startedAt: Field("started_at", "Since when", values["started_at"] ?? "", isDate: true)
            case .summary: Field("summary", "What is known", values["summary"] ?? "")
            }
        }
        questions = runbook.triage.questions.enumerated().map { place, question in
            let answer = values["question.\(place + 1)"]
            return Question(number: place + 1, text: question.text, yes: answer == "true", no: answer == "false")
        }
    }

    package static let name = "declare"
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        <h1>Declare an incident</h1>
        {{#problem}}<p class="late" role="alert">{{problem}}</p>{{/problem}}
        <form class="fields" method="post" action="/declare">{{> token}}
        <label>What is wrong<input name="title" value="{{title}}" required maxlength="1024" autofocus></label>
        <label>Service<select name="service" required><option value="">choose…</option>{{#services}}<option{{#isChosen}} selected{{/isChosen}}>\
        {{name}}</option>{{/services}}</select></label>
        <fieldset><legend>How bad</legend>{{#severities}}<label class="check">\
        <input type="radio" name="severity" value="{{name}}" required{{#isChosen}} checked{{/isChosen}}>
        <span><strong>{{name}}</strong> <span class="soft">{{means}}</span></span></label>{{/severities}}</fieldset>
        {{#needs}}<label>{{label}}<input name="{{name}}" value="{{value}}" required{{#isDate}} placeholder="2026-11-21T14:02:00Z"{{/isDate}}>\
        </label>{{/needs}}
        {{#questions}}{{#first()}}<fieldset><legend>What you know already; it decides how bad it is</legend>{{/first()}}
        <div class="row question"><span>{{text}}</span><span class="end"><label class="check">\
        <input type="radio" name="question.{{number}}" value="true"{{#yes}} checked{{/yes}}> yes</label>
        <label class="check"><input type="radio" name="question.{{number}}" value="false"{{#no}} checked{{/no}}> no</label></span></div>\
        {{#last()}}</fieldset>{{/last()}}{{/questions}}
        <label class="check"><input type="checkbox" name="private" value="true"> Private: only for those who work on it</label>
        <button class="main big">Declare</button>
        </form>
        </main>
        {{> end}}
        """
}
