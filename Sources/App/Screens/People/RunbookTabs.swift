/// The pages about the runbook and its people, one beside the other.
enum RunbookTabs {
    struct Tab: Sendable {
        let path: String
        let word: String
        let isOpen: Bool
    }

    static func all(at path: String) -> [Tab] {
        [("/runbook", "Runbook"), ("/people", "People"), ("/drills", "Drills"), ("/programme", "Owed")].map {
            Tab(path: $0, word: $1, isOpen: $0 == path)
        }
    }

    static let parts = ["runbook-tabs": template]

    private static let template = """
        <nav class="tabs" aria-label="About the runbook">{{#tabs}}<a href="{{path}}"{{#isOpen}} aria-current="page"{{/isOpen}}>{{word}}</a>
        {{/tabs}}</nav>
        """
}
