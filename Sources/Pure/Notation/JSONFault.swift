/// Why a text is not JSON, and where.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        case endedEarly = "the text ends before the value does"
        case unexpected = "this character cannot stand here"
        case trailing = "there is more after the end of the value"
        case tooDeep = "arrays and objects lie too deep in each other"
        case badNumber = "this is not a number as JSON writes it"
        case badEscape = "this is not an escape JSON knows"
        case controlCharacter = "a control character in a string must be escaped"
        case notUTF8 = "this is not UTF-8"
    }

    package let kind: Kind
    /// Bytes before the fault.
    package let offset: Int
    /// Counted from 1.
    package let line: Int
    /// In bytes, counted from 1.
    package let column: Int

    init(_ kind: Kind, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        self.kind = kind
        self.offset = offset
        var line = 1
        var lineStart = 0
        for place in 0..<min(offset, bytes.count) where bytes[place] == UInt8(ascii: "\n") {
            line += 1
            lineStart = place + 1
        }
        self.line = line
        self.column = offset - lineStart + 1
    }

    /// `line 3, column 14: this character cannot stand here`.
    package var description: String { "line \(line), column \(column): \(kind.rawValue)" }
}
