internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What it does to people: each field of the runbook, changed in its place, with who said it last.
struct ImpactPanel: Sendable {
    struct Field: Sendable {
        let name: String
        /// As it reads: `1 200`, `12 %`; nil: nobody has said it.
        let value: String?
        /// As it is kept, for the form: what is written goes in its place and in no other's.
        let was: String
        let hint: String
        let isNumber: Bool
        let said: Said?
        /// What stood there before, to go back to.
        let before: String?
    }

    struct Said: Sendable {
        let by: String
        let at: When
    }

    let id: String
    let fields: [Field]

    init(_ dossier: Dossier) {
        let (incident, runbook) = (dossier.incident, dossier.runbook)
        id = incident.id.description
        let written = runbook.reviews?.impact ?? []
        let names = written.map(\.name) + runbook.impactAsked + (incident.impact.keys.sorted() + incident.knowledge.words.keys.sorted())
        let history = dossier.events.impactHistory
        fields = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map { _, name in
            let kind = written.first { $0.name == name }?.kind ?? (runbook.impactAsked.contains(name) ? .number : nil)
            let was = incident.statedImpact(name, under: runbook)
            let told = history[name] ?? []
            return Field(
                name: name, value: was.isEmpty ? nil : ImpactPanel.words(was, kind), was: was, hint: kind?.hint ?? "",
                isNumber: kind.map { $0 != .text } ?? false, said: told.last.map { Said(by: $0.by, at: dossier.when($0.at)) },
                before: told.dropLast().last { $0.value != was }?.value)
        }
    }

    /// As people write it: `1 200`, `12 %`.
    static func words(_ value: String, _ kind: ReviewPolicy.ImpactField.Kind?) -> String {
        let number = kind == .text ? nil : Double(value)
        return (number.map(Number.words) ?? value) + (number == nil ? "" : kind?.unit ?? "")
    }

    static let template = """
        <section class="card" id="impact" aria-labelledby="impact-title"><h2 id="impact-title">Impact</h2><ul class="rows">
        {{#fields}}<li><details class="act"><summary class="row"><span class="soft">{{name}}</span>\
        {{#value}}<strong class="end">{{value}}</strong>{{/value}}{{^value}}<span class="end faint">not stated</span>{{/value}}</summary><div>
        {{#said}}<p class="small soft">{{by}}, {{#at}}{{> time}}{{/at}}</p>{{/said}}
        {{#frame.viewer.mayRespond}}<form method="post" action="/incidents/{{id}}/impact/edit">{{> token}}\
        <input type="hidden" name="name" value="{{name}}"><input type="hidden" name="was" value="{{was}}">
        <label>{{name}}{{hint}}<input name="value" value="{{was}}" required maxlength="1024"{{#isNumber}} inputmode="decimal"{{/isNumber}}></label>
        <button class="main">Save</button></form>
        {{#before}}<form method="post" action="/incidents/{{id}}/impact/edit">{{> token}}<input type="hidden" name="name" value="{{name}}">\
        <input type="hidden" name="was" value="{{was}}"><input type="hidden" name="value" value="{{before}}">
        <button>Back to {{before}}</button></form>{{/before}}{{/frame.viewer.mayRespond}}</div></details></li>
        {{/fields}}
        {{#frame.viewer.mayRespond}}<li><details class="act"><summary class="plain">Something else…</summary>
        <form method="post" action="/incidents/{{id}}/impact/edit">{{> token}}<label>What<input name="name" required maxlength="255"></label>
        <label>is<input name="value" required maxlength="1024"></label><button class="main">Save</button></form></details></li>\
        {{/frame.viewer.mayRespond}}</ul></section>
        """
}

extension ReviewPolicy.ImpactField.Kind {
    fileprivate var hint: String {
        switch self {
        case .number, .text, .money: ""
        case .percent: ", in percent"
        case .minutes: ", in minutes"
        }
    }

    fileprivate var unit: String {
        switch self {
        case .number, .text, .money: ""
        case .percent: " %"
        case .minutes: " min"
        }
    }
}

extension [IncidentEvent] {
    /// Of each field all that was said, oldest first.
    fileprivate var impactHistory: [String: [(value: String, by: String, at: Moment)]] {
        var history: [String: [(value: String, by: String, at: Moment)]] = [:]
        for event in self {
            let said: [String: String] =
                switch event.what {
                case .raised(let opening, _): opening.facts.impact.mapValues(\.plainly)
                case .impactStated(let numbers): numbers.mapValues(\.plainly)
                case .knowledge(.described(let words)): words
                default: [:]
                }
            for (name, value) in said { history[name, default: []].append((value, event.by.plain, event.at)) }
        }
        return history
    }
}

extension Double {
    fileprivate var plainly: String { Int64(exactly: self).map(String.init) ?? description }
}
