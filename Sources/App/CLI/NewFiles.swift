internal import Foundation

/// Files of a runbook that was not there before. Nothing that is there is written over.
enum NewFiles {
    static func write(_ files: [(path: String, text: String)], to folder: String) throws {
        for file in files where FileManager.default.fileExists(atPath: "\(folder)/\(file.path)") {
            throw Exit.refuse("\(folder)/\(file.path) is there already; nothing was written")
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in files {
                let place = URL(fileURLWithPath: "\(folder)/\(file.path)").deletingLastPathComponent().path
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            }
            for file in files { try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file.path)"), options: .withoutOverwriting) }
        } catch {
            throw Exit.refuse("cannot write to \(folder): \(error.localizedDescription)")
        }
    }
}
