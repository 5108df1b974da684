import Foundation

/// The Python that has the jsonschema package: RUNBELL_PYTHON, or the one `make tools` installs. Without it the tests that need it
/// are left out, unless RUNBELL_REQUIRE_PEERS=1 says they must run.
enum Validator {
    private static let environment = ProcessInfo.processInfo.environment
    private static let python = environment["RUNBELL_PYTHON"] ?? Book.top.appendingPathComponent(".tools/python/bin/python3").path

    static let script = Book.top.appendingPathComponent("Tests/Peers/runbook_schema.py").path
    static let isReady = environment["RUNBELL_REQUIRE_PEERS"] == "1" || (try? run(["-c", "import jsonschema, yaml"])) != nil

    struct Failure: Error { let status: Int32 }

    static func run(_ arguments: [String], input: Data = Data()) throws -> Data {
        let process = Process(), given = Pipe(), printed = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = arguments
        process.standardInput = given
        process.standardOutput = printed
        process.standardError = FileHandle.nullDevice
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: input)
        try given.fileHandleForWriting.close()
        let answer = try printed.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return answer
    }
}
