internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// API tokens, for administrators: which there are, a new one, an end to one.
enum TokenRoutes {
    static let all: [Route] = [
        Route(.get, "/settings/tokens", .browser(.admin)) { visit, site in try await page(visit, site) },
        Route(.post, "/settings/tokens", .browser(.admin), bodyBytes: Limits.formBytes, make),
        Route(.post, "/settings/tokens/{name}/revoke", .browser(.admin), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.checkedForm(site)
            try await TokensAPI.revoke(TokenName(visit.arguments[0]), visit, site)
            return .seeOther("/settings/tokens")
        },
    ]

    private static func make(_ visit: Visit, _ site: Site) async throws -> Response {
        var form = try visit.checkedForm(site)
        if let days = form["days"].flatMap({ Int64($0) }), (1...3650).contains(days) { form["expires"] = (site.now + .days(days)).rfc3339 }
        do {
            let made = try await TokensAPI.make(visit.carrying(form, TokensAPI.making), site)
            return try await page(visit, site, made: TokensScreen.Made(name: made.name, token: made.token))
        } catch let problem as ProblemDocument where problem.status == 422 {
            return try await page(visit, site, problem: problem.said)
        }
    }

    private static func page(_ visit: Visit, _ site: Site, made: TokensScreen.Made? = nil, problem: String? = nil) async throws -> Response {
        let now = site.now
        let clock = WallClock.of(site.dispatcher.library.current.zone)
        let lines = try await site.journal.tokens().map { row in
            TokensScreen.Line(
                name: row.name, scopes: row.scopes, person: row.person, made: When(row.createdAt, at: now, on: clock),
                used: row.usedAt.map { When($0, at: now, on: clock) }, expires: row.expiresAt.map { When($0, at: now, on: clock) },
                isExpired: row.expiresAt.map { $0 <= now } ?? false)
        }
        let people = site.dispatcher.library.current.people.keys.sorted()
        let frame = try await site.frame(visit, "Tokens", at: nil)
        let screen = TokensScreen(
            lines, scopes: Scope.allCases.map { ($0.rawValue, $0.words) }, people: people, made: made, problem: problem, frame: frame)
        return site.screens.page(screen, status: problem == nil ? 200 : 422)
    }
}

extension Scope {
    /// What it lets a token do, said to whoever makes one.
    fileprivate var words: String {
        switch self {
        case .read: "see everything that is not private"
        case .respond: "see, act on incidents and take shifts"
        case .declare: "open incidents and nothing else"
        case .command: "respond, and see what is private"
        case .admin: "everything, tokens and accounts too"
        }
    }
}
