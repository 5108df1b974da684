package import Vocabulary

/// A place notices go to: a connection, and where on it.
package struct Audience: Hashable, Sendable {
    package var connection: ConnectionName
    package var destination: String

    package init(connection: ConnectionName, destination: String = "") {
        self.connection = connection
        self.destination = destination
    }
}
