/// The way out of the house. Channels get one, so that tests can give them a scripted world instead of libcurl.
package struct Wire: Sendable {
    package let perform: @Sendable (HTTPRequest) async -> HTTPResult
    /// Nil when the server took the mail.
    package let deliver: @Sendable (MailRequest) async -> TransferFault?

    package init(
        perform: @escaping @Sendable (HTTPRequest) async -> HTTPResult,
        deliver: @escaping @Sendable (MailRequest) async -> TransferFault? = { _ in TransferFault(code: 1, reason: "no mail here") }
    ) {
        self.perform = perform
        self.deliver = deliver
    }

    package static func curl(_ client: CurlClient) -> Wire {
        Wire(perform: { await client.perform($0) }, deliver: { await client.deliver($0) })
    }
}
