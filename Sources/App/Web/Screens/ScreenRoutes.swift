internal import HTTPTypes
internal import HummingbirdCore

/// The pages for people, and the three files they need.
enum ScreenRoutes {
    static let all: [Route] =
        HubScreen.routes + IncidentScreen.routes + ProgrammeScreen.routes + CapturedScreen.routes + SignInScreen.routes + [
            // Tells an open page that something happened; the page fetches itself again.
            Route(.get, "/live", .browser(.read)) { visit, site in
                try EventStream.response(visit, site, after: try await site.start(of: visit), .onlyThat)
            },
            file("/assets/runbell.css", "text/css; charset=utf-8", StyleSheet.text),
            file("/assets/live.js", "text/javascript; charset=utf-8", LiveScript.text),
            file("/favicon.svg", "image/svg+xml", icon), file("/favicon.ico", "image/svg+xml", icon),
            file("/robots.txt", "text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"),
        ]

    private static func file(_ path: String, _ contentType: String, _ text: String) -> Route {
        Route(.get, path, .free) { _, _ in
            var response = Response.text(200, text, contentType)
            response.headers[.cacheControl] = "max-age=300"
            response.headers[.xContentTypeOptions] = "nosniff"
            return response
        }
    }

    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d4ed8"/>\
        <path d="M16 6a7 7 0 0 0-7 7v5l-2 3h18l-2-3v-5a7 7 0 0 0-7-7zm-3 17a3 3 0 0 0 6 0z" fill="#fff"/></svg>
        """
}

extension Visit {
    /// The fields of a form that proves to come from one of our own pages.
    func form(_ site: Site) throws -> [String: String] {
        let fields = try FormFields(body)
        guard site.access.sessions.accepts(fields["token"], of: caller.session) else {
            throw ProblemDocument.forbidden("this form is not from a page of ours, or your session has ended: go back, reload and try again")
        }
        return fields.values
    }
}
