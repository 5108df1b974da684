package import Vocabulary

/// Who calls: what they may do, and whose name the journal records.
package struct Caller: Hashable, Sendable {
    package let author: Author
    package let scopes: [Scope]
    /// The cookie a browser session came with; forms are tied to it.
    package let session: String?
    /// Who signed in.
    package let account: AccountName?

    package init(author: Author, scopes: [Scope], session: String? = nil, account: AccountName? = nil) {
        self.author = author
        self.scopes = scopes
        self.session = session
        self.account = account
    }

    /// Nobody has said who they are.
    package static let stranger = Caller(author: .runbell, scopes: [])

    package func may(_ scope: Scope) -> Bool { scopes.contains { $0.covers(scope) } }

    /// Idempotency keys of different callers never meet.
    var keyspace: String { author.description }
}
