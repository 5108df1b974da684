import Notation
import Testing

@Suite("Written JSON")
struct WriterTests {
    @Test(
        "is the shortest text of the value",
        arguments: [
            (nil, "null"), (true, "true"), (-5, "-5"), (2.5, "2.5"), (.number(-0.0), "-0.0"), (.number(1e300), "1e+300"), (.number(.nan), "null"),
            (.number(.infinity), "1.7976931348623157e+308"), ("", #""""#), ([1, "a", []], #"[1,"a",[]]"#), (["b": 1, "a": [:]], #"{"b":1,"a":{}}"#),
            ("a\"b\\c\n\r\t\u{1}\u{1F}/é", #""a\"b\\c\n\r\t\u0001\u001f/é""#), ("\u{2028}\u{2029}\u{2027}", "\"\\u2028\\u2029\u{2027}\""),
        ] as [(JSON, String)])
    func text(_ json: JSON, _ expected: String) {
        #expect(json.text == expected)
    }

    @Test("has its commas wherever it is written piece by piece")
    func pieces() {
        var writer = JSONWriter()
        writer.object { object in
            object.member("status", "success")
            object.member("none", ifAny: nil)
            object.member("list") {
                $0.array { list in
                    list.value("x")
                    list.object { _ in }
                    list.array { $0.value(1) }
                    list.null()
                }
            }
            object.member("raw") { $0.raw("[1, 2]") }
            object.member("last", true)
        }
        #expect(writer.text == #"{"status":"success","list":["x",{},[1],null],"raw":[1, 2],"last":true}"#)
    }

    @Test("is read back as the value it was, for any value")
    func roundTrip() throws {
        for seed in 1...2000 {
            var random = RandomJSON(seed: UInt64(seed))
            let json = random.value()
            let text = json.text
            #expect(try JSON(parsing: text) == json, "seed \(seed): \(text)")
            #expect(try JSON(parsing: text).text == text, "seed \(seed)")
        }
    }
}
