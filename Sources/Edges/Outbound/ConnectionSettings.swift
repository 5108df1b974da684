package import Runbooks
internal import Vocabulary

/// What is wrong with a connection's settings, said at start rather than when somebody should be woken.
package struct ConnectionProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let connection: String
    package let text: String

    package init(_ connection: Connection, _ text: String) {
        self.connection = connection.name.text
        self.text = text
    }

    package var description: String { "connection \(connection): \(text)" }
}

/// A connection's settings with the secrets filled in.
struct ConnectionSettings {
    private let connection: Connection
    private var values: [String: Result<String, ConnectionProblem>] = [:]
    /// What must never be seen in a reason.
    private(set) var secrets: [String] = []
    /// Settings that could not be read. One that only answers need, such as a signing secret, does not keep letters from leaving.
    private(set) var problems: [ConnectionProblem] = []

    init(_ connection: Connection, secret: (Setting) throws -> String) {
        self.connection = connection
        for (key, setting) in connection.settings.sorted(by: { $0.key < $1.key }) {
            if case .plain(let text) = setting {
                values[key] = .success(text)
                continue
            }
            do {
                let text = try secret(setting)
                values[key] = .success(text)
                secrets.append(text)
            } catch {
                let problem = ConnectionProblem(connection, "the setting \(key) could not be read: \(error)")
                values[key] = .failure(problem)
                problems.append(problem)
            }
        }
    }

    /// Nil when it is not set or empty.
    subscript(_ key: String) -> String? {
        get throws(ConnectionProblem) {
            let text = try values[key]?.get() ?? ""
            return text.isEmpty ? nil : text
        }
    }

    /// Whether the runbook has it, readable or not.
    func isSet(_ key: String) -> Bool { values[key] != nil }

    func required(_ key: String, _ hint: String) throws(ConnectionProblem) -> String {
        guard let value = try self[key] else { throw problem("the setting \(key) is missing: \(hint)") }
        return value
    }

    /// An `http` or `https` address without the slash at its end.
    func webURL(_ key: String, default standard: String? = nil) throws(ConnectionProblem) -> String {
        var text = try self[key] ?? standard ?? ""
        if text.isEmpty { text = try required(key, "write the address to send to") }
        guard let address = WebAddress(text), ["http", "https"].contains(address.scheme) else {
            throw problem("the setting \(key) is not an http or https address")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    func problem(_ text: String) -> ConnectionProblem { ConnectionProblem(connection, text) }
}
