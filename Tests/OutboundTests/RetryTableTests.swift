import Outbound
import Testing

@Suite("Which answers are retried")
struct RetryTableTests {
    @Test("every HTTP status has its line", arguments: 100...599)
    func http(status: Int) {
        let expected: RetryTable.Worth =
            switch status {
            case 200...299: .delivered
            case 100...199, 408, 421, 425, 429, 500...599: .later
            default: .refused
            }
        #expect(RetryTable.http(status: status) == expected)
    }

    @Test("every SMTP reply is taken by its first digit", arguments: 200...599)
    func smtp(reply: Int) {
        let expected: [Int: RetryTable.Worth] = [4: .later, 5: .refused]
        #expect(RetryTable.smtp(reply: reply) == expected[reply / 100])
    }

    @Test("of all libcurl errors only those that stay the same are refused", arguments: 1...99)
    func curl(code: Int) { #expect(RetryTable.curl(code: code) == ([1, 3, 67].contains(code) ? .refused : .later)) }

    @Test("no libcurl error is nothing to retry")
    func fine() { #expect(RetryTable.curl(code: 0) == .delivered) }

    @Test(
        "a mail server's reply counts more than libcurl's name for it", arguments: [(451, true), (454, true), (535, false), (550, false), (0, false)])
    func replyFirst(reply: Int, isLater: Bool) {
        // 67 is "log-in denied", which by itself is refused.
        let verdict = RetryTable.verdict(TransferFault(code: 67, reply: reply, reason: "x"))
        #expect(verdict == (isLater ? .later(reason: "x", after: nil) : .refused(reason: "x")))
    }

    @Test("how long to wait is taken from the answer")
    func retryAfter() {
        let verdict = RetryTable.verdict(.answer(HTTPAnswer(status: 503, retryAfter: .seconds(7)))) { _ in "too busy" }
        #expect(verdict == .later(reason: "answered 503: too busy", after: .seconds(7)))
    }

    @Test("a redirect is refused with what to do about it")
    func redirect() {
        #expect(
            RetryTable.verdict(.answer(HTTPAnswer(status: 302)))
                == .refused(reason: "answered 302, a redirect, which is not followed: set the url to where it leads"))
    }
}
