internal import Notation

/// Who the provider says somebody is; believed.
package struct Identity: Hashable, Sendable {
    package let issuer: String
    /// Never given to anybody else by this issuer, unlike names and addresses.
    package let subject: String
    /// Only one that the provider has proven.
    package let email: String?
    package let name: String?
    package let groups: [String]
    /// The ID token, to be shown when they sign out; never logged, never stored here.
    package let token: String

    package init(issuer: String, subject: String, email: String? = nil, name: String? = nil, groups: [String] = [], token: String = "") {
        self.issuer = issuer
        self.subject = subject
        self.email = email
        self.name = name
        self.groups = groups
        self.token = token
    }
}

/// What a provider tells about somebody, from the ID token and, where that is silent, from the userinfo endpoint.
struct Claims {
    let json: JSON

    /// Microsoft has another word for it: the address' domain is proven to be the tenant's (`xms_edov`).
    var email: String? {
        guard let email = json["email"]?.string, Claims.isPlain(email) else { return nil }
        return Claims.isTrue(json["email_verified"]) || Claims.isTrue(json["xms_edov"]) ? email : nil
    }

    var hasEmail: Bool { json["email"] != nil }

    func name(_ claim: String) -> String? { json.claim(claim)?.string.flatMap { Claims.isPlain($0) ? $0 : nil } }

    /// Nil when it does not say.
    func groups(_ claim: String) -> [String]? {
        guard let value = json.claim(claim) else { return nil }
        let names = value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
        return Array(names.filter(Claims.isPlain).prefix(Claims.groupsMax))
    }

    /// Microsoft leaves groups out of its tokens beyond 200.
    private static let groupsMax = 500

    private static func isPlain(_ text: String) -> Bool { (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x20 } }

    /// Some providers write it as text, or as a number.
    private static func isTrue(_ claim: JSON?) -> Bool {
        claim?.bool == true || claim?.integer == 1 || claim?.string.map { ["true", "1"].contains($0) } ?? false
    }
}

extension JSON {
    /// By its whole name, as names that are addresses have dots in them; or, as in Keycloak's `realm_access.roles`, as a path.
    fileprivate func claim(_ name: String) -> JSON? { self[name] ?? name.split(separator: ".").reduce(Optional(self)) { $0?[String($1)] } }
}
