internal import HTTPTypes
internal import HummingbirdCore
package import Screens

extension ScreenLibrary {
    /// Every page this server has, in the usual name read once: that takes some tens of milliseconds.
    static func all(called brand: String = usualBrand) throws -> ScreenLibrary { brand == usualBrand ? try usual.get() : try every(called: brand) }

    static let usualBrand = "Runbell"
    private static let usual = Result { try every(called: usualBrand) }

    private static func every(called brand: String) throws -> ScreenLibrary { try ScreenLibrary(screens, called: brand) }

    package static let screens: [any Screen.Type] = [
        HubScreen.self, RoomScreen.self, ImpactScreen.self, PreviewScreen.self, DeclareScreen.self, LinkScreen.self, ProgrammeScreen.self,
        RunbookScreen.self, DrillsScreen.self, PeopleScreen.self, AlertsScreen.self, OnCallScreen.self, InsightsScreen.self, CountedScreen.self,
        ActionsScreen.self, ReviewsScreen.self, ReviewScreen.self, AuditScreen.self, SignInScreen.self, WelcomeScreen.self, ProfileScreen.self,
        AccountsScreen.self, TokensScreen.self, SourcesScreen.self, ConnectionsScreen.self, CapturedScreen.self, GoingOnScreen.self,
        OfflineScreen.self, ProblemScreen.self, StatusScreen.self, StatusSaidScreen.self,
    ]

    func page(_ screen: some Screen, status: Int = 200) -> Response { page(drawn: html(screen), status: status) }

    /// What every page forbids.
    func page(drawn page: String, status: Int = 200) -> Response {
        var response = Response.html(status, page)
        response.headers[.contentSecurityPolicy] = ScreenLibrary.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    func said(_ screen: StatusSaidScreen) -> Response { page(screen, status: screen.status) }

    /// Nothing inline, nothing from elsewhere, in nobody's frame.
    static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    package static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1b56c9"/>\
        <path d="M16 6a7 7 0 0 0-7 7v5l-2 3h18l-2-3v-5a7 7 0 0 0-7-7zm-3 17a3 3 0 0 0 6 0z" fill="#fff"/></svg>
        """
}
