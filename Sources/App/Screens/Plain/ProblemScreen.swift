/// Something was not done, said to a person. What they wrote is a step back away: the browser keeps it.
package struct ProblemScreen: Screen {
    package let frame: Frame
    let title: String
    let detail: String
    /// What was wrong with which field.
    let fields: [String]
    let back: String
    /// Whether another text would be taken; nil: nothing that was written is to blame.
    let advice: String?

    package init(title: String, detail: String, fields: [String] = [], back: String = "/", advice: Advice = .none) {
        frame = Frame(title, at: nil, viewer: .stranger)
        self.title = title
        self.detail = detail.prefix(1).uppercased() + detail.dropFirst() + (detail.hasSuffix(".") ? "" : ".")
        self.fields = fields
        self.back = back
        self.advice = advice.words
    }

    /// What to do next.
    package enum Advice: Sendable {
        case none, change, tryAgain

        fileprivate var words: String? {
            switch self {
            case .none: nil
            case .change: "Go back in your browser to change what you wrote"
            case .tryAgain: "Go back in your browser to try again; what you wrote is still there"
            }
        }
    }

    package static let name = "problem"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>{{title}}</h1>
        <p role="alert">{{detail}}</p>
        {{#fields}}<p class="soft">{{.}}</p>{{/fields}}
        <p>{{#advice}}{{advice}}, or <a href="{{back}}">start over from here</a>.{{/advice}}\
        {{^advice}}<a href="{{back}}">Start over from here</a>.{{/advice}}</p>
        </main>
        {{> end}}
        """
}
