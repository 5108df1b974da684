internal import OpenIDConnect
internal import Outbound
internal import Vocabulary

extension SignInSettings {
    /// Nil where there is no provider.
    func provider(publicURL: String, key: [UInt8], secrets: Secrets, curl: CurlClient) throws -> OpenIDProvider? {
        guard let issuer else { return nil }
        let settings = ProviderSettings(
            issuer: issuer, clientID: clientID, clientSecret: try clientSecret.map(secrets.value), scopes: scopes, groupsClaim: groupsClaim,
            nameClaim: nameClaim, label: label, redirectURI: "\(publicURL)/sign-in/return")
        return OpenIDProvider(settings, key: key) { request in
            var headers = request.headers.map { HTTPRequest.Header($0.key, $0.value) }
            if request.form != nil { headers.append(HTTPRequest.Header("Content-Type", "application/x-www-form-urlencoded")) }
            let asked = HTTPRequest(
                method: request.form == nil ? "GET" : "POST", url: request.url, headers: headers, body: Array((request.form ?? "").utf8),
                timeout: Limits.providerTimeout)
            switch await curl.perform(asked) {
            case .fault(let fault): return .fault(fault.reason)
            case .answer(let answer) where answer.isCut: return .fault("it answers more than \(answer.body.count) bytes")
            case .answer(let answer): return .answer(status: answer.status, body: answer.body)
            }
        }
    }
}
