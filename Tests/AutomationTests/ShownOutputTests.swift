import Automation
import Testing
import Vocabulary

@Suite("What is shown of a step's output")
struct ShownOutputTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let said: [UInt8]
        let shown: String
        var testDescription: String { name }

        init(_ name: String, _ said: [UInt8], _ shown: String) {
            self.name = name
            self.said = said
            self.shown = shown
        }

        init(_ name: String, _ said: String, _ shown: String) { self.init(name, Array(said.utf8), shown) }
    }

    @Test(
        "what is not text is gone",
        arguments: [
            Case("plain text stays", "a\tb\nж€😀\n", "a\tb\nж€😀\n"),
            Case("invalid UTF-8 is repaired", [0xFF, 0x61, 0xC3, 0x28, 0xE2, 0x82], "\u{FFFD}a\u{FFFD}(\u{FFFD}"),
            Case("zero bytes and bells", "a\0b\u{7}c\u{7F}", "abc"),
            Case("colours", "\u{1B}[1;31mred\u{1B}[0m", "red"),
            Case("a window title", "\u{1B}]0;title\u{7}a\u{1B}]0;b\u{1B}\\c", "ac"),
            Case("a window title without an end hides one line only", "\u{1B}]0;title\nnext", "\nnext"),
            Case("a character set", "\u{1B}(Ba\u{1B}=b", "ab"),
            Case("an escape at the end", "a\u{1B}", "a"),
            Case("controls of eight bits", "a\u{9B}b\u{85}", "ab"),
            Case("line ends of other systems, and progress bars", "a\r\nb\rc", "a\nb\nc"),
            Case("nothing", "", ""),
        ])
    func plain(_ sample: Case) async {
        let outcome = await Steps.shown(sample.said)
        #expect(outcome.output == sample.shown)
        #expect(!outcome.isTruncated)
    }

    private static let half = (Limits.stepOutputBytes - 64) / 2

    @Test("as much as fits is shown whole; one byte more is cut in the middle", arguments: [0, 1, 100_000])
    func limit(more: Int) async {
        let outcome = await Steps.shown(String(repeating: "x", count: 2 * Self.half + more))
        #expect(outcome.isTruncated == (more > 0))
        #expect(outcome.output.contains("\n[… \(more) bytes left out …]\n") == (more > 0))
        #expect(outcome.output.utf8.count <= Limits.stepOutputBytes)
        #expect(outcome.output.filter { $0 == "x" }.count == 2 * Self.half)
    }

    @Test("a character on the cut is left out whole", arguments: 0..<8)
    func character(offset: Int) async {
        let outcome = await Steps.shown(String(repeating: "x", count: offset) + String(repeating: "😀", count: 30_000))
        #expect(outcome.isTruncated)
        #expect(!outcome.output.contains("\u{FFFD}"))
        #expect(outcome.output.utf8.count <= Limits.stepOutputBytes)
    }

    @Test("repairs do not make it longer than the limit")
    func repairs() async {
        let outcome = await Steps.shown([UInt8](repeating: 0xFF, count: 60_000))
        #expect(outcome.isTruncated)
        #expect(outcome.output.utf8.count <= Limits.stepOutputBytes)
    }

    @Test("an answer that was cut on its way counts as cut")
    func cut() async { #expect(await Steps.shown("some", isCut: true).isTruncated) }
}
