internal import HTTPTypes
internal import HummingbirdCore

/// A page of another site must not act through somebody's browser. Browsers say where a request comes from; programs say nothing.
enum SameSite {
    static func check(_ request: Request, _ route: Route, _ caller: Caller, publicURL: String) throws(ProblemDocument) {
        guard ![.get, .head].contains(request.method) else { return }
        // A session reads the API for the live screens; what changes something goes through forms that prove themselves.
        if caller.session != nil, case .token = route.entry { throw .forbidden("a browser session only reads here: send a token") }
        // No page can make a browser lie in this one; `Origin` reads `null` wherever a page asks for little to be told about it.
        if let site = request.headers[.fetchSite] {
            guard site == "same-origin" || site == "none" else { throw foreign }
            return
        }
        if let origin = request.headers[.origin], host(of: origin) != request.head.authority, origin != publicURL { throw foreign }
    }

    private static let foreign = ProblemDocument.forbidden("this request was sent by a page of another site")

    /// `https://runbell.example:8443` → `runbell.example:8443`.
    private static func host(of origin: String) -> String? { origin.split(separator: "/").dropFirst().first.map(String.init) }
}
