internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Screens
internal import Vocabulary

/// The pages for people, and the files they need.
enum ScreenRoutes {
    static let all: [Route] =
        HubRoutes.all + RoomRoutes.all + ImpactRoutes.all + ActForms.routes + DeclareRoutes.all + ProgrammeRoutes.all + RunbookRoutes.all
        + InsightsRoutes.all
        + AlertRoutes.all + OnCallRoutes.all + PeopleRoutes.all + ReviewRoutes.all + ActionsRoutes.all + AuditRoutes.all + SignInRoutes.all
        + ProviderRoutes.all + AccountRoutes.all + OwnWayRoutes.all + DeviceRoutes.all + TokenRoutes.all + SourceRoutes.all
        + ConnectionRoutes.all + PlainRoutes.all + [
            // Tells an open page that something happened; the page fetches itself again.
            Route(.get, "/live", .browser(.read)) { visit, site in
                try EventStream.response(
                    visit, site, after: try await site.start(of: visit), .onlyThat(about: visit.query["about"].flatMap { IncidentID($0) }))
            },
            file("/assets/runbell.css", "text/css; charset=utf-8", Assets.style),
            file("/assets/runbell.js", "text/javascript; charset=utf-8", Assets.script),
            file("/favicon.svg", "image/svg+xml", ScreenLibrary.icon), file("/favicon.ico", "image/svg+xml", ScreenLibrary.icon),
            file("/robots.txt", "text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"),
        ]

    /// What is asked for by the version it has now may be kept for a year.
    private static func file(_ path: String, _ contentType: String, _ text: String) -> Route {
        Route(.get, path, .free) { visit, _ in
            var response = Response.text(200, text, contentType)
            response.headers[.cacheControl] = visit.query["v"] == Assets.version ? "public, max-age=31536000, immutable" : "max-age=300"
            response.headers[.xContentTypeOptions] = "nosniff"
            return response
        }
    }
}

extension Response {
    /// Lets the worker keep this page for when there is no connection: never what is private, for a device may be lost.
    func kept(_ mayBe: Bool) -> Response {
        guard mayBe else { return self }
        var response = self
        response.headers[.offline] = "may be kept"
        return response
    }
}

extension HTTPField.Name {
    static let offline = HTTPField.Name("Runbell-Offline")!
}

extension Visit {
    /// The fields of a form that proves to come from one of our own pages.
    func checkedForm(_ site: Site) throws -> Form {
        let form = try Form(body)
        guard site.access.sessions.accepts(form["token"], of: caller.session) else {
            throw ProblemDocument.forbidden("this form is not from a page of ours, or your session has ended: go back, reload and try again")
        }
        return form
    }

    /// The same fields, each once.
    func form(_ site: Site) throws -> [String: String] {
        try checkedForm(site).fields
    }

    /// This visit as if its form had come as the body of an operation of the API.
    func carrying(_ form: Form, _ operation: Operation, along route: Route? = nil) throws -> Visit {
        let json = try operation.check(Form(""), Array(FormValue(form, shaped: operation.body ?? .anything).text.utf8))
        return carrying(json, along: route)
    }

    /// This visit with a body that was checked.
    func carrying(_ json: JSON, along route: Route? = nil, of arguments: [String]? = nil) -> Visit {
        Visit(
            request: request, route: route ?? self.route, arguments: arguments ?? self.arguments, query: query, caller: caller, body: [], json: json,
            address: address)
    }
}
