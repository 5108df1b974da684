internal import CCurl

/// A URL taken apart by libcurl's own reader, so that we never judge another host than the one it will talk to.
struct WebAddress {
    let scheme: String
    let user: String?
    let password: String?
    let host: String
    let port: Int
    let query: [String: String]

    init?(_ text: String) {
        guard let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK else { return nil }
        func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(handle, part, &found, UInt32(flags)) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        guard let scheme = part(CURLUPART_SCHEME), let host = part(CURLUPART_HOST), !host.isEmpty else { return nil }
        self.scheme = scheme
        self.host = host.first == "[" ? String(host.dropFirst().dropLast()) : host
        user = part(CURLUPART_USER, CURLU_URLDECODE)
        password = part(CURLUPART_PASSWORD, CURLU_URLDECODE)
        port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap { Int($0) } ?? 0
        var query: [String: String] = [:]
        for pair in (part(CURLUPART_QUERY) ?? "").split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[String(halves[0])] = halves.count > 1 ? String(halves[1]) : ""
        }
        self.query = query
    }

    var hostAndPort: String { "\(host):\(port)" }
    /// `https://push.example`; the port only where it is not the scheme's own (RFC 6454 §6.2).
    var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (port == (scheme == "https" ? 443 : 80) ? "" : ":\(port)")
    }
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
