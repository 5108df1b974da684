/// What is set up beside the runbook, and how it is doing.
enum SettingsTabs {
    /// Tokens and accounts are an administrator's.
    static func all(at path: String, for viewer: Viewer) -> [RunbookTabs.Tab] {
        let open = [("/settings/sources", "Sources"), ("/settings/connections", "Connections")]
        let closed = [("/settings/tokens", "Tokens"), ("/settings/accounts", "Accounts")]
        return (open + (viewer.administers ? closed : [])).map { RunbookTabs.Tab(path: $0, word: $1, isOpen: $0 == path) }
    }

    static let parts = ["settings-tabs": template]

    private static let template = """
        <nav class="tabs" aria-label="Settings">{{#tabs}}<a href="{{path}}"{{#isOpen}} aria-current="page"{{/isOpen}}>{{word}}</a>
        {{/tabs}}</nav>
        """
}
