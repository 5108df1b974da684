package import Outbound
package import Vocabulary

/// The way out: takes a letter to whichever provider carries it, and says what became of it and who carried it.
package struct Post: Sendable {
    package let send: @Sendable (Letter) async -> (sent: Sent, provider: ConnectionName)

    package init(send: @escaping @Sendable (Letter) async -> (sent: Sent, provider: ConnectionName)) { self.send = send }
}
