import Chronicle
import Testing

@Suite("A review's text")
struct ReviewTextTests {
    @Test(
        "any text is read and written back byte for byte",
        arguments: [
            "", "\n", "no heading at all", "# Title\n\nwords\n", "## A\n## B\n", "# T\r\n\r\n## A\r\nx\r\n", "## A\n```\n## not a heading\n```\n## B",
            "## A\n~~~~\n```\n~~~\n## still code\n~~~~\n## B\n", "text\n### third level\n## second ##\n",
            "\u{FEFF}## odd\n e\u{301} \u{E9} \u{2028}## x\n\r\r\n",
        ])
    func roundTrip(_ text: String) {
        #expect(Array(ReviewDraft(markdown: text).markdown.utf8) == Array(text.utf8))
    }

    @Test("code hides headings and boxes")
    func code() {
        let draft = ReviewDraft(markdown: "# T\n## A\n```\n## no\n- [ ] no\n```\n## B ##\n- [ ] yes (owner: bo)\n")
        #expect(draft.title == "T")
        #expect(draft.sections.map(\.name) == ["A", "B"])
        #expect(draft.actions.map(\.text) == ["yes"])
    }
}
