internal import Runbooks
internal import Screens
internal import Vocabulary

/// What Runbell is connected with.
enum SettingStories {
    static func all(_ told: Told) -> [Story] {
        let shop = told.plain
        let trial = SourcesScreen.Trial(
            source: "alertmanager", incident: IncidentID(45),
            because: ["The third route takes it: it is about mail.", "SEV3: labels.severity is warning."],
            messages: [.init(wait: "at once", whom: "Ana Berg by push"), .init(wait: "after 1 min", whom: "Ana Berg by sms")])
        let made = TokensScreen.Made(name: "deploys", token: "rb_Qm9vayBvZiBzdG9yaWVzIGFuZCBvdGhlcg")
        return [
            Story("sources", "heard", sources(shop)), Story("sources", "tested", sources(shop, trial: trial)),
            Story("sources", "with a mistake", sources(shop, problem: "The runbook has no source of this name.")),
            Story("sources", "may not respond", sources(shop, mayRespond: false)),
            Story("connections", "one fails", connections(shop)),
            Story("tokens", "none", TokensScreen([], scopes: scopes, people: [], frame: shop.frame("Tokens", administers: true))),
            Story("tokens", "made", tokens(shop, made: made)), Story("tokens", "with a mistake", tokens(shop, problem: "Name is taken already.")),
        ]
    }

    private static let scopes = [(name: "read", words: "read everything"), (name: "respond", words: "act on incidents")]

    private static func when(_ shop: Shop, _ ago: Duration) -> When { When(shop.now - ago, at: shop.now, on: shop.clock) }

    private static func sources(
        _ shop: Shop, trial: SourcesScreen.Trial? = nil, problem: String? = nil, mayRespond: Bool = true
    ) -> SourcesScreen {
        let lines = shop.book.sources.values.sorted { $0.name < $1.name }.enumerated().map { place, source in
            var state = SourcesScreen.State()
            state.heard = place == 0 ? when(shop, .minutes(2)) : nil
            state.taken = place == 0 ? 18_402 : 0
            state.refused = place == 0 ? 0 : 12
            state.refusedAt = place == 0 ? nil : when(shop, .hours(2))
            state.refusal = place == 0 ? "" : "the key is another one"
            return SourcesScreen.Line(source, state, recipes: Recipe.all(for: source, at: "https://runbell.example"))
        }
        let stranger = SourcesScreen.Stranger(.pagerduty, count: 3, last: when(shop, .hours(5)))
        return SourcesScreen(
            lines, strangers: [stranger], trial: trial, problem: problem, frame: shop.frame("Sources", mayRespond: mayRespond))
    }

    private static func connections(_ shop: Shop) -> ConnectionsScreen {
        let lines = shop.book.connections.enumerated().map { place, connection in
            ConnectionsScreen.Line(
                connection, isPaused: place == 3, delivered: place * 4_120, deliveredAt: place == 0 ? nil : when(shop, .minutes(4)),
                failed: place == 1 ? 7 : 0, failedAt: place == 1 ? when(shop, .minutes(1)) : nil, failure: place == 1 ? "status 503" : "",
                isFailing: place == 1)
        }
        return ConnectionsScreen(lines, waiting: 2, oldest: when(shop, .minutes(6)), frame: shop.frame("Connections"))
    }

    private static func tokens(_ shop: Shop, made: TokensScreen.Made? = nil, problem: String? = nil) -> TokensScreen {
        let lines = [
            TokensScreen.Line(
                name: "deploys", scopes: ["declare", "read"], person: nil, made: when(shop, .days(80)), used: when(shop, .minutes(52)), expires: nil,
                isExpired: false),
            TokensScreen.Line(
                name: "ana-laptop", scopes: ["respond"], person: shop.ana, made: when(shop, .days(400)), used: nil, expires: when(shop, .days(35)),
                isExpired: true),
        ]
        return TokensScreen(
            lines, scopes: scopes, people: shop.book.people.keys.sorted(), made: made, problem: problem,
            frame: shop.frame("Tokens", administers: true))
    }
}
