import Foundation
import Testing

/// The rules themselves, on small strings: each must find what it is for, and nothing else.
@Suite("House rules find what they are for")
struct RuleTests {
    struct Case: CustomTestStringConvertible {
        let says: String
        let text: String
        let expected: Int

        var testDescription: String { says }
    }

    private func file(_ text: String, path: String = "Sources/Pure/Engine/Some.swift") -> SourceFile { SourceFile(path: path, text: text) }

    @Test(
        "imports are read in every spelling",
        arguments: [
            ("package import Engine", "Engine"), ("internal import struct Engine.Incident", "Engine"),
            ("@preconcurrency import Foundation", "Foundation"),
            ("import Foundation // why", "Foundation"),
        ])
    func spellings(line: String, module: String) { #expect(file(line).imports.map(\.module) == [module]) }

    @Test("a word in prose or in a string is not an import")
    func prose() { #expect(file("// import Engine\nlet a = \"import Engine\"\n/* \nimport Engine\n*/").imports.isEmpty) }

    @Test("an undeclared import is found with its line")
    func undeclared() {
        let room = Room(name: "Engine", path: "Sources/Pure/Engine", uses: ["Vocabulary"])
        let found = Arrows.undeclared(in: file("package import Vocabulary\ninternal import Storage\ninternal import Foundation"), of: room)
        #expect(found.map(\.line) == [2, 3])
    }

    @Test("an edge may import the toolchain, a pure room may not, but for the one file that asks for zone rules")
    func foundation() {
        let edge = Room(name: "Storage", path: "Sources/Edges/Storage")
        let pure = Room(name: "OnCall", path: "Sources/Pure/OnCall")
        #expect(Arrows.undeclared(in: file("import Foundation"), of: edge).isEmpty)
        #expect(Arrows.undeclared(in: file("import Foundation", path: "Sources/Pure/OnCall/Roster.swift"), of: pure).count == 1)
        #expect(Arrows.undeclared(in: file("import Foundation", path: "Sources/Pure/OnCall/WallClock.swift"), of: pure).isEmpty)
    }

    @Test("a declared dependency that nobody imports is found")
    func unused() {
        let room = Room(name: "Engine", path: "Sources/Pure/Engine", uses: ["Vocabulary", "OnCall"])
        #expect(Arrows.unused(by: room, files: [file("import OnCall")]).map(\.message) == ["Engine declares Vocabulary and imports it nowhere"])
    }

    @Test("an arrow away from the core is found")
    func rings() {
        let rooms = [
            Room(name: "Engine", path: "Sources/Pure/Engine", uses: ["Storage"]),
            Room(name: "Storage", path: "Sources/Edges/Storage", uses: ["Engine", "Web"]),
            Room(name: "Web", path: "Sources/App/Web", uses: ["Storage", "Engine", "Hummingbird"]),
            Room(name: "OnCall", path: "Sources/Pure/OnCall", uses: ["Yams"]),
        ]
        #expect(
            Arrows.acrossRings(rooms).map(\.message).map { $0.prefix(while: { $0 != ":" }) }
                == ["Engine may not use Storage", "Storage may not use Web", "OnCall may not use Yams"])
    }

    @Test(
        "impure words are found as words",
        arguments: [
            Case(says: "a clock", text: "let now = Date.now", expected: 1), Case(says: "a zone", text: "TimeZone.current", expected: 1),
            Case(says: "a task", text: "Task { }", expected: 1), Case(says: "a name that only begins so", text: "TaskList().nowhere", expected: 0),
            Case(says: "prose", text: "/// A Task has Date()", expected: 0), Case(says: "a string", text: "\"UUID()\"", expected: 0),
        ])
    func purity(_ it: Case) { #expect(Purity.findings(in: file(it.text)).count == it.expected) }

    @Test("a long function is found, a long file and a long line too, and what just fits is not")
    func sizes() {
        func function(_ lines: Int) -> String { "func f() {\n" + String(repeating: "    g()\n", count: lines - 2) + "}\n" }
        #expect(Sizes.longFunctions(in: file(function(70))).isEmpty)
        #expect(Sizes.longFunctions(in: file(function(71))).map(\.line) == [1])
        #expect(Sizes.longFunctions(in: file("protocol P {\n    func a()\n    func b()\n}\n" + function(70))).isEmpty)
        #expect(Sizes.longFile(file(String(repeating: "\n", count: 400))).isEmpty)
        #expect(Sizes.longFile(file(String(repeating: "\n", count: 401))).count == 1)
        #expect(Sizes.longLines(in: file(String(repeating: "a", count: 151))).count == 1)
    }

    @Test("a listed sinner may neither grow nor keep a place it no longer needs", arguments: [(450, 0), (451, 1), (449, 1)])
    func ratchet(lines: Int, findings: Int) {
        let sinner = file(String(repeating: "\n", count: lines))
        #expect(Sizes.longFile(sinner, allowed: [sinner.path: 450]).count == findings)
    }

    @Test("banned words and names are found")
    func hygiene() {
        #expect(Hygiene.uncheckedThreads(in: file("final class Handle: @unchecked Sendable {}")).count == 1)
        #expect(Hygiene.traps(in: file("try! a()\npublic let b = 1")).map(\.line) == [1, 2])
        #expect(Hygiene.unfinished(in: file("// TO" + "DO later")).count == 1)
        #expect(Hygiene.thisMachine(in: file("see /wo" + "rk/here")).count == 1)
        #expect(Hygiene.sleepingTests(in: file("try await Task.sleep(for: .seconds(1))")).count >= 1)
        #expect(Hygiene.emptyNames(in: file("struct PageManager {}\nstruct Page {}\nstruct Database {}")).map(\.line) == [1])
    }

    @Test("a dumped manifest becomes rooms")
    func manifest() throws {
        let dump = #"""
            {"targets": [{"name": "Web", "path": "Sources/App/Web", "type": "regular",
                "dependencies": [{"byName": ["Engine", null]}, {"product": ["Yams", "Yams", null]}]},
            {"name": "WebTests", "type": "test", "dependencies": []}]}
            """#
        let rooms = try Manifest(dump: Data(dump.utf8)).rooms
        #expect(rooms == [Room(name: "Web", path: "Sources/App/Web", uses: ["Engine", "Yams"]), Room(name: "WebTests", path: "Tests/WebTests")])
        #expect(rooms.map(\.ring) == [.app, .tests])
    }
}
