import Outbound
import Testing
import Vocabulary

@Suite("How a page reads")
struct WordingTests {
    @Test("one incident, a bundle and a notice each have a headline")
    func headlines() {
        #expect(Wording.headline(Letters.page()) == "P1 INC-42 5xx on checkout")
        #expect(Wording.headline(Letters.page(title: "INC-42 again")) == "INC-42 again")
        #expect(Wording.headline(Letters.page(title: "OPS-2026-0042 5xx on checkout")) == "P1 OPS-2026-0042 5xx on checkout")
        #expect(
            Wording.headline(Letters.bundle(7))
                == "7 incidents: P1 INC-42 5xx on checkout; P1 INC-43 5xx on checkout; P1 INC-44 5xx on checkout; 4 more")
        #expect(Wording.headline(Letters.notice()) == "INC-42 acknowledged by Ana")
    }

    struct Text: Sendable, CustomTestStringConvertible {
        let title: String
        let reads: String
        var testDescription: String { title }
    }

    @Test(
        "a text message is one segment and says how to answer",
        arguments: [
            Text(title: "5xx on checkout", reads: "P1 INC-42 5xx on checkout. Reply ACK 42"),
            Text(title: "🚨 “5xx” – checkout…", reads: "P1 INC-42 \"5xx\" - checkout.... Reply ACK 42"),
            Text(title: "Störung in Malmö, č naïve", reads: "P1 INC-42 Störung in Malmö, c naive. Reply ACK 42"),
            Text(title: "сбой оплаты", reads: "P1 INC-42 сбой оплаты. Reply ACK 42"),
            Text(
                title: String(repeating: "x", count: 300),
                reads: "P1 INC-42 " + String(repeating: "x", count: 133) + "... Reply ACK 42".replacing("... ", with: "..." + ". ")),
        ])
    func short(_ text: Text) {
        let short = Wording.short(Letters.page(by: .sms, title: text.title))
        #expect(short == text.reads)
        #expect(short.unicodeScalars.count <= 160)
    }

    @Test("characters that take two places are counted as two")
    func extended() { #expect(Wording.short(Letters.page(by: .sms, title: String(repeating: "[", count: 200))).count < 100) }

    @Test("a text in another script keeps to seventy places")
    func otherScript() { #expect(Wording.short(Letters.page(by: .sms, title: String(repeating: "ж", count: 200))).utf16.count <= 70) }

    @Test("a bundle by text message says how to answer for all or for one")
    func shortBundle() {
        #expect(
            Wording.short(Letters.bundle(7, by: .sms))
                == "7 incidents: P1 INC-42 5xx on checkout; P1 INC-43 5xx on checkout; P1 INC-44 5xx on checkout; 4 more. Reply ACK ALL or ACK 42")
    }

    @Test("a page says why this person is woken, where the title does not")
    func why() {
        let page = Letters.page(by: .sms, text: "update customers was due by 2026-01-05 03:10 UTC+1, 6 min ago, and is not done.")
        #expect(
            Wording.short(page)
                == "P1 INC-42 5xx on checkout. update customers was due by 2026-01-05 03:10 UTC+1, 6 min ago, and is not done. Reply ACK 42")
        #expect(Wording.spoken(page).hasPrefix("P1. Incident 42. 5xx on checkout. update customers was due by"))
    }

    @Test("a reminder by text message says what it is about, and where to look")
    func shortReminder() {
        var notice = Letters.notice(to: "+46700000001")
        (notice.title, notice.items) = ("P1 INC-42 checkout: 5xx", [])
        notice.text = "update team is due by 2026-01-05 10:10 UTC, in 5 min.\nWhy: communications.team\nhttps://bell.example/incidents/INC-42"
        #expect(
            Wording.short(notice)
                == "P1 INC-42 checkout: 5xx. update team is due by 2026-01-05 10:10 UTC, in 5 min. Why: communications.team. "
                + "https://bell.example/incidents/INC-42")
        notice.title = String(repeating: "x", count: 900)
        #expect(Wording.short(notice).count <= 306 && Wording.short(notice).hasSuffix(" https://bell.example/incidents/INC-42"))
    }

    @Test("a page about no incident, such as an alarm of our own, has its title")
    func alarm() {
        var letter = Letters.page(title: "the journal is full")
        letter.items = []
        letter.more = 1
        #expect(Wording.headline(letter) == "the journal is full")
        #expect(Wording.short(letter) == "the journal is full")
        #expect(Wording.spoken(letter) == "the journal is full")
    }

    @Test("a notice by text message asks for no answer")
    func shortNotice() { #expect(Wording.short(Letters.notice()) == "INC-42 acknowledged by Ana. Working on it.") }

    @Test("a voice says the number so that it can be understood")
    func spoken() {
        #expect(Wording.spoken(Letters.page(by: .call)) == "P1. Incident 42. 5xx on checkout.")
        #expect(Wording.spoken(Letters.bundle(7, by: .call)) == "7 incidents. The first: P1. Incident 42. 5xx on checkout.")
    }

    @Test("what an alert says stays on one line in every headline")
    func oneLine() {
        for text in [Wording.headline(Letters.page(title: Letters.hostile)), Wording.short(Letters.page(title: Letters.hostile))] {
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x2028 })
        }
    }

    @Test("cutting never exceeds the limit and never splits a character", arguments: 1...40)
    func cut(limit: Int) {
        let text = "aé👨‍👩‍👧‍👦ж" + String(repeating: "ö", count: 30)
        #expect(Wording.cut(text, limit).count <= limit)
        #expect(limit < 3 || Wording.cut(text, bytes: limit).utf8.count <= limit)
    }
}
