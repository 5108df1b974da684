import Foundation

/// The Python that has the icalendar package: RUNBELL_PYTHON, or the one `make tools` installs.
enum PeerPython {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let environment = ProcessInfo.processInfo.environment
    private static let python = environment["RUNBELL_PYTHON"] ?? root.appending(path: ".tools/python/bin/python3").path

    static let script = root.appending(path: "Tests/Peers/icalendar_roundtrip.py").path
    static let isRequired = environment["RUNBELL_REQUIRE_PEERS"] == "1"
    static let isReady = (try? run(["-c", "import icalendar"])) != nil

    struct Failure: Error { let status: Int32 }

    /// What it prints; an error when it cannot be started or exits with anything but 0.
    static func run(_ arguments: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return printed
    }
}
