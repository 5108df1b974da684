import Inbound
import Testing
import Vocabulary

@Suite("What people type into a telephone")
struct ReplyGrammarTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let verb: Reply.Verb
        let which: Reply.Which
        var testDescription: String { text }

        init(_ text: String, _ verb: Reply.Verb, _ which: Reply.Which) {
            self.text = text
            self.verb = verb
            self.which = which
        }

        init(_ text: String, _ verb: Reply.Verb, _ numbers: Int64...) { self.init(text, verb, .these(numbers.map { IncidentID($0) })) }
    }

    @Test(
        "is understood",
        arguments: [
            Case("ACK 42", .acknowledge, 42), Case("ack", .acknowledge, .unnamed), Case(" Ack\n", .acknowledge, .unnamed),
            Case("42", .acknowledge, 42),
            Case("42 ack", .acknowledge, 42), Case("ack inc-42", .acknowledge, 42), Case("Ack INC42.", .acknowledge, 42),
            Case("ack #42!", .acknowledge, 42),
            Case("acknowledge incident 42, please", .acknowledge, 42), Case("Acknowledged. Thanks!", .acknowledge, .unnamed),
            Case("a 42", .acknowledge, 42),
            Case("ack 42, 43 and 44", .acknowledge, 42, 43, 44), Case("ack 42 42", .acknowledge, 42), Case("ack all", .acknowledge, .all),
            Case("ALL ack", .acknowledge, .all),
            Case("resolve 42", .resolve, 42), Case("RES 42", .resolve, 42), Case("close 42", .resolve, 42), Case("esc 42", .escalate, 42),
            Case("Escalate", .escalate, .unnamed),
            Case("ack it", .acknowledge, .unnamed), Case("\"ack 42\"", .acknowledge, 42), Case("ack ack 42", .acknowledge, 42),
        ])
    func understood(_ it: Case) throws {
        let read = try #require(ReplyGrammar.read(it.text))
        #expect(read.verb == it.verb)
        #expect(read.which == it.which)
    }

    @Test(
        "is left alone when there is any doubt",
        arguments: [
            "", " ", "don't ack 42", "not acked", "who is this?", "ack 42 or resolve 42", "ack resolve 42", "call me", "ok", "yes", "on my way",
            "ack 0", "ack -1", "ack 4.2.x",
            "ack 99999999999999999999", "all", "ack all 42", "ack fourty-two", "thanks", "ack 42 tomorrow", "STOP", "ＡＣＫ 42", "ack ４２",
            String(repeating: "ack ", count: 500),
            "ack " + (1...21).map(String.init).joined(separator: " "),
        ])
    func doubted(_ text: String) {
        #expect(ReplyGrammar.read(text) == nil)
    }
}
