import Runbooks
import Testing

@Suite("Patterns")
struct PatternTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let pattern: String, text: String, found: Bool
        init(_ pattern: String, _ text: String, _ found: Bool) { (self.pattern, self.text, self.found) = (pattern, text, found) }
        var testDescription: String { "/\(pattern)/ \(found ? "is" : "is not") in '\(text)'" }
    }

    static let cases: [Case] = [
        Case("pay", "the payments", true), Case("pay", "PAY", false), Case("(?i)pay", "PAY", true), Case("(?i:p)ay", "Pay", true),
        Case("(?i:p)ay", "PAY", false), Case("a(?i)b", "aB", true), Case("(a(?i)b)c", "aBC", false), Case("", "", true), Case("", "anything", true),
        Case("^pay$", "pay", true), Case("^pay$", "payments", false), Case("^$", "", true), Case("a.c", "abc", true), Case("a.c", "a\nc", false),
        Case("(?s)a.c", "a\nc", true), Case("(?m)^b$", "a\nb\nc", true), Case("^b$", "a\nb\nc", false), Case("[abc]", "xxb", true),
        Case("[^abc]", "abc", false), Case("[^abc]", "abcd", true), Case("[a-c]+$", "xabc", true), Case("[]a]", "]", true), Case("[a-]", "-", true),
        Case("[\\d.]+", "v1.2", true), Case("[\\D]", "123", false), Case("[[:alpha:]]", "123", false), Case("[[:^alpha:]]", "a1", true),
        Case("\\d{3}", "12", false), Case("\\d{3}", "123", true), Case("^\\d{2,3}$", "1234", false), Case("^\\d{2,}$", "1234", true),
        Case("^a{0}$", "", true), Case("a{,2}", "a{,2}", true), Case("a{x}", "a{x}", true), Case("\\bapi\\b", "the api is", true),
        Case("\\bapi\\b", "rapid", false), Case("\\Bpi", "api", true), Case("ab|cd|", "zz", true), Case("^(ab|cd)+$", "abcdab", true),
        Case("^(ab|cd)+$", "abc", false), Case("(a*)*b", "aaab", true), Case("(a*)*b", "aaa", false), Case("(a|b)*?c", "abac", true),
        Case("colou?r", "color", true), Case("\\.", "a", false), Case("\\.", "a.b", true), Case("\\x41", "A", true), Case("\\x{1F525}", "🔥", true),
        Case("ö", "störung", true), Case("(?i)Ö", "störung", true), Case("(?i)[à-ö]", "Ö", true), Case("\\w+@\\w+", "bo@pria", true),
        Case("\\s", "a b", true), Case("\\S", "  ", false), Case("(?P<who>a+)b", "aab", true), Case("(?:x|y)z", "yz", true),
        Case("\\A1\\z", "1", true),
        Case("(|a)+", "b", true), Case("^(?:(?:a|aa)(?:a|aa))$", "aaa", true),
    ]

    @Test("finds what RE2 finds", arguments: cases)
    func finds(_ it: Case) throws {
        #expect(try Pattern(it.pattern).isFound(in: it.text) == it.found)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let pattern: String, column: Int
        init(_ pattern: String, _ column: Int) { (self.pattern, self.column) = (pattern, column) }
        var testDescription: String { "/\(pattern)/ at \(column)" }
    }

    @Test(
        "refuses what it cannot read or cannot match in linear time, and says where",
        arguments: [
            Refusal("a)", 2), Refusal("(a", 1), Refusal("[a", 1), Refusal("*a", 1), Refusal("a|+b", 3), Refusal("a**", 3), Refusal("a\\", 3),
            Refusal("(a)\\1", 4), Refusal("a(?=b)", 2), Refusal("a(?<=b)", 2), Refusal("a(?!b)", 2), Refusal("a{5,2}", 2), Refusal("a{1001}", 2),
            Refusal("[z-a]", 2), Refusal("\\q", 1), Refusal("x\\pL", 2), Refusal("[[:nope:]]", 2), Refusal("\\xZZ", 1),
            Refusal("((a{100}){100}){100}", 1), Refusal("((){1000}){1000}", 1), Refusal(String(repeating: "(", count: 200), 101),
        ])
    func refuses(_ it: Refusal) {
        let error = #expect(throws: PatternError.self) { try Pattern(it.pattern) }
        #expect(error?.column == it.column, "\(String(describing: error))")
    }

    @Test(
        "steps grow with the text and not with the ways through it",
        arguments: ["(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*a){12}$", "^(([a-z])+.)+[A-Z]([a-z])+$"])
    func isLinear(_ source: String) throws {
        let pattern = try Pattern(source)
        let short = pattern.search(String(repeating: "a", count: 1000) + "b").steps
        let long = pattern.search(String(repeating: "a", count: 10_000) + "b").steps
        #expect(long < short * 11)
        #expect(long < 10_001 * 250)
    }

    @Test("the pattern that stalls backtracking engines is refuted in one walk")
    func refutesAtOnce() throws {
        let (found, steps) = try Pattern("(a+)+$").search(String(repeating: "a", count: 10_000) + "b")
        #expect(!found)
        #expect(steps < 20 * 10_001)
    }

    @Test("two patterns of the same source are equal and hash alike")
    func areEqualBySource() throws {
        #expect(try Set([Pattern("a+"), Pattern("a+"), Pattern("a*")]).count == 2)
    }
}
