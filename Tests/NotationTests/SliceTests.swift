import Notation
import Testing

@Suite("A member kept word for word")
struct SliceTests {
    let text =
        #"{"payload" : { "summary":"s", "custom_details": { "big": 12345678901234567890, "n": 1.50, "t":"a\"}]" } }, "x":[1, {"y":2}],"x": 3 }"#

    private func slice(_ path: [String]) throws -> String? {
        let bytes = Array(text.utf8)
        return try JSON.range(of: path, in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "is found at its path, and the last of several",
        arguments: [
            (["payload", "custom_details"], #"{ "big": 12345678901234567890, "n": 1.50, "t":"a\"}]" }"#),
            (["payload", "custom_details", "n"], "1.50"),
            (["payload", "summary"], #""s""#), (["x"], "3"), (["payload", "nothing"], nil), (["x", "y"], nil), (["nothing", "x"], nil),
        ] as [([String], String?)])
    func found(_ path: [String], _ expected: String?) throws {
        #expect(try slice(path) == expected)
    }

    @Test("is listed with its siblings in their order")
    func members() throws {
        let bytes = Array(text.utf8)
        let members = try JSON.members(in: bytes)
        #expect(members.map(\.name) == ["payload", "x", "x"])
        #expect(members.map { String(decoding: bytes[$0.range], as: UTF8.self) }.last == "3")
        #expect(try JSON.members(of: ["payload"], in: bytes).map(\.name) == ["summary", "custom_details"])
        #expect(try JSON.members(of: ["x"], in: bytes).isEmpty)
    }

    @Test("means what the parser says it means, in any object")
    func agrees() throws {
        for seed in 1...500 {
            var random = RandomJSON(seed: UInt64(seed))
            let json = JSON.object([JSON.Member("a", random.value()), JSON.Member("b", random.value())])
            let bytes = Array(json.text.utf8)
            for (name, range) in try JSON.members(in: bytes) {
                #expect(try JSON(parsing: Array(bytes[range])) == json[name], "seed \(seed)")
            }
        }
    }
}
