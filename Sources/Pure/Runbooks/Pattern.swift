/// A regular expression as a matcher writes it between slashes. It is matched in time linear in the text, whatever the pattern:
/// every way through it is walked at once (Thompson, 1968), none is tried and taken back. The language is the subset of RE2's
/// (github.com/google/re2/wiki/Syntax) that has no Unicode classes and captures nothing.
package struct Pattern: Hashable, Sendable {
    package let source: String
    private let program: PatternProgram

    /// Throws `PatternError`, which says where in the source.
    package init(_ source: String) throws(PatternError) {
        var syntax = PatternSyntax(source)
        program = try PatternProgram(syntax.parse())
        self.source = source
    }

    /// Whether the pattern is found anywhere in the text.
    package func isFound(in text: String) -> Bool { search(text).found }

    /// The same, with the number of states visited: what the promise of linear time is tested by.
    package func search(_ text: String) -> (found: Bool, steps: Int) { program.search(text.unicodeScalars.map(\.value)) }

    package static func == (a: Pattern, b: Pattern) -> Bool { a.source == b.source }
    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// What is wrong with a pattern, and at which of its characters, counted from 1.
package struct PatternError: Error, Hashable, CustomStringConvertible {
    package let problem: String
    package let column: Int

    package init(_ problem: String, column: Int) {
        self.problem = problem
        self.column = column
    }

    package var description: String { "\(problem) at character \(column) of the pattern" }
}
