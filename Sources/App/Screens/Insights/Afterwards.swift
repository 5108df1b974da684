/// The way between the pages that look back: one place in the bar at the top, several pages.
struct Afterwards: Sendable {
    enum Page: String, CaseIterable { case insights, reviews, actions, audit }

    struct Entry: Sendable {
        let path: String
        let label: String
        let isHere: Bool
    }

    let entries: [Entry]

    init(at here: Page) {
        entries = Page.allCases.map { page in
            Entry(path: "/\(page.rawValue)", label: page.rawValue.prefix(1).uppercased() + page.rawValue.dropFirst(), isHere: page == here)
        }
    }

    static let template = """
        <nav class="tabs" aria-label="Looking back">{{#entries}}<a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a>\
        {{/entries}}</nav>
        """
}
