/// Files as they are sent: what only whoever writes them needs is left out, so that a page weighs less on a bad connection.
enum Lean {
    /// Without comments, line ends, and spaces beside `{`, `}`, `:`, `;` and `,`. A comment has lines of its own; no text in quotes may have
    /// one of those signs before a space.
    static func style(_ text: String) -> String {
        var lean = lines(text).filter { !$0.hasPrefix("/*") }.joined(separator: " ")
        for (wide, narrow) in [("; ", ";"), (": ", ":"), (", ", ","), (" {", "{"), ("{ ", "{"), (" }", "}"), ("} ", "}"), (";}", "}")] {
            lean = lean.replacing(wide, with: narrow)
        }
        return lean
    }

    /// Without comments that have a line of their own, and what moves lines to the right. No text in a script goes over several lines.
    static func script(_ text: String) -> String {
        lines(text).filter { !$0.hasPrefix("//") }.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    }
}
