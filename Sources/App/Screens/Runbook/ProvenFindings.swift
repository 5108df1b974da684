internal import Runbooks

/// What was found when every instant of the coming year was looked at, each with the case that shows it.
struct ProvenFindings: Sendable {
    struct Finding: Sendable {
        let severity: String
        let code: String
        let message: String
        let remedy: String?
        let place: String
        let cases: [String]
    }

    let findings: [Finding]

    init(_ diagnostics: [Diagnostic]) {
        // What is worst comes first; of equally bad ones what is written first.
        let worst = Diagnostic.Severity.allCases
        findings = worst.flatMap { severity in diagnostics.filter { $0.severity == severity } }.map { diagnostic in
            Finding(
                severity: diagnostic.severity.rawValue, code: "\(diagnostic.code)", message: diagnostic.message, remedy: diagnostic.fix,
                place: "\(diagnostic.place)", cases: diagnostic.counterexample?.lines ?? [])
        }
    }

    static let template = """
        <section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
        <p class="soft">What <code>runbell check</code> finds when it looks at every instant of the coming year, with whoever stands in by now.</p>
        {{#findings}}<div class="clause broad"><div class="said"><h3>{{code}} <span class="soft">{{severity}}, {{place}}</span></h3>
        <p>{{message}}</p>{{#remedy}}<p class="soft">{{remedy}}</p>{{/remedy}}{{#cases}}{{#first()}}<ul class="small">{{/first()}}<li>{{.}}</li>\
        {{#last()}}</ul>{{/last()}}{{/cases}}</div></div>
        {{/findings}}{{^findings}}<p>Nothing: somebody is woken at any time, and what is promised can be kept.</p>{{/findings}}</section>

        """
}
