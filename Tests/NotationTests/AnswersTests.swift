import Notation
import Testing

@Suite("Answers of an API, kept under the name of what was asked for")
struct AnswersTests {
    @Test(
        "the same things are found in a bare list, a whole answer, and several answers",
        arguments: [
            #"{"users":[{"id":"A"},{"id":"B"}]}"#, #"{"users":{"users":[{"id":"A"},{"id":"B"}],"more":false}}"#,
            #"{"users":[{"users":[{"id":"A"}],"more":true},{"users":[{"id":"B"}],"more":false}]}"#, #"{"users":{"data":[{"id":"A"},{"id":"B"}]}}"#,
            #"{"users":{"results":[{"id":"A"},{"id":"B"}],"next":null}}"#, #"{"users":{"data":{"users":[{"id":"A"},{"id":"B"}]}}}"#,
        ])
    func found(_ text: String) throws {
        #expect(try JSON(parsing: text).answers(to: "users").map { $0["id"]?.string } == ["A", "B"])
    }

    @Test("one thing that was answered alone is one", arguments: [(#"{"users":{"id":"A"}}"#, 1), (#"{"users":7}"#, 0), ("{}", 0), ("[]", 0)])
    func single(_ text: String, _ count: Int) throws {
        #expect(try JSON(parsing: text).answers(to: "users").count == count)
    }

    @Test(
        "an export is cut short where no answer says that it is the last",
        arguments: [
            (#"{"users":{"users":[],"more":true}}"#, true), (#"{"users":[{"users":[],"more":true},{"users":[],"more":true}]}"#, true),
            (#"{"users":[{"users":[],"more":true},{"users":[],"more":false}]}"#, false), (#"{"users":[{"id":"A"}],"more":true}"#, true),
            (#"{"users":[{"id":"A"}],"more":false}"#, false), (#"{"users":[{"id":"A"}]}"#, false),
            (#"{"users":{"results":[],"next":"https://oncall.example/?page=2"}}"#, true), (#"{"users":{"results":[],"next":null}}"#, false),
            (#"{"users":{"data":[],"paging":{"next":"https://api.example/"}}}"#, true), (#"{"users":{"data":[],"paging":{}}}"#, false),
            (#"{"users":{"users":[],"next_cursor":"x"}}"#, true),
        ])
    func short(_ text: String, _ expected: Bool) throws {
        #expect(try JSON(parsing: text).isCutShort(at: "users") == expected)
    }
}
