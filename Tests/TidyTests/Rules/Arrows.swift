/// Who may know whom. SwiftPM's own check misses imports that reach a room through another one; this one reads every file.
enum Arrows {
    /// Comes with the toolchain, so no target declares it. Not for pure rooms.
    static let toolchain: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Testing"]
    /// Modules that come with a product of another name: libyaml's events are read directly, so that no text can expand or overflow.
    static let productOfModule = ["CYaml": "Yams"]
    /// The one pure file that asks somebody else a question, what the zone rules are, and remembers the answer behind a lock.
    static let pureFilesThatMayAskFoundation: Set<String> = ["Sources/Pure/OnCall/WallClock.swift"]

    /// No file imports what its room does not declare.
    static func undeclared(in file: SourceFile, of room: Room) -> [Finding] {
        file.imports.filter { !allowed($0.module, in: file, of: room) }.map { module, line in
            Finding(file: file.path, line: line, message: "\(room.name) does not declare \(module) in Package.swift")
        }
    }

    private static func allowed(_ module: String, in file: SourceFile, of room: Room) -> Bool {
        if room.uses.contains(productOfModule[module] ?? module) || module == "Swift" { return true }
        if room.ring == .pure { return ["Foundation", "Synchronization"].contains(module) && pureFilesThatMayAskFoundation.contains(file.path) }
        return toolchain.contains(module)
    }

    /// No room declares what none of its files imports.
    static func unused(by room: Room, files: [SourceFile]) -> [Finding] {
        let imported = Set(files.flatMap { $0.imports.map { productOfModule[$0.module] ?? $0.module } })
        return room.uses.subtracting(imported).sorted().map { module in
            Finding(file: "Package.swift", line: 1, message: "\(room.name) declares \(module) and imports it nowhere")
        }
    }

    /// Pure rooms know pure rooms only; edges know pure rooms and edges; nobody knows the tests.
    static func acrossRings(_ rooms: [Room]) -> [Finding] {
        let rings = Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, $0.ring) })
        return rooms.flatMap { room in
            room.uses.sorted().compactMap { used -> Finding? in
                guard !permits(room.ring, rings[used] ?? nil) else { return nil }
                return Finding(file: "Package.swift", line: 1, message: "\(room.name) may not use \(used): arrows point towards the pure core")
            }
        }
    }

    /// `used` is nil for another package's module.
    private static func permits(_ ring: Room.Ring?, _ used: Room.Ring?) -> Bool {
        switch (ring, used) {
        case (.pure, .pure): true
        case (.pure, _): false
        case (.edges, .app): false
        case (_, .tests): ring == .tests
        default: true
        }
    }
}
