import Foundation

/// The map as SwiftPM itself reads it: `swift package dump-package`.
struct Manifest {
    let rooms: [Room]

    init(rooms: [Room]) { self.rooms = rooms }

    /// The document has one object a target: `{"name", "path", "type", "dependencies": [{"byName": ["Engine", null]}, {"product": ["Yams", …]}]}`.
    init(dump: Data) throws {
        rooms = try JSONDecoder().decode(Dump.self, from: dump).targets.map(\.room)
    }

    /// Asks the toolchain, in a scratch folder of its own: the tree's is locked while its tests run. Takes about 0.2 s.
    static func ofThisPackage() throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "tidy-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let swift = Process()
        swift.executableURL = URL(filePath: "/usr/bin/env")
        swift.arguments = ["swift", "package", "dump-package", "--package-path", Tree.top, "--scratch-path", scratch.path]
        let output = Pipe()
        swift.standardOutput = output
        try swift.run()
        let dump = output.fileHandleForReading.readDataToEndOfFile()
        swift.waitUntilExit()
        return try Manifest(dump: dump)
    }
}

private struct Dump: Decodable {
    struct Target: Decodable {
        let name: String
        let path: String?
        let type: String
        let dependencies: [Dependency]

        var room: Room {
            Room(
                name: name, path: path ?? (type == "test" ? "Tests/" : "Sources/") + name, uses: Set(dependencies.compactMap(\.name)),
                isSystem: type == "system")
        }
    }

    /// Whatever kind of dependency it is, its name comes first in its array.
    struct Dependency: Decodable {
        let name: String?

        init(from decoder: any Decoder) throws {
            let kinds = try decoder.singleValueContainer().decode([String: [Part]].self)
            name = kinds.values.first?.first?.text
        }
    }

    struct Part: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }

    let targets: [Target]
}
