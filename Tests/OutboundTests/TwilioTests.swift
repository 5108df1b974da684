import Foundation
import Outbound
import Testing
import Vocabulary

@Suite("Twilio")
struct TwilioTests {
    private let settings = TwilioSettings(account: "AC1", token: "t0p", from: "+46700000999", callbacks: "https://bell.example")

    @Test("a text message")
    func sms() {
        #expect(
            TwilioMessage.request(Letters.page(by: .sms, over: "phones", to: "+46700000001"), settings).text == """
                POST https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json
                Content-Type: application/x-www-form-urlencoded
                Authorization: Basic QUMxOnQwcA==

                To=+46700000001
                From=+46700000999
                Body=P1 INC-42 5xx on checkout. Reply ACK 42
                StatusCallback=https://bell.example/inbound/twilio/phones/status?page=INC-42.7
                """)
    }

    @Test("a call that asks for a key")
    func call() {
        #expect(
            TwilioMessage.request(Letters.page(by: .call, over: "phones", to: "+46700000001"), settings).text == """
                POST https://api.twilio.com/2010-04-01/Accounts/AC1/Calls.json
                Content-Type: application/x-www-form-urlencoded
                Authorization: Basic QUMxOnQwcA==

                To=+46700000001
                From=+46700000999
                Twiml=<Response>
                <Gather input="dtmf" numDigits="1" timeout="8" action="https://bell.example/inbound/twilio/phones/gather?page=INC-42.7" method="POST">
                <Say language="en-US">P1. Incident 42. 5xx on checkout. Press 1 to acknowledge, 2 to escalate, 3 to repeat.</Say>
                </Gather>
                <Gather input="dtmf" numDigits="1" timeout="8" action="https://bell.example/inbound/twilio/phones/gather?page=INC-42.7" method="POST">
                <Say language="en-US">P1. Incident 42. 5xx on checkout. Press 1 to acknowledge, 2 to escalate, 3 to repeat.</Say>
                </Gather>
                <Say language="en-US">No key was pressed. Goodbye.</Say>
                </Response>
                Timeout=25
                StatusCallback=https://bell.example/inbound/twilio/phones/status?page=INC-42.7
                """)
    }

    @Test("a messaging service sends instead of a number, and without an address of our own nothing comes back")
    func service() {
        let settings = TwilioSettings(account: "AC1", token: "t0p", from: "", messagingService: "MG1")
        let body = TwilioMessage.request(Letters.page(by: .sms, to: "+46700000001"), settings).bodyText
        #expect(body == "To=%2B46700000001&MessagingServiceSid=MG1&Body=P1%20INC-42%205xx%20on%20checkout.%20Reply%20ACK%2042")
    }

    @Test("what an alert says cannot become an instruction of the call")
    func hostile() throws {
        let body = TwilioMessage.request(Letters.page(by: .call, to: "+46700000001", title: "</Say><Hangup/>" + Letters.hostile), settings).bodyText
        let script = try #require(body.split(separator: "&").first { $0.hasPrefix("Twiml=") }?.dropFirst(6).description.removingPercentEncoding)
        #expect(!script.contains("<Hangup") && !script.contains("<script"))
        #expect(script.contains("&lt;/Say&gt;&lt;Hangup/&gt;"))
    }

    @Test("in a bundle the keys are for the incident that was named")
    func bundle() {
        let body = TwilioMessage.request(Letters.bundle(7, by: .call, to: "+46700000001"), settings).text
        #expect(body.contains("7 incidents. The first: P1. Incident 42. 5xx on checkout. Press 1 to acknowledge the first, 2 to escalate it"))
    }

    @Test("the longest title keeps the call's script under Twilio's 4000 characters")
    func limit() throws {
        let body = TwilioMessage.request(Letters.page(by: .call, to: "+46700000001", title: String(repeating: "&", count: 9000)), settings).bodyText
        let script = try #require(body.split(separator: "&").first { $0.hasPrefix("Twiml=") }?.dropFirst(6).description.removingPercentEncoding)
        #expect(script.count <= 4000)
    }

    @Test(
        "what is no number in international form is a bad address",
        arguments: ["", "0700000001", "+0700000001", "+46 70", "+4670000000123456", "ana"])
    func badNumber(number: String) async {
        let wire = Wire(perform: { _ in .answer(HTTPAnswer(status: 201)) })
        guard case .badAddress = await Notifier.twilio(settings, wire: wire).judge(Letters.page(by: .sms, to: number)) else {
            Issue.record("\(number) was sent to")
            return
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let code: Int
        let status: Int
        let verdict: Verdict
        var testDescription: String { "\(code)" }
    }

    @Test(
        "Twilio's codes say who has to do what",
        arguments: [
            Case(code: 21211, status: 400, verdict: .badAddress(reason: "Twilio said 21211 m")),
            Case(code: 21614, status: 400, verdict: .badAddress(reason: "Twilio said 21614 m")),
            Case(code: 20429, status: 429, verdict: .later(reason: "Twilio said 20429 m", after: .seconds(1))),
            Case(code: 14107, status: 400, verdict: .later(reason: "Twilio said 14107 m", after: .seconds(1))),
            Case(code: 20500, status: 500, verdict: .later(reason: "Twilio said 20500 m", after: .seconds(1))),
            Case(code: 20003, status: 401, verdict: .refused(reason: "Twilio said 20003 m (check account and token)")),
            Case(code: 21610, status: 400, verdict: .refused(reason: "Twilio said 21610 m (the person has opted out by STOP; they can send START)")),
        ])
    func codes(_ example: Case) {
        let body = Array(#"{"code":\#(example.code),"message":"m","status":\#(example.status)}"#.utf8)
        let answer = HTTPAnswer(status: example.status, retryAfter: .seconds(1), body: body)
        #expect(TwilioReceipt.verdict(.answer(answer)) == example.verdict)
    }

    @Test("created is delivered, and an answer without a code goes by its status")
    func byStatus() {
        #expect(TwilioReceipt.verdict(.answer(HTTPAnswer(status: 201, body: Array(#"{"sid":"SM1","error_code":null}"#.utf8)))) == .delivered)
        #expect(TwilioReceipt.verdict(.answer(HTTPAnswer(status: 502))) == .later(reason: "answered 502", after: nil))
    }
}
