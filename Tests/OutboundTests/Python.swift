import Foundation

/// The Python that plays the other side. Without it those tests are left out, unless RUNBELL_REQUIRE_PEERS=1 says they must run.
enum Python {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let scripts = root.appending(path: "Tests/Peers")
    private static let environment = ProcessInfo.processInfo.environment
    private static let path = environment["RUNBELL_PYTHON"] ?? root.appending(path: ".tools/python/bin/python3").path()

    static let isReady = environment["RUNBELL_REQUIRE_PEERS"] == "1" || (try? run("-c", ["import aiosmtpd, standardwebhooks"])) != nil

    struct Failure: Error {
        let status: Int32
    }

    /// What a script prints, without the line break at its end. A name that ends in `.py` is found among the peers.
    static func run(_ script: String, _ arguments: [String], input: String = "") throws -> String {
        let (process, given, taken) = try start(script, arguments)
        try given.write(contentsOf: Data(input.utf8))
        try given.close()
        let output = try taken.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    static func start(_ script: String, _ arguments: [String] = []) throws -> (Process, given: FileHandle, taken: FileHandle) {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [script.hasSuffix(".py") ? scripts.appending(path: script).path() : script] + arguments
        let (given, taken) = (Pipe(), Pipe())
        process.standardInput = given
        process.standardOutput = taken
        try process.run()
        return (process, given.fileHandleForWriting, taken.fileHandleForReading)
    }
}
