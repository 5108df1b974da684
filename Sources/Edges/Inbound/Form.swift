internal import Vocabulary

/// A body of the type `application/x-www-form-urlencoded` (WHATWG URL standard): names, each with its values in the order sent.
package struct Form: Hashable, Sendable {
    private var values: [String: [String]] = [:]

    /// More fields than any of our senders has.
    package static let fieldsMax = 1000

    /// A `%` that begins no escape stands for itself; bytes that are not UTF-8 become U+FFFD.
    package init(_ body: [UInt8]) throws(Problem) {
        guard body.count <= Limits.inboundBodyBytes else {
            throw Problem(field: "", message: "the body has \(body.count) bytes; at most \(Limits.inboundBodyBytes) are taken")
        }
        let fields = body.split(separator: UInt8(ascii: "&"))
        guard fields.count <= Form.fieldsMax else {
            throw Problem(field: "", message: "the form has \(fields.count) fields; at most \(Form.fieldsMax) are taken")
        }
        for field in fields {
            let equals = field.firstIndex(of: UInt8(ascii: "=")) ?? field.endIndex
            values[Form.decode(field[..<equals]), default: []].append(Form.decode(field[equals...].dropFirst()))
        }
    }

    package init(_ body: String) throws(Problem) { try self.init(Array(body.utf8)) }

    /// The first value sent under the name.
    package subscript(name: String) -> String? {
        get { values[name]?.first }
        set { values[name] = newValue.map { [$0] } }
    }

    package var names: [String] { values.keys.sorted() }
    /// The first value of each.
    package var fields: [String: String] { values.compactMapValues(\.first) }
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "%"), place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2]) {
                text.append(high << 4 | low)
                place += 3
            } else {
                text.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                place += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
