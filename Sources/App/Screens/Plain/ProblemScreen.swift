/// Something was not done, said to a person. What they wrote is a step back away: the browser keeps it.
package struct ProblemScreen: Screen {
    package let frame: Frame
    let title: String
    let detail: String
    /// What was wrong with which field.
    let fields: [String]
    let back: String

    package init(title: String, detail: String, fields: [String] = [], back: String = "/") {
        frame = Frame(title, at: nil, viewer: .stranger)
        self.title = title
        self.detail = detail.prefix(1).uppercased() + detail.dropFirst() + (detail.hasSuffix(".") ? "" : ".")
        self.fields = fields
        self.back = back
    }

    package static let name = "problem"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>{{title}}</h1>
        <p role="alert">{{detail}}</p>
        {{#fields}}<p class="soft">{{.}}</p>{{/fields}}
        <p>Go back in your browser to change what you wrote, or <a href="{{back}}">start over from here</a>.</p>
        </main>
        {{> end}}
        """
}
