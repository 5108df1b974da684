import Inbound
import Testing

@Suite("A form")
struct FormTests {
    @Test(
        "is decoded",
        arguments: [
            ("a=1&b=2", "a", ["1"]), ("a=1&a=2", "a", ["1", "2"]), ("a=x+y%20z", "a", ["x y z"]), ("a=%2B46", "a", ["+46"]), ("a=", "a", [""]),
            ("a", "a", [""]),
            ("=x", "", ["x"]), ("a=b=c", "a", ["b=c"]), ("%61=1", "a", ["1"]), ("a=%C3%BC", "a", ["ü"]), ("a=100%", "a", ["100%"]),
            ("a=%zz%4", "a", ["%zz%4"]),
            ("a=%FF", "a", ["\u{FFFD}"]), ("&&a=1&", "a", ["1"]), ("", "a", []), ("a=1", "b", []),
        ])
    func decoded(_ body: String, _ name: String, _ values: [String]) throws {
        #expect(try Form(body).all(name) == values)
        #expect(try Form(body)[name] == values.first)
    }

    @Test("with too many fields or bytes is refused")
    func limits() throws {
        _ = try Form(Array(repeating: "a=1", count: 1000).joined(separator: "&"))
        #expect(throws: Problem.self) { try Form(Array(repeating: "a=1", count: 1001).joined(separator: "&")) }
        #expect(throws: Problem.self) { try Form([UInt8](repeating: 0x61, count: 1_048_577)) }
    }
}
