internal import HTTPTypes
internal import HummingbirdCore
internal import Mustache

/// The HTML pages: each a template and a struct of what is shown in it. They work without scripts; the one script only keeps them fresh.
struct Screens: Sendable {
    private let library: MustacheLibrary

    /// `brand` is what every page calls the server.
    init(brand: String = "Runbell") throws {
        MustacheContentTypes.register(Markup(), named: "MARKUP")
        var templates: [String: MustacheTemplate] = [:]
        for (name, text) in Templates.all.merging(["brand": brand], uniquingKeysWith: { $1 }) {
            // Every template says so itself: Mustache forgets the content type where one includes another.
            templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE: MARKUP}}" + text)
        }
        library = MustacheLibrary(templates: templates)
    }

    func hub(_ screen: HubScreen) -> Response { page("hub", screen) }
    func incident(_ screen: IncidentScreen) -> Response { page("incident", screen) }
    func programme(_ screen: ProgrammeScreen) -> Response { page("programme", screen) }
    func link(_ screen: LinkScreen) -> Response { page("link", screen) }
    func captured(_ screen: CapturedScreen) -> Response { page("captured", screen) }
    func signIn(_ screen: SignInScreen, status: Int = 200) -> Response { page("sign-in", screen, status: status) }
    func problem(_ problem: ProblemDocument) -> Response { page("problem", ProblemScreen(problem), status: problem.status) }

    func statusSaid(_ screen: StatusSaidScreen) -> Response { page("status-said", screen, status: screen.status) }

    /// The status page itself is drawn ahead and sent with the same policy.
    func text(of screen: StatusScreen) -> String { library.render(screen, withTemplate: "status") ?? "" }

    private func page(_ template: String, _ screen: Any, status: Int = 200) -> Response {
        var response = Response.html(status, library.render(screen, withTemplate: template) ?? "")
        response.headers[.contentSecurityPolicy] = Screens.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// Nothing inline, nothing from elsewhere, in nobody's frame.
    static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'
        """
}
