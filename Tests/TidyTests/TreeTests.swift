import Testing

/// The rules, asked of this tree. An empty list is the only good answer, so a failure prints every place at once.
@Suite("The tree keeps the house rules")
struct TreeTests {
    private static let manifest = try? Manifest.ofThisPackage()
    private static let sources = Tree.swiftFiles(under: "Sources") + Tree.swiftFiles(under: "Benchmarks")
    private static let tests = Tree.swiftFiles(under: "Tests")

    private func rooms() throws -> [Room] { try #require(Self.manifest, "`swift package dump-package` did not answer").rooms }

    private func files(of room: Room) -> [SourceFile] { (Self.sources + Self.tests).filter { $0.path.hasPrefix(room.path + "/") } }

    @Test("every Swift file belongs to a room")
    func everyFileHasARoom() throws {
        let rooms = try rooms()
        let homeless = (Self.sources + Self.tests).filter { file in !rooms.contains { file.path.hasPrefix($0.path + "/") } }
        #expect(homeless.map(\.path) == [])
        #expect(Self.sources.count > 10, "the tree was not found")
    }

    @Test("no file imports past what its room declares")
    func undeclaredImports() throws {
        let findings = try rooms().flatMap { room in files(of: room).flatMap { Arrows.undeclared(in: $0, of: room) } }
        #expect(findings.sorted() == [])
    }

    @Test("no room declares what it does not import")
    func unusedDependencies() throws {
        let findings = try rooms().filter { !$0.isSystem }.flatMap { Arrows.unused(by: $0, files: files(of: $0)) }
        #expect(findings.sorted() == [])
    }

    @Test("arrows point towards the pure core")
    func rings() throws { #expect(Arrows.acrossRings(try rooms()) == []) }

    @Test("pure rooms have no clock, no dice and no tasks")
    func purity() { #expect(Self.sources.filter { $0.path.hasPrefix("Sources/Pure/") }.flatMap(Purity.findings) == []) }

    @Test("files, functions and lines fit in one head")
    func sizes() {
        let all = Self.sources + Self.tests
        #expect(all.flatMap { Sizes.longFile($0) } + all.flatMap(Sizes.longFunctions) + all.flatMap(Sizes.longLines) == [])
    }

    @Test("nothing vouches for thread safety that the compiler could check")
    func threads() { #expect((Self.sources + Self.tests).flatMap(Hygiene.uncheckedThreads) == []) }

    @Test("nothing traps, nothing is public")
    func traps() { #expect(Self.sources.flatMap(Hygiene.traps) == []) }

    @Test("type names say what a type is for")
    func names() { #expect(Self.sources.flatMap(Hygiene.emptyNames) == []) }

    @Test("no test sleeps")
    func sleeping() { #expect(Self.tests.flatMap(Hygiene.sleepingTests) == []) }

    @Test("nothing is left unfinished, nothing names the machine it was written on")
    func leftovers() {
        let files = Tree.readableFiles()
        #expect(files.flatMap(Hygiene.unfinished) + files.flatMap(Hygiene.thisMachine) == [])
    }
}
