internal import Vocabulary

/// What the provider publishes, asked for seldom: where its doors are, and by which keys its tokens are proven.
actor Bulletin {
    /// How long what was read is taken for true.
    private static let trusted = Duration.hours(1)
    /// A token that names an unknown key makes us look at most this often, and a provider that fails is left alone as long.
    private static let pause = Duration.seconds(10)

    private struct Read<Value: Sendable>: Sendable {
        let value: Value
        let at: Moment
    }

    private let issuer: String
    private let get: @Sendable (String) async throws(SignInProblem) -> [UInt8]
    private var document: Read<ProviderDocument>?
    private var keys: Read<KeySet>?
    private var failure: Read<SignInProblem>?

    init(issuer: String, get: @escaping @Sendable (String) async throws(SignInProblem) -> [UInt8]) {
        self.issuer = issuer
        self.get = get
    }

    /// What was read before goes on counting while the provider is in trouble.
    func document(at now: Moment) async throws(SignInProblem) -> ProviderDocument {
        if let document, now - document.at < Self.trusted { return document.value }
        if let failure, now - failure.at < Self.pause {
            if let document { return document.value }
            throw failure.value
        }
        do throws(SignInProblem) {
            let value = try ProviderDocument(try await get(ProviderDocument.address(of: issuer)), issuer: issuer)
            document = Read(value: value, at: now)
            failure = nil
            return value
        } catch {
            failure = Read(value: error, at: now)
            guard let document else { throw error }
            return document.value
        }
    }

    /// `afresh`: those that are known were tried in vain, so newer ones are wanted.
    func keys(afresh: Bool, at now: Moment) async throws(SignInProblem) -> KeySet {
        if let keys, now - keys.at < (afresh ? Self.pause : Self.trusted) { return keys.value }
        let address = try await document(at: now).keysEndpoint
        do throws(SignInProblem) {
            guard let value = KeySet(try await get(address)) else { throw SignInProblem.unusable("what is at its jwks_uri is no key set") }
            keys = Read(value: value, at: now)
            return value
        } catch {
            guard let keys else { throw error }
            return keys.value
        }
    }
}
