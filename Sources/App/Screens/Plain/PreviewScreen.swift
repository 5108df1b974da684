/// What an audience is about to be told, to be read once more and changed before it goes out.
package struct PreviewScreen: Screen {
    package let frame: Frame
    let id: String
    let audience: String
    let subject: String
    let text: String
    let status: String
    let isPublic: Bool

    package init(id: String, audience: String, subject: String, text: String, status: String, isPublic: Bool, frame: Frame) {
        self.frame = frame
        self.id = id
        self.audience = audience
        self.subject = subject
        self.text = text
        self.status = status
        self.isPublic = isPublic
    }

    package static let name = "preview"
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        <h1>To {{audience}}{{#isPublic}} <span class="pill public">public</span>{{/isPublic}}</h1>
        <section class="card" aria-label="As it will be read"><h2>{{subject}}</h2><p class="posting">{{text}}</p></section>
        <form class="fields" method="post" action="/incidents/{{id}}/updates">{{> token}}
        <input type="hidden" name="audience" value="{{audience}}"><input type="hidden" name="status" value="{{status}}">
        <label>Change it<textarea name="text" rows="10" maxlength="16384" required>{{text}}</textarea></label>
        <div class="acts"><button class="main">Send it</button><a class="button" href="/incidents/{{id}}">Not now</a></div>
        </form>
        </main>
        {{> end}}
        """
}
