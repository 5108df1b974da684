package import HTTPTypes
package import HummingbirdCore
internal import Vocabulary

/// One thing the server does at one path with one method. The table of these registers the routes and writes the OpenAPI document,
/// so that the document cannot say anything else than what is true. A class, because every request is handed its route.
package final class Route: Sendable {
    package typealias Handler = @Sendable (Visit, Site) async throws -> Response

    /// How a caller proves that it may.
    package enum Entry: Hashable, Sendable {
        /// Nothing asked here: the page is harmless, or the handler checks a key or a signature of its own.
        case free
        /// An API token with this scope; a signed-in browser may read.
        case token(Scope)
        /// A signed-in browser; its forms carry a token of their own.
        case browser(Scope)
    }

    package let method: HTTPRequest.Method
    /// `/api/v1/incidents/{id}`: what stands in braces is handed to the handler.
    package let path: String
    package let entry: Entry
    /// Longest request body that is read; 0 reads none.
    package let bodyBytes: Int
    /// What the OpenAPI document says; nil for routes that are not part of the API.
    package let operation: Operation?
    package let handle: Handler

    /// A route of the API.
    init(_ method: HTTPRequest.Method, _ path: String, _ scope: Scope, _ operation: Operation, _ handle: @escaping Handler) {
        self.method = method
        self.path = path
        self.entry = .token(scope)
        self.bodyBytes = operation.body == nil ? 0 : operation.bodyBytes
        self.operation = operation
        self.handle = handle
    }

    /// Any other route.
    init(_ method: HTTPRequest.Method, _ path: String, _ entry: Entry, bodyBytes: Int = 0, _ handle: @escaping Handler) {
        self.method = method
        self.path = path
        self.entry = entry
        self.bodyBytes = bodyBytes
        self.operation = nil
        self.handle = handle
    }

    /// Names in braces, in order.
    var parameters: [String] { path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().prefix { $0 != "}" }) } }
}
