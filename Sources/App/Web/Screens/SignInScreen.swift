internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Vocabulary

/// A browser signs in with an API token; from then on it has a cookie that ends with the token.
struct SignInScreen: Sendable {
    let title = "Sign in"
    let to: String
    let token: String
    let isWrong: Bool

    static let routes = [
        Route(.get, "/sign-in", .free) { visit, site in
            site.screens.signIn(SignInScreen(to: safe(visit.query["to"]), token: site.access.sessions.formToken(nil), isWrong: false))
        },
        Route(.post, "/sign-in", .free, bodyBytes: Limits.formBytes, SignInScreen.enter),
        Route(.post, "/sign-out", .browser(.read), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.form(site)
            var response = Response.seeOther("/sign-in")
            response.headers[.setCookie] = site.access.sessions.endingHeader
            return response
        },
    ]

    private static func enter(_ visit: Visit, _ site: Site) async throws -> Response {
        let fields = try visit.form(site)
        let to = safe(fields["to"])
        let token = fields["key"]?.filter { !$0.isWhitespace } ?? ""
        guard let row = try await site.access.tokens.row(of: token, at: site.now), Access.scopes(row).contains(where: { $0.covers(.read) }) else {
            return site.screens.signIn(SignInScreen(to: to, token: site.access.sessions.formToken(nil), isWrong: true), status: 401)
        }
        var response = Response.seeOther(to)
        response.headers[.setCookie] = site.access.sessions.header(site.access.sessions.start(row, at: site.now))
        return response
    }

    /// Only to one of our own pages.
    private static func safe(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\\") && $0 < 0x7F })
        else { return "/" }
        return path
    }
}
