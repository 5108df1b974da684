import Foundation
import HTTPTypes
import Testing
import Vocabulary
import Web

/// With RUNBELL_WRITE=1 in the environment the page is written instead of compared.
@Suite("The page of all paths")
struct PathsPageTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/reference/paths.md").standardizedFileURL

    private static let head = """
        # Every path

        What the server answers to, from the table that registers its routes. The API is described in [api.md](api.md) and, with every field, by the
        server itself at `/api/v1/openapi.json`. What is neither is for people with a browser, for monitoring that sends alerts
        ([inbound.md](inbound.md)), for readers of the [status page](status-page.md), or for machines that watch this server.


        """

    private static var text: String {
        let line = { (route: Route) in "| \(route.method.rawValue) | `\(route.path)` | \(needs(route)) |" }
        let api = Site.routes.filter { $0.operation != nil }.map { "\(line($0)) \($0.operation?.summary ?? "") |" }
        let rest = Site.routes.filter { $0.operation == nil }.map(line)
        return head + "## The API\n\n| method | path | scope | |\n|---|---|---|---|\n" + api.joined(separator: "\n")
            + "\n\n## Everything else\n\n| method | path | asks for |\n|---|---|---|\n" + rest.joined(separator: "\n") + "\n"
    }

    private static func needs(_ route: Route) -> String {
        switch route.entry {
        case .free: "no token: harmless, or with a key or signature of its own"
        case .token(let scope): "`\(scope.rawValue)`"
        case .browser(let scope): "signing in, `\(scope.rawValue)`"
        }
    }

    @Test("has each route, and no other")
    func page() throws {
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" { try Self.text.write(to: Self.file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == Self.text, "run the tests once with RUNBELL_WRITE=1 and read the difference")
    }
}
