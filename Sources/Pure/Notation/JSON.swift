/// A JSON value (RFC 8259). Members keep the order they were written in.
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number that is written without fraction or exponent and fits.
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }
}
