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

    static func bold(_ text: String) -> String { isOutput ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
