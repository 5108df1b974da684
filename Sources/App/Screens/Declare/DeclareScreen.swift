package import Runbooks
internal import Vocabulary

/// Declaring an incident: three fields, what the runbook wants to know besides, and its questions about how bad it is.
package struct DeclareScreen: Screen {
    /// What the runbook wants to know besides, each by the API's own name.
    struct Needs: Sendable {
        var startedAt: Field?
        var impact: Impact?
        var channel: Field?
        var summary: Field?
    }

    struct Field: Sendable {
        let label: String
        let value: String
    }

    struct Impact: Sendable {
        let names: [Choice]
        let value: String
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
    let needs: Needs
    let questions: [Question]
    /// What was wrong with what was sent; everything that was written is kept.
    let problem: String?

    package init(under runbook: Runbook, values: [String: String] = [:], problem: String? = nil, frame: Frame) {
        self.frame = frame
        self.problem = problem
        title = values["title"] ?? ""
        services = runbook.services.values.map { Choice($0.name.text, isChosen: $0.name.text == values["service"]) }.sorted { $0.name < $1.name }
        severities = runbook.severities.map { Level(name: $0.name.text, means: $0.means, isChosen: $0.name.text == values["severity"]) }
        needs = DeclareScreen.needs(of: runbook, values)
        questions = runbook.triage.questions.enumerated().map { place, question in
            let answer = values["question.\(place + 1)"]
            return Question(number: place + 1, text: question.text, yes: answer == "true", no: answer == "false")
        }
    }

    private static func needs(of runbook: Runbook, _ values: [String: String]) -> Needs {
        var needs = Needs()
        for case .field(let field) in runbook.lifecycle.declareNeeds {
            switch field {
            case .title, .service, .severity: break
            case .impact:
                let counted = runbook.reviews?.impact.filter { $0.kind != .text }.map(\.name) ?? []
                let names = counted + runbook.impactAsked.filter { !counted.contains($0) }
                needs.impact = Impact(
                    names: (names.isEmpty ? ["customers"] : names).map { Choice($0, isChosen: $0 == values["impact.name"]) },
                    value: values["impact.value"] ?? "")
            case .channel: needs.channel = Field(label: "Where it is talked about: the room's address", value: values["channel"] ?? "")
            case .startedAt: needs.startedAt = Field(label: "Since when, on the clock of \(runbook.zone)", value: values["startedAt"] ?? "")
            case .summary: needs.summary = Field(label: "What is known", value: values["summary"] ?? "")
            }
        }
        return needs
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
        {{#needs}}{{#startedAt}}<label>{{label}}<input type="datetime-local" name="startedAt" value="{{value}}" required></label>{{/startedAt}}
        {{#impact}}<div class="row"><label>What it does to people<select name="impact.name">\
        {{#names}}<option{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/names}}</select></label>
        <label>How many<input name="impact.value" value="{{value}}" inputmode="decimal" required></label></div>{{/impact}}
        {{#channel}}<label>{{label}}<input type="url" name="channel" value="{{value}}" required></label>{{/channel}}
        {{#summary}}<label>{{label}}<textarea name="summary" rows="3" required maxlength="4096">{{value}}</textarea></label>{{/summary}}{{/needs}}
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
