internal import HTTPTypes
internal import HummingbirdCore

/// Who sends a request, as far as one can tell.
enum ClientAddress {
    /// The connection's other end. A proxy on this machine says in `X-Forwarded-For` whom it speaks for, last; one that says nothing leaves us
    /// without an address, and nobody is taken for the whole world.
    static func of(_ connection: String?, _ headers: HTTPFields) -> String? {
        guard let connection else { return nil }
        guard connection == "::1" || connection.hasPrefix("127.") else { return connection }
        return headers[.forwardedFor]?.split(separator: ",").last.map { $0.filter { $0 != " " } }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

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
