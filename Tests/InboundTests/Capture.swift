import Foundation
import Notation
import Testing

/// A request recorded from a real program, out of Tests/Fixtures/captures.
struct Capture: Sendable, CustomTestStringConvertible {
    let name: String
    let method: String
    let path: String
    let headers: [String: String]
    let body: [UInt8]

    var testDescription: String { name }

    init(_ name: String) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/captures/\(name).json").standardizedFileURL
        guard let bytes = (try? Data(contentsOf: file)).map(Array.init), let json = try? JSON(parsing: bytes) else {
            preconditionFailure("no capture at \(file.path)")
        }
        self.name = name
        method = json["method"]?.string ?? ""
        path = json["path"]?.string ?? ""
        var headers: [String: String] = [:]
        for pair in json["headers"]?.array ?? [] { headers[pair[0]?.string ?? ""] = pair[1]?.string }
        self.headers = headers
        // Recorded as `json` where the body was JSON, else as the `body` text.
        let range = try? JSON.range(of: ["json"], in: bytes)
        body = range.map { Array(bytes[$0]) } ?? Array((json["body"]?.string ?? "").utf8)
    }

    /// The recorded files whose number lies in one of these lists, by their prefix.
    static func all(_ prefix: String, _ numbers: [Int]) -> [Capture] {
        numbers.map { number in Capture(prefix + "-" + String(repeating: "0", count: 3 - String(number).count) + String(number)) }
    }
}
