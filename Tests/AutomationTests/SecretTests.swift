import Automation
import Outbound
import Runbooks
import Testing
import Vocabulary

@Suite("Secrets in what is shown")
struct SecretTests {
    private static let secret = "hunter2-ÄÖÜ-sésame"

    struct Case: CustomTestStringConvertible {
        let name: String
        let secrets: [String]
        let said: String
        let shown: String
        var testDescription: String { name }
    }

    @Test(
        "a secret is a mark, in each of its forms",
        arguments: [
            Case(name: "as it is", secrets: ["abc123"], said: "key=abc123;", shown: "key=•••;"),
            Case(name: "at both ends", secrets: ["abc123"], said: "abc123 abc123", shown: "••• •••"),
            Case(name: "nothing else", secrets: ["abc123"], said: "abc124 ab", shown: "abc124 ab"),
            Case(name: "side by side", secrets: ["abc123"], said: "abc123abc123!", shown: "•••!"),
            Case(name: "overlapping itself", secrets: ["abab"], said: "xabababx", shown: "x•••x"),
            Case(name: "one within the other", secrets: ["abc", "xabcx"], said: "xabcx abc", shown: "••• •••"),
            Case(name: "one across the other", secrets: ["12ab", "ab34"], said: "<12ab34>", shown: "<•••>"),
            Case(name: "in a URL", secrets: ["a b/c+é"], said: "?k=a%20b%2Fc%2B%C3%A9&", shown: "?k=•••&"),
            Case(name: "in JSON", secrets: ["a\"b\\c"], said: #"{"k": "a\"b\\c"}"#, shown: #"{"k": "•••"}"#),
            Case(name: "with the line break of its file", secrets: ["abc123\n"], said: "abc123.", shown: "•••."),
            Case(name: "of several lines", secrets: ["-- BEGIN --\nMIIEvQIB\n}\n"], said: "| MIIEvQIB\n}", shown: "| •••\n}"),
            Case(name: "without the word before it", secrets: ["Bearer abcd1234"], said: "Bearer abcd1234, abcd1234", shown: "•••, •••"),
            Case(name: "with colours in it", secrets: ["abc123"], said: "abc\u{1B}[31m123", shown: "•••"),
            Case(name: "empty ones hide nothing", secrets: ["", " \n"], said: "a b\n", shown: "a b\n"),
        ])
    func forms(_ sample: Case) async { #expect(await Steps.shown(sample.said, secrets: sample.secrets).output == sample.shown) }

    @Test("a secret of a command is hidden however the command writes it")
    func pieces() async {
        let script = "for letter in h u n t e r 2; do printf $letter; done; echo; printf '%s' \"$KEY\" >&2"
        let outcome = await Steps.shell(script, environment: ["KEY": "hunter2"], secrets: ["hunter2"])
        #expect(outcome.output == "•••\n•••")
    }

    @Test("a secret over the edge of a read is hidden", arguments: [65_530, 65_536])
    func reads(offset: Int) async {
        let outcome = await Steps.shell("head -c \(offset) /dev/zero; printf 'hunter2-secret end'", secrets: ["hunter2-secret"])
        #expect(outcome.output.hasSuffix("••• end"))
    }

    @Test("no part of a secret is left where the output is cut", arguments: ["front", "back"])
    func cut(side: String) async {
        let half = (Limits.stepOutputBytes - 64) / 2
        for offset in stride(from: -Self.secret.utf8.count - 2, through: 2, by: 1) {
            let near = String(repeating: "x", count: half + offset)
            let far = String(repeating: "x", count: 70_000)
            let said = side == "front" ? near + Self.secret + far : far + Self.secret + near
            let shown = await Steps.shown(said, secrets: [Self.secret]).output
            let rest = shown.filter { !"x•\n".contains($0) }
            #expect(rest.hasPrefix("[… ") && rest.hasSuffix(" bytes left out …]"), "\(offset): \(rest)")
        }
    }

    @Test("no part of a secret is left where the answer broke off")
    func brokenOff() async {
        #expect(await Steps.shown("key: hunter2-Ä", isCut: true, secrets: [Self.secret]).output == "key: •••")
        #expect(await Steps.shown("key: hunter2-Ä", secrets: [Self.secret]).output == "key: hunter2-Ä")
    }

    @Test("a command that is ended leaves no part of a secret either")
    func ended() async {
        let outcome = await Steps.shell("printf 'key: hunter2-'; exec sleep 1000", timeout: .milliseconds(200), secrets: [Self.secret])
        #expect(outcome.output == "key: •••")
    }

    @Test("marks do not make the output longer than the limit")
    func marks() async {
        let outcome = await Steps.shown(String(repeating: "a.", count: 30_000), secrets: ["a"])
        #expect(outcome.isTruncated)
        #expect(outcome.output.utf8.count <= Limits.stepOutputBytes)
        #expect(!outcome.output.replacing("bytes left", with: "").contains("a"))
    }

    @Test("reasons hide them too")
    func reasons() async {
        let wire = Wire(perform: { _ in .fault(TransferFault(code: 6, reason: "Could not resolve host: hunter2.example")) })
        let runner = ErrandRunner(allowed: .nothing, wire: wire)
        let outcome = await runner.run(.http(url: "http://hunter2.example"), timeout: .seconds(5), secrets: ["hunter2"])
        #expect(outcome.ending == .failed(reason: "Could not resolve host: •••.example"))
        let refused = await runner.run(.command(["hunter2"]), timeout: .seconds(5), secrets: ["hunter2"])
        #expect(refused.reason?.contains("hunter2") == false)
    }
}
