/// Why a text is no template: what is wrong, on which of its lines, and what to write instead.
package struct TemplateFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counts from 1.
    package let line: Int
    package let message: String
    package let fix: String?

    package init(line: Int, _ message: String, fix: String? = nil) {
        self.line = line
        self.message = message
        self.fix = fix
    }

    package var description: String { "line \(line): \(message)" + (fix.map { " \($0)" } ?? "") }
}
