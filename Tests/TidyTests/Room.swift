/// A target of Package.swift: what it is called, where it lies, what it declares that it uses.
struct Room: Hashable {
    enum Ring: String {
        case pure = "Pure"
        case edges = "Edges"
        case app = "App"
        case tests = "Tests"
    }

    let name: String
    /// From the top of the tree, such as `Sources/Pure/Engine`.
    let path: String
    let uses: Set<String>
    /// A C library under a module map: nothing of ours to read.
    let isSystem: Bool

    init(name: String, path: String, uses: Set<String> = [], isSystem: Bool = false) {
        self.name = name
        self.path = path
        self.uses = uses
        self.isSystem = isSystem
    }

    /// Nil: the room lies outside the three rings and the tests.
    var ring: Ring? {
        let parts = path.split(separator: "/")
        if parts.first == "Tests" { return .tests }
        guard parts.count == 3, parts[0] == "Sources" else { return nil }
        return Ring(rawValue: String(parts[1]))
    }
}
