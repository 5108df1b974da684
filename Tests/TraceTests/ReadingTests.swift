import Testing

/// The readers themselves, on small texts: what they find must be there, and what is not there they must not find.
@Suite("What carries a requirement is found")
struct ReadingTests {
    static let yaml = """
        severities:                    # highest first
          P1:
            means: "Everything: down"  # not: this
            recover_within: 30m
          "P 2": { ladder: [{ page: lead, at: 5m }, { page: "a, b: c" }], match: { any: [{ tag: x }, {
            labels.severity: error }] } }
        steps:
          - do: Roll back
            if: P1
          - Text only, https://shop.example
        templates:
          first: |
            severity: not a key

            Next: soon
        after: { quoted 'word: no', it: don't }
        """

    @Test(
        "a clause is found by its path",
        arguments: [
            ("severities/P1/recover_within", "30m"), ("severities/P1/means", "Everything: down"), ("severities/P 2/ladder/at", "5m"),
            ("severities/P 2/match/any/labels.severity", "error"), ("steps/do", "Roll back"), ("steps/if", "P1"), ("steps", "Text only"),
            ("templates/first", "Next: soon"), ("after/it", "don't"), ("severities", "30m"), ("severities/P 2/ladder/page", "a, b: c"),
        ])
    func found(path: String, words: String) { #expect(Clauses(Self.yaml).say(path, words)) }

    @Test(
        "no other is",
        arguments: [
            ("P1", nil), ("severities/recover_within", nil), ("severities/P1/recover_within", "3h"), ("severities/P1/at", nil),
            ("severities/P1/means", "not: this"), ("templates/first/severity", nil), ("steps/https", nil), ("severities/P 2/ladder/page/b", nil),
            ("severities/P1/recover_within", "Roll back"),
        ] as [(String, String?)])
    func absent(path: String, words: String?) { #expect(!Clauses(Self.yaml).say(path, words)) }

    @Test("a carrier keeps the semicolons of its sentence, and splits before the next kind")
    func carriers() {
        let list = Carrier.list("test: ATests/one; its other; runbook: a.yaml#b/c = > 5 % = x; later: d")
        #expect(list?.map(\.place) == ["ATests/one; its other", "a.yaml#b/c", "d"])
        #expect(list?.map(\.words) == [nil, "> 5 % = x", nil])
        #expect(Carrier.list("hope: the best") == nil)
        #expect(Carrier.list("plan: test: something") == nil, "what is only planned carries nothing")
    }

    @Test("the first string of a test is its sentence, wherever it stands")
    func sentences() {
        let source = #"@Test("a \"b\"") func a() @Test(\#n    "c", arguments: ["d"]) @Test(.disabled()) @Test func e()"#
        #expect(TestSentences.sentences(in: source) == ["a \"b\"", "c"])
    }

    @Test("a line without five columns or of another kind is none")
    func columns() {
        #expect(Requirement(line: "S0-01\tpolicy\tack\tsays\ttext: b")?.says == "says")
        #expect(Requirement(line: "S0-01\twish\tack\tsays\ttext: b") == nil)
        #expect(Requirement(line: "S0-01\tpolicy\tsays\ttext: b") == nil)
    }
}
