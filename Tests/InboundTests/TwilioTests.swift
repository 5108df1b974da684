import Inbound
import Testing
import Vocabulary

@Suite("Twilio")
struct TwilioTests {
    static let answered = "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212"
    static let url = "https://pages.example/myapp.php?foo=1&bar=2"

    private func valid(_ url: String, _ body: String, _ signature: String?, token: String = "12345") throws -> Bool {
        TwilioSignature.isValid(url: url, form: try Form(body), signature: signature, token: token)
    }

    /// Computed with another implementation of HMAC: for the URL as it is, and for the same with `:443`.
    static let signatures = ["PQYlSqvEsU3J1A+tBe8sSa8hLOw=", "8ktgkbBdqhVpXDNRa9f4UT4hZ5E="]

    @Test(
        "is believed by its signature, whether its URL names the port or not", arguments: signatures,
        ["https://pages.example", "https://pages.example:443"])
    func signed(_ signature: String, _ origin: String) throws {
        #expect(try valid("\(origin)/myapp.php?foo=1&bar=2", TwilioTests.answered, signature))
    }

    @Test("is not believed when anything differs")
    func forged() throws {
        let signed = TwilioTests.signatures[0]
        #expect(try !valid(TwilioTests.url + "x", TwilioTests.answered, signed))
        #expect(try !valid(TwilioTests.url, TwilioTests.answered + "1", signed))
        #expect(try !valid(TwilioTests.url, TwilioTests.answered, signed, token: "12346"))
        #expect(try !valid(TwilioTests.url, TwilioTests.answered, nil))
        #expect(try !valid(TwilioTests.url, TwilioTests.answered, ""))
        #expect(
            try !valid(
                TwilioTests.url, TwilioTests.answered, TwilioSignature.sign(url: TwilioTests.url, form: try Form(TwilioTests.answered), token: ""),
                token: ""))
    }

    @Test("signs a field given twice by its different values, sorted")
    func arrays() throws {
        let one = TwilioSignature.sign(url: "https://x.example/", form: try Form("a=2&a=1&a=2"), token: "t")
        #expect(one == TwilioSignature.sign(url: "https://x.example/", form: try Form("a=1&a=2"), token: "t"))
        #expect(one == TwilioSignature.sign(url: "https://x.example/a1a2", form: try Form(""), token: "t"))
    }

    @Test("message becomes a reply, or help", arguments: [("ACK 42", true), ("42", true), ("who is this", false), ("", false)])
    func sms(_ body: String, _ understood: Bool) throws {
        let sms = try TwilioSMS(Form("MessageSid=SM1&From=%2B46700000001&To=%2B46700000999&Body=\(percentEncoded(body))&NumMedia=0"))
        let reply = Reply(.acknowledge, .these([IncidentID(42)]), sender: .phone("+46700000001"), channel: .sms)
        #expect(sms.reply == (understood ? reply : nil))
    }

    @Test("message without a sender or words is refused by field", arguments: [("Body=x", "From"), ("From=&Body=x", "From"), ("From=%2B4", "Body")])
    func badSMS(_ body: String, _ field: String) {
        #expect(#expect(throws: Problem.self) { try TwilioSMS(Form(body)) }?.field == field)
    }

    @Test(
        "key on a call becomes a reply",
        arguments: [
            ("1", .acknowledge), ("2", .escalate), ("3", nil), ("9", nil), ("", nil), ("11", nil), (nil, nil),
        ] as [(String?, Reply.Verb?)])
    func digits(_ digits: String?, _ verb: Reply.Verb?) throws {
        let form = try Form("CallSid=CA1&From=%2B46700000999&To=%2B46700000001&CallStatus=in-progress" + (digits.map { "&Digits=\($0)" } ?? ""))
        let expected = verb.map { Reply($0, .these([IncidentID(42)]), sender: .phone("+46700000001"), channel: .call) }
        #expect(try TwilioCall(form).reply(to: IncidentID(42)) == expected)
    }

    @Test(
        "call that a machine took acknowledges nothing, whatever keys it plays",
        arguments: ["machine_start", "machine_end_beep", "machine_end_silence", "Machine_End_Other", "fax"])
    func machine(_ answeredBy: String) throws {
        let call = try TwilioCall(Form("CallSid=CA1&To=%2B4670&AnsweredBy=\(answeredBy)&Digits=1"))
        #expect(call.answeredByMachine)
        #expect(call.reply(to: IncidentID(42)) == nil)
        #expect(try !TwilioCall(Form("CallSid=CA1&To=%2B4670&AnsweredBy=human&Digits=1")).answeredByMachine)
    }

    @Test("call to us is from the person who calls")
    func inbound() throws {
        #expect(try TwilioCall(Form("CallSid=CA1&Direction=inbound&From=%2B1&To=%2B2")).person == "+1")
        #expect(try TwilioCall(Form("CallSid=CA1&Direction=outbound-api&From=%2B1&To=%2B2")).person == "+2")
    }

    @Test(
        "status says how far it came",
        arguments: [
            ("MessageSid=SM1&MessageStatus=queued", .underway), ("MessageSid=SM1&MessageStatus=sent", .underway),
            ("MessageSid=SM1&MessageStatus=delivered", .delivered),
            ("MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30005", .failed("undelivered, error 30005")),
            ("MessageSid=SM1&MessageStatus=failed", .failed("failed")),
            ("CallSid=CA1&CallStatus=ringing", .underway), ("CallSid=CA1&CallStatus=completed", .delivered),
            ("CallSid=CA1&CallStatus=completed&AnsweredBy=machine_start", .voicemail),
            ("CallSid=CA1&CallStatus=busy", .failed("busy")), ("CallSid=CA1&CallStatus=no-answer", .failed("no-answer")),
            ("CallSid=CA1&CallStatus=something-new", .underway),
        ] as [(String, TwilioStatus.Stage)])
    func status(_ body: String, _ stage: TwilioStatus.Stage) throws {
        #expect(try TwilioStatus(Form(body)).stage == stage)
    }

    @Test("status without what it is about is refused", arguments: ["", "MessageStatus=sent", "CallStatus=busy", "MessageSid=SM1"])
    func badStatus(_ body: String) {
        #expect(throws: Problem.self) { try TwilioStatus(Form(body)) }
    }

    @Test("is told in XML that no summary can break out of")
    func escaping() {
        let page = TwiML.page("<Hangup/> \"a\" & 'b' \u{0}\u{1}\u{FFFF}ü😀", action: "https://x.example/?a=1&b=2").body
        #expect(page.contains("<Say language=\"en-US\">&lt;Hangup/&gt; &quot;a&quot; &amp; &apos;b&apos;    ü😀 Press 1"))
        #expect(page.contains("action=\"https://x.example/?a=1&amp;b=2\""))
        #expect(page.hasSuffix("This page is not acknowledged. Goodbye.</Say><Hangup/></Response>"))
        #expect(!page.dropLast(30).contains("Hangup/> "))
        #expect(TwiML.message("a<b").body == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>a&lt;b</Message></Response>")
        #expect(TwiML.nothing.body == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>")
        #expect(!TwiML.voicemail("x").body.contains("Gather"))
    }
}
