/// A browser somebody switched notifications on in, as a push service knows it.
package struct PushDevice: Hashable, Sendable {
    package let id: String
    /// Where its push service takes messages for it. Whoever knows the address can use it up, and nobody can read along.
    package let endpoint: String
    package let recipient: PushEncryption.Recipient

    package init(id: String, endpoint: String, recipient: PushEncryption.Recipient) {
        self.id = id
        self.endpoint = endpoint
        self.recipient = recipient
    }

    /// What is wrong with an address a browser named; nil when a push may be sent there. A name is asked for its numbers when something is
    /// sent, and refused then if they lead inside.
    package static func objection(to endpoint: String, allowsPrivate: Bool) -> String? {
        guard endpoint.utf8.count <= endpointBytesMax, endpoint.utf8.allSatisfy({ 0x21...0x7E ~= $0 }), let address = WebAddress(endpoint) else {
            return "is no address of a push service"
        }
        guard address.user == nil, address.password == nil else { return "has a user name in it" }
        if allowsPrivate, ["http", "https"].contains(address.scheme) { return nil }
        guard address.scheme == "https" else { return "is not an https address" }
        let isNumber = address.host.contains(":") || address.host.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E }
        guard !isNumber, address.host.contains("."), !address.host.hasSuffix(".local"), !address.host.hasSuffix(".localhost") else {
            return "leads to no push service on the internet"
        }
        return nil
    }

    private static let endpointBytesMax = 1024
}

/// Everybody's devices, wherever they are kept.
package struct DeviceBook: Sendable {
    /// The devices a letter to this address is for: a person's, by name, or one of them, `ana/3f9c…`.
    package let devices: @Sendable (_ address: String) async throws -> [PushDevice]
    /// Its push service took a message for it.
    package let used: @Sendable (PushDevice) async -> Void
    /// Its push service does not know it any more: nothing will reach it again.
    package let gone: @Sendable (PushDevice) async -> Void

    package init(
        devices: @escaping @Sendable (_ address: String) async throws -> [PushDevice],
        used: @escaping @Sendable (PushDevice) async -> Void = { _ in }, gone: @escaping @Sendable (PushDevice) async -> Void = { _ in }
    ) {
        self.devices = devices
        self.used = used
        self.gone = gone
    }

    /// Nobody has any.
    package static let empty = DeviceBook(devices: { _ in [] })
}
