import Notation
import Testing

/// What counts as JSON.
@Suite("A JSON text")
struct SyntaxTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let value: JSON

        init(_ text: String, _ value: JSON) {
            self.text = text
            self.value = value
        }

        var testDescription: String { text }
    }

    @Test(
        "is read as what it says",
        arguments: [
            Case("null", nil), Case("true", true), Case(" false\r\n\t", false), Case("0", 0), Case("-7", -7), Case("[]", []), Case("{ }", [:]),
            Case("9223372036854775807", .integer(.max)), Case("-9223372036854775808", .integer(.min)),
            Case("9223372036854775808", .number(9_223_372_036_854_775_808)), Case("-0", .number(-0.0)), Case("-0.0", .number(-0.0)),
            Case("1.5", 1.5), Case("1e3", .number(1000)), Case("1E+2", .number(100)), Case("25e-1", 2.5),
            Case("1e999", .number(.greatestFiniteMagnitude)), Case("-1e999", .number(-.greatestFiniteMagnitude)), Case("1e-999", .number(0)),
            Case(#""""#, ""), Case(#""a\"b\\c\/d\b\f\n\r\t""#, "a\"b\\c/d\u{8}\u{C}\n\r\t"), Case(#""\u0041\u00e9\u20AC""#, "Aé€"),
            Case(#""\ud83d\ude00""#, "😀"), Case(#""ü☃😀""#, "ü☃😀"), Case(#""\u0000""#, "\0"), Case(#""\#u{7F}""#, "\u{7F}"),
            Case("[1,[2,[3]],{}]", [1, [2, [3]], [:]]), Case(#"{"a":1,"b":[{"c":null}]}"#, ["a": 1, "b": [["c": nil]]]),
            Case(#"{"a":1,"a":2}"#, ["a": 1, "a": 2]), Case(#"{"":0}"#, ["": 0]), Case("\u{FEFF}1", 1),
        ])
    func accepted(_ it: Case) throws {
        #expect(try JSON(parsing: it.text) == it.value)
    }

    @Test(
        "has half a surrogate pair replaced, not refused",
        arguments: [
            (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
            (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        ])
    func loneSurrogate(_ text: String, _ expected: String) throws {
        #expect(try JSON(parsing: text).string == expected)
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let text: String
        let kind: JSONFault.Kind
        let offset: Int

        init(_ text: String, _ kind: JSONFault.Kind, at offset: Int) {
            self.text = text
            self.kind = kind
            self.offset = offset
        }

        var testDescription: String { "\(text) \(kind)" }
    }

    @Test(
        "is refused at the very byte",
        arguments: [
            Bad("", .endedEarly, at: 0), Bad("   ", .endedEarly, at: 3), Bad("nul", .endedEarly, at: 3), Bad("nulL", .unexpected, at: 3),
            Bad("True", .unexpected, at: 0), Bad("NaN", .unexpected, at: 0), Bad("undefined", .unexpected, at: 0), Bad("'a'", .unexpected, at: 0),
            Bad("[1,]", .unexpected, at: 3), Bad("[1 2]", .unexpected, at: 3), Bad("[", .endedEarly, at: 1), Bad("[1", .endedEarly, at: 2),
            Bad("]", .unexpected, at: 0), Bad("[1}", .unexpected, at: 2), Bad("{", .endedEarly, at: 1), Bad("{,}", .unexpected, at: 1),
            Bad("{1:2}", .unexpected, at: 1), Bad(#"{"a" 1}"#, .unexpected, at: 5), Bad(#"{"a":}"#, .unexpected, at: 5),
            Bad(#"{"a":1,}"#, .unexpected, at: 7),
            Bad(#"{"a""#, .endedEarly, at: 4), Bad(#"{"a":1"#, .endedEarly, at: 6), Bad("// c\n1", .unexpected, at: 0),
            Bad("1 2", .trailing, at: 2), Bad("[]]", .trailing, at: 2), Bad("01", .badNumber, at: 0), Bad("-", .endedEarly, at: 1),
            Bad("-a", .badNumber, at: 1),
            Bad("+1", .unexpected, at: 0), Bad(".5", .unexpected, at: 0), Bad("1.", .endedEarly, at: 2), Bad("1.e5", .badNumber, at: 2),
            Bad("1e", .endedEarly, at: 2),
            Bad("1e+", .endedEarly, at: 3), Bad("0x10", .trailing, at: 1), Bad("-Infinity", .badNumber, at: 1),
            Bad(#""abc"#, .endedEarly, at: 4), Bad("\"a\nb\"", .controlCharacter, at: 2), Bad("\"\0\"", .controlCharacter, at: 1),
            Bad(#""\x41""#, .badEscape, at: 2), Bad(#""\u12G4""#, .badEscape, at: 5), Bad(#""\u12"#, .endedEarly, at: 5),
            Bad(#""\"#, .endedEarly, at: 2),
            Bad("\u{A0}1", .unexpected, at: 0),
        ])
    func refused(_ it: Bad) {
        let fault = #expect(throws: JSONFault.self) { try JSON(parsing: it.text) }
        #expect(fault?.kind == it.kind)
        #expect(fault?.offset == it.offset)
    }

    @Test(
        "that is not UTF-8 is refused",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22],
            [0x22, 0x5C, 0x6E, 0xFF, 0x22],
        ] as [[UInt8]])
    func notUTF8(_ bytes: [UInt8]) {
        let fault = #expect(throws: JSONFault.self) { try JSON(parsing: bytes) }
        #expect(fault?.kind == .notUTF8)
    }

    @Test("tells line and column of a fault")
    func place() {
        let fault = #expect(throws: JSONFault.self) { try JSON(parsing: "{\n  \"a\": 1,\n  b\n}") }
        #expect(fault?.description == "line 3, column 3: this character cannot stand here")
    }

    @Test("may be as deep as the limit and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        _ = try JSON(parsing: nested(64))
        let fault = #expect(throws: JSONFault.self) { try JSON(parsing: nested(65)) }
        #expect(fault?.kind == .tooDeep)
        #expect(throws: JSONFault.self) { try JSON(parsing: String(repeating: #"{"a":["#, count: 500_000)) }
        // Depth counts what lies within each other, not what lies beside.
        _ = try JSON(parsing: "[" + Array(repeating: "[]", count: 1000).joined(separator: ",") + "]", depth: 2)
    }
}
