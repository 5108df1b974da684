import Foundation
import Testing

/// A file of the project that is made from the code. The test fails while the file says something else; with RUNBELL_WRITE=1 in the
/// environment it is written instead, to be read in the diff.
enum Snapshot {
    static func expect(_ text: String, in path: String) throws {
        let url = Book.top.appendingPathComponent(path)
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: url, encoding: .utf8)
        #expect(written == text, "\(path) is out of date: run the tests once with RUNBELL_WRITE=1 and read the difference")
    }
}
