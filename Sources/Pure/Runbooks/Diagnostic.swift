/// Something about a runbook that its writer should know: what, where, and what to write instead.
package struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        /// The runbook cannot be used.
        case error
        /// It can, and does something its writer probably does not want.
        case warning
        case note
    }

    package var severity: Severity
    package var code: DiagnosticCode
    package var place: Place
    /// What is wrong, on what. Never holds a secret.
    package var message: String
    /// What to do about it.
    package var fix: String?
    /// The known name nearest to the one that was written.
    package var nearest: String?
    /// The case that shows it, where one has to be looked for.
    package var counterexample: Counterexample?

    package init(
        _ severity: Severity, _ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil, nearest: String? = nil,
        counterexample: Counterexample? = nil
    ) {
        self.severity = severity
        self.code = code
        self.place = place
        self.message = message
        self.fix = fix
        self.nearest = nearest
        self.counterexample = counterexample
    }

    /// `ladders.yaml:12:5: error RB0021: no seat is named 'ctoo'. Did you mean 'cto'?`
    package var description: String {
        var text = "\(place): \(severity.rawValue) \(code): \(message)"
        if let nearest { text += " Did you mean '\(nearest)'?" }
        if let fix { text += " \(fix)" }
        return text
    }
}

/// Where in the runbook's text. Lines and columns count from 1, columns in characters.
package struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { "\(file):\(line):\(column)" }
    package static func < (a: Place, b: Place) -> Bool { (a.file, a.line, a.column) < (b.file, b.line, b.column) }
}
