internal import Outbound
internal import Synchronization
package import Vocabulary

/// How each connection has done since the server started: told to whoever wonders whether a page would get out.
package final class WaysOut: Sendable {
    package struct Account: Hashable, Sendable {
        package var delivered = 0
        package var deliveredAt: Moment?
        /// Attempts that did not succeed.
        package var failed = 0
        package var failedAt: Moment?
        /// Why the last one did not, secrets masked.
        package var failure = ""

        package init() {}
    }

    private let accounts = Mutex<[ConnectionName: Account]>([:])

    package init() {}

    package func account(of connection: ConnectionName) -> Account { accounts.withLock { $0[connection] } ?? Account() }

    /// `provider` gave the answer to a letter that was for `connection`.
    func note(_ sent: Sent, by provider: ConnectionName, for connection: ConnectionName, at now: Moment) {
        accounts.withLock { accounts in
            func fail(_ name: ConnectionName, _ why: String) {
                var account = accounts[name] ?? Account()
                account.failed += 1
                account.failedAt = now
                account.failure = why
                accounts[name] = account
            }
            switch sent {
            case .delivered:
                var account = accounts[provider] ?? Account()
                account.delivered += 1
                account.deliveredAt = now
                accounts[provider] = account
                if provider != connection { fail(connection, "\(provider) had to take it instead") }
            case .refused(let reason), .later(let reason, _): fail(provider, reason)
            }
        }
    }
}
