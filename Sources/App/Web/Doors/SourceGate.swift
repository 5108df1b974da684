internal import HTTPTypes
internal import HummingbirdCore
internal import Runbooks
internal import Vocabulary

extension Site {
    /// The source whose key the request brought, within its rate; throws 401 or 429.
    func source(_ kind: Source.Kind, key: String?) throws(ProblemDocument) -> Source {
        guard let source = known(kind, key: key) else {
            throw .unauthorized("this key belongs to no \(kind.rawValue) source of the runbook")
        }
        if let wait = isTooMuch(of: source) {
            throw .tooMany(retryAfter: wait, "\(source.name) may send \(source.rateEachMinute ?? 0) requests a minute")
        }
        return source
    }

    /// As above; the key stands in `Authorization`, as a bearer token or as the password of basic authentication. In an open house
    /// a request without one is taken for the only source of its kind.
    func source(_ kind: Source.Kind, _ headers: HTTPFields) throws(ProblemDocument) -> Source {
        let credentials = Credentials(headers)
        if credentials == nil, wiring.policy == .open, headers[.authorization] == nil, let only = wiring.keys.only(kind) { return only }
        return try source(kind, key: credentials?.key)
    }
}
