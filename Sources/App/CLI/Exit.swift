internal import ArgumentParser
internal import Foundation

/// How a command ends: 0 fine, 1 findings or refused, 2 usage.
enum Exit {
    static let refused = ExitCode(1)
    static let usage = ExitCode(2)

    /// Says what went wrong on standard error, and ends with 1.
    static func refuse(_ message: String) -> ExitCode {
        Terminal.error(message)
        return refused
    }
}

/// What is written to the person at the terminal; colour only when there is one.
enum Terminal {
    static let isOutput = isatty(STDOUT_FILENO) == 1
    static let isError = isatty(STDERR_FILENO) == 1

    static func error(_ message: String) {
        let text = isError ? "\u{1B}[31mrunbell:\u{1B}[0m \(message)\n" : "runbell: \(message)\n"
        FileHandle.standardError.write(Data(text.utf8))
    }

    static func plainError(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

    /// Written at once: what a server prints into a pipe must not wait for more to come.
    static func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

    /// What others wrote, on one line and without the characters that move a terminal's cursor or turn its text around.
    static func plain(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            let moves = [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            let turns = ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
            return moves || turns ? " " : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }

    static func bold(_ text: String) -> String { isOutput ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
