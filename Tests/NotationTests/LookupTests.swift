import Notation
import Testing

@Suite("A JSON value")
struct LookupTests {
    let json: JSON = ["alert": ["labels": [["name": "db"], ["name": "web"]], "v1.2": "dotted", "none": nil], "n": 5.0, "twice": 1, "twice": 2]

    @Test(
        "is looked into by path",
        arguments: [
            ("alert.labels.0.name", "db"), ("alert.labels.1.name", "web"), ("alert.v1.2", "dotted"), ("alert.labels.2.name", nil),
            ("alert.labels.-1.name", nil),
            ("alert.labels.x", nil), ("alert.labels.0.name.more", nil), ("alert..labels", nil), ("nothing", nil), (".", nil),
        ] as [(String, String?)])
    func path(_ path: String, _ expected: String?) {
        #expect(json.at(path)?.string == expected)
    }

    @Test("is itself at the empty path")
    func emptyPath() {
        #expect(json.at("") == json)
    }

    @Test("gives the last of two members with one name")
    func duplicates() {
        #expect(json["twice"] == 2)
        #expect(json.at("twice") == 2)
    }

    @Test("converts only what is meant to be the same")
    func kinds() {
        #expect(json["n"]?.integer == 5)
        #expect(JSON.number(5.5).integer == nil)
        #expect(JSON.number(1e300).integer == nil)
        #expect(JSON.integer(5).number == 5)
        #expect(JSON.string("5").integer == nil)
        #expect(JSON.integer(1).bool == nil)
        #expect(json["n"]?["x"] == nil)
        #expect(json.at("alert.none")?.isNull == true)
    }

    @Test("with many members of one name is read as quickly as any other")
    func manyDuplicates() throws {
        let text = "{" + Array(repeating: #""a":1"#, count: 100_000).joined(separator: ",") + #","a":2}"#
        #expect(try JSON(parsing: text)["a"] == 2)
    }
}
