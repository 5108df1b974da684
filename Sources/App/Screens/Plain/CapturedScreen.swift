/// The messages the built-in capture kept: a telephone for those who try Runbell out.
package struct CapturedScreen: Screen {
    package struct Line: Sendable {
        let at: When
        let way: String
        let to: String
        let title: String
        let text: String
        let acknowledge: String?

        package init(at: When, way: String, to: String, title: String, text: String, acknowledge: String?) {
            self.at = at
            self.way = way
            self.to = to
            self.title = title
            self.text = text
            self.acknowledge = acknowledge.flatMap(Address.safe)
        }
    }

    package let frame: Frame
    let messages: [Line]

    package init(_ messages: [Line], frame: Frame) {
        self.messages = messages
        self.frame = frame
    }

    package static let name = "captured"
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        <h1>Captured messages</h1>
        <p class="soft">This server sends nothing: what it would have sent is kept here.</p>
        <section class="card" id="captured" aria-label="Messages"><ul class="rows">
        {{#messages}}<li><div class="row"><strong>{{way}} to {{to}}</strong> <span class="end small soft">{{#at}}{{> time}}{{/at}}</span></div>
        <div>{{title}}</div><p class="small soft posting">{{text}}</p>
        {{#acknowledge}}<a class="button" href="{{acknowledge}}">Acknowledge…</a>{{/acknowledge}}</li>
        {{/messages}}{{^messages}}<li class="soft">None yet.</li>{{/messages}}</ul></section>
        </main>
        {{> end}}
        """
}
