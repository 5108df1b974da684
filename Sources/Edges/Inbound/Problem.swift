/// What is wrong with a request, and at which field, in words for whoever wrote the sender.
package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the document: `payload.summary`, `alerts.3.labels`. Empty for the whole of it.
    package let field: String
    package let message: String

    package init(field: String, message: String) {
        self.field = field
        self.message = message
    }

    /// `payload.summary: is missing`.
    package var description: String { field.isEmpty ? message : "\(field): \(message)" }
}
