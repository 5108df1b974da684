/// Leads on by itself, to a page of ours or to the identity provider, where a redirect would not do; and by a link, if a browser does not.
package struct GoingOnScreen: Screen {
    package let frame: Frame
    let to: String

    package init(_ title: String, to: String) {
        frame = Frame(title, at: nil, viewer: .stranger, next: to)
        self.to = to
    }

    package static let name = "going-on"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>{{frame.title}}</h1>
        <p><a class="button main" href="{{to}}">Go on</a></p>
        </main>
        {{> end}}
        """
}
