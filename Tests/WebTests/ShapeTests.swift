import Notation
import Testing
import Web

@Suite("What a body must look like")
struct ShapeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let body: String
        let wrong: [String]

        init(_ body: String, _ wrong: String...) {
            self.body = body
            self.wrong = wrong
        }

        var testDescription: String { body }
    }

    static let shape = Shape.object([
        .init("title", .text(1...5), required: true, ""), .init("tags", .list(.word(["a", "b"]), atMost: 2), required: false, ""),
        .init("at", .moment, required: false, ""), .init("impact", .map(.number), required: false, ""),
        .init("n", .integer(1...9), required: false, ""),
    ])

    static let cases = [
        Case(#"{"title":"x"}"#), Case(#"{}"#, "#/title is missing"), Case(#"[]"#, "# must be an object, not an array"),
        Case(#"{"titel":"x"}"#, "#/title is missing", "#/titel is no field of this request. Did you mean 'title'?"),
        Case(#"{"title":""}"#, "#/title must not be empty"), Case(#"{"title":"123456"}"#, "#/title has 6 characters; at most 5 are taken"),
        Case(#"{"title":1}"#, "#/title must be a string, not a number"),
        Case(#"{"title":"x","tags":["a","c"]}"#, "#/tags/1 must be one of a, b"),
        Case(#"{"title":"x","tags":["a","a","a"]}"#, "#/tags has 3 elements; at most 2 are taken"),
        Case(#"{"title":"x","at":"yesterday"}"#, "#/at must be a time such as 2026-11-21T08:00:00Z"),
        Case(#"{"title":"x","impact":{"a/b":"many"}}"#, "#/impact/a~1b must be a number, not a string"),
        Case(#"{"title":"x","n":10}"#, "#/n must be between 1 and 9"), Case(#"{"title":"x","n":1.5}"#, "#/n must be a whole number, not a number"),
    ]

    @Test("everything wrong is named, with its place", arguments: cases)
    func problems(_ it: Case) throws {
        let problems = ShapeTests.shape.problems(with: try JSON(parsing: it.body))
        #expect(problems.map { "\($0.pointer) \($0.detail)" } == it.wrong)
    }
}
