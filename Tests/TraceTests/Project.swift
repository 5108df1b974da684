import Foundation

/// The files of this project, by their path from its top.
enum Project {
    static let top = String(#filePath.dropLast("/Tests/TraceTests/Project.swift".count))

    static func text(of path: String) throws -> String { try String(contentsOfFile: "\(top)/\(path)", encoding: .utf8) }

    static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(top)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }

    /// Every Swift file of the tests.
    static func testFiles() -> [String] {
        let place = URL(filePath: "\(top)/Tests").resolvingSymlinksInPath().path
        let names = (FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String }) ?? []
        return names.filter { $0.hasSuffix(".swift") }.map { "Tests/\($0)" }.sorted()
    }

    /// A file that is made from others. The test fails while it says something else; with RUNBELL_WRITE=1 in the environment it is written.
    static func wrote(_ made: String, to path: String) throws -> Bool {
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" {
            try made.write(toFile: "\(top)/\(path)", atomically: true, encoding: .utf8)
        }
        return try text(of: path) == made
    }
}
