internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Signing
internal import Storage
internal import Vocabulary

/// API tokens: made, listed and revoked by an administrator, or by `runbell token` beside the data folder.
enum TokensAPI {
    static let routes = [
        Route(.get, "/api/v1/tokens", .admin, list) { _, site in
            let tokens = try await site.journal.tokens()
            return .json { $0.page("tokens", tokens) { $0.token($1) } }
        },
        Route(.post, "/api/v1/tokens", .admin, making) { visit, site in
            let made = try await make(visit, site)
            return .json(201) {
                $0.object {
                    $0.member("token", made.token)
                    $0.member("name", made.name.text)
                }
            }
        },
        Route(.delete, "/api/v1/tokens/{name}", .admin, revoking) { visit, site in
            let name = TokenName(visit.arguments[0])
            try await revoke(name, visit, site)
            return .empty(204)
        },
    ]

    private static let list = Operation(
        "listTokens", "Tokens there are, never the tokens themselves", tag: "tokens",
        success: Operation.Success(200, "Tokens", .page("tokens", of: "Token")))

    static let making = Operation(
        "makeToken", "Make a token; it is shown this once", tag: "tokens",
        body: .object([
            .required("name", .name), .required("scopes", .list(.word(Scope.allCases.map(\.rawValue)), atMost: Scope.allCases.count)),
            .optional("person", .name, "the person of the runbook it acts for"), .optional("expires", .moment),
        ]),
        success: Operation.Success(201, "Made", .object([.required("token", .words), .required("name", .words)])), showsSecret: true)

    private static let revoking = Operation(
        "revokeToken", "Make a token worthless", tag: "tokens", success: Operation.Success(204, "Revoked", nil), notFound: true)

    static func revoke(_ name: TokenName, _ visit: Visit, _ site: Site) async throws {
        guard try await site.journal.tokens().contains(where: { $0.name == name }) else {
            throw ProblemDocument.notFound("there is no token '\(name)'")
        }
        try await site.dispatcher.revokeToken(name, by: visit.caller.author)
        site.access.tokens.refresh()
    }

    /// One that was just made. It is shown this once.
    struct Made {
        let name: TokenName
        let token: String
    }

    static func make(_ visit: Visit, _ site: Site) async throws -> Made {
        let name = TokenName(visit.text("name") ?? "")
        let person = visit.text("person").map { PersonName($0) }
        if let person, site.dispatcher.library.current.people[person] == nil {
            throw ProblemDocument.invalid("#/person", "the runbook has no '\(person)'")
        }
        if visit.texts("scopes").isEmpty { throw ProblemDocument.invalid("#/scopes", "needs at least one of read, respond, declare, admin") }
        guard try await site.journal.tokens().allSatisfy({ $0.name != name }) else {
            throw ProblemDocument.invalid("#/name", "'\(name)' is taken: revoke it first, or take another name")
        }
        let token = APIToken.random()
        let row = TokenRow(
            name: name, hash: Tokens.hash(token), scopes: visit.texts("scopes"), person: person, createdAt: site.now,
            expiresAt: visit.moment("expires"))
        try await site.dispatcher.keepToken(row, by: visit.caller.author)
        site.access.tokens.refresh()
        return Made(name: name, token: token)
    }

    static let shape = Shape.object([
        .required("name", .words), .required("scopes", .list(.words, atMost: 100)), .optional("person", .words), .required("created", .moment),
        .optional("expires", .moment), .optional("used", .moment, "when it was last used, to ten minutes; left out: never"),
    ])
}

/// What a token looks like: a prefix that secret scanners know it by, and 32 unpredictable bytes.
package enum APIToken {
    package static func random() -> String { "runbell_\(Digest.random(32).base64URL)" }

    /// What whoever can read the data folder may prove itself with: it is made from the server's own key.
    package static func local(serverKey: [UInt8]) -> String {
        "runbell_local_\(Digest.hmacSHA256(Array("local administrator".utf8), key: serverKey).base64URL)"
    }
}

extension JSONWriter {
    fileprivate mutating func token(_ row: TokenRow) {
        object {
            $0.member("name", row.name.text)
            $0.member("scopes", .array(row.scopes.map { .string($0) }))
            $0.member("person", ifAny: row.person?.text)
            $0.member("created", row.createdAt)
            $0.member("expires", ifAny: row.expiresAt?.rfc3339)
            $0.member("used", ifAny: row.usedAt?.rfc3339)
        }
    }
}
