/// What a JSON value must look like. One description serves three: it checks what comes in, it is published in the OpenAPI
/// document, and the tests hold our own answers against it.
package indirect enum Shape: Sendable {
    /// Length in Unicode scalars.
    case text(ClosedRange<Int>)
    /// RFC 3339.
    case moment
    case word([String])
    case integer(ClosedRange<Int64>)
    case number
    case flag
    case list(Shape, atMost: Int)
    /// Any names, each with a value of that shape.
    case map(Shape)
    case object([Member])
    /// One of `Shape.catalogue`.
    case named(String)
    case anything

    package struct Member: Sendable {
        package let name: String
        package let shape: Shape
        package let isRequired: Bool
        package let about: String

        package init(_ name: String, _ shape: Shape, required: Bool, _ about: String) {
            self.name = name
            self.shape = shape
            self.isRequired = required
            self.about = about
        }
    }

    /// A name out of the runbook.
    package static let name = Shape.text(1...255)
    package static let line = Shape.text(1...1024)
}

extension Shape.Member {
    static func required(_ name: String, _ shape: Shape, _ about: String = "") -> Shape.Member { Shape.Member(name, shape, required: true, about) }
    static func optional(_ name: String, _ shape: Shape, _ about: String = "") -> Shape.Member { Shape.Member(name, shape, required: false, about) }
}
