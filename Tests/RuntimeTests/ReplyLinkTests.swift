import Runtime
import Testing
import Vocabulary

@Suite("A signed link")
struct ReplyLinkTests {
    let key = Array("0123456789abcdef0123456789abcdef".utf8)
    let link = ReplyLink(incident: IncidentID(42), person: "ana.östlund", expires: Moment(seconds: 1_795_248_000))

    @Test("says which incident, who, and until when, to whoever has the key")
    func roundTrip() {
        #expect(ReplyLink(token: link.token(key: key), key: key) == link)
    }

    @Test("fits into a text message")
    func short() {
        #expect(link.token(key: key).utf8.count < 60)
    }

    @Test("is worthless with another key")
    func otherKey() {
        #expect(ReplyLink(token: link.token(key: key), key: Array(key.reversed())) == nil)
    }

    @Test("cannot be turned into another incident's, another person's or a longer one")
    func forged() {
        var parts = link.token(key: key).split(separator: ".").map(String.init)
        for (place, other) in [(0, "43"), (1, "zzzzzz"), (2, "Ym8")] {
            let kept = parts[place]
            parts[place] = other
            #expect(ReplyLink(token: parts.joined(separator: "."), key: key) == nil)
            parts[place] = kept
        }
    }

    @Test(
        "is refused when it is no token at all",
        arguments: ["", ".", "...", "42", "42.zz.YQ.", "INC-42.1.YQ.AAAA", "42.zzzzzzzzzzzzzzzzzzz.YQ.AAAA", "é.é.é.é"])
    func garbage(_ text: String) {
        #expect(ReplyLink(token: text, key: key) == nil)
    }
}
