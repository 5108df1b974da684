/// One request to the provider, whole, so that a test can read all of it.
package struct ProviderRequest: Hashable, Sendable {
    package var url: String
    package var headers: [String: String]
    /// Nil: it is fetched. Otherwise a form is posted.
    package var form: String?

    package init(url: String, headers: [String: String] = [:], form: String? = nil) {
        self.url = url
        self.headers = headers
        self.form = form
    }
}

/// What came back. Whoever carries requests keeps a limit on how long it may take and how large it may be.
package enum ProviderAnswer: Hashable, Sendable {
    case answer(status: Int, body: [UInt8])
    case fault(String)
}
