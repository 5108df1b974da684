/// Writes a JSON text piece by piece, without building a tree first. It puts the commas.
///
///     var writer = JSONWriter()
///     writer.object {
///         $0.member("status", "success")
///         $0.member("errors") { $0.array { $0.value("routing_key") } }
///     }
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(reserving capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func object(_ members: (inout JSONWriter) -> Void) { enclose("{", "}", members) }
    package mutating func array(_ values: (inout JSONWriter) -> Void) { enclose("[", "]", values) }

    /// A name inside an object; exactly one value must be written after it.
    package mutating func name(_ name: String) {
        begin()
        JSON.appendQuoted(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    package mutating func value(_ text: String) { plain { JSON.appendQuoted(text, to: &$0) } }
    package mutating func value(_ number: Int) { plain { JSON.append(Int64(number), to: &$0) } }
    package mutating func value(_ number: Int64) { plain { JSON.append(number, to: &$0) } }
    package mutating func value(_ number: Double) { plain { JSON.append(number, to: &$0) } }
    package mutating func value(_ flag: Bool) { plain { $0.append(contentsOf: (flag ? "true" : "false").utf8) } }
    package mutating func value(_ json: JSON) { plain { json.append(to: &$0) } }
    package mutating func null() { plain { $0.append(contentsOf: "null".utf8) } }
    /// A text that is JSON already, put in word for word.
    package mutating func raw(_ json: [UInt8]) { plain { $0.append(contentsOf: json) } }
    package mutating func raw(_ json: String) { plain { $0.append(contentsOf: json.utf8) } }

    package mutating func member(_ name: String, _ value: String) { self.name(name); self.value(value) }
    package mutating func member(_ name: String, _ value: Int) { self.name(name); self.value(value) }
    package mutating func member(_ name: String, _ value: Int64) { self.name(name); self.value(value) }
    package mutating func member(_ name: String, _ value: Double) { self.name(name); self.value(value) }
    package mutating func member(_ name: String, _ value: Bool) { self.name(name); self.value(value) }
    package mutating func member(_ name: String, _ value: JSON) { self.name(name); self.value(value) }
    package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) { self.name(name); value(&self) }

    /// Leaves the member out when there is no value.
    package mutating func member(_ name: String, ifAny value: String?) {
        if let value { member(name, value) }
    }

    private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ inside: (inout JSONWriter) -> Void) {
        begin()
        bytes.append(UInt8(ascii: open))
        inside(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func plain(_ write: (inout [UInt8]) -> Void) {
        begin()
        write(&bytes)
        needsComma = true
    }

    private mutating func begin() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }
}
