/// What the worker shows where there is no connection and nothing seen before.
package struct OfflineScreen: Screen {
    let frame = Frame("No connection", at: nil, viewer: .stranger)

    package init() {}

    package static let name = "offline"
    package static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>No connection</h1>
        <p>Runbell cannot be reached from here just now, and this device has kept nothing of this page.</p>
        <p>Pages still go out to everybody on call. Whoever is paged by text message can answer by text message.</p>
        <p><a class="button" href="">Try again</a></p>
        </main>
        {{> end}}
        """
}
