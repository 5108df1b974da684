import Screens
import Testing

@Suite("The library of screens")
struct ScreenLibraryTests {
    private struct First: Screen {
        static let name = "list"
        static let template = "{{> line}}"
        static let parts = ["line": "one"]
    }

    /// Called as the other's part is.
    private struct Second: Screen {
        static let name = "line"
        static let template = "{{> line}}"
        static let parts = ["line": "one"]
    }

    private struct Third: Screen {
        static let name = "third"
        static let template = "{{> line}}"
        static let parts = ["line": "two"]
    }

    @Test("a page may be called as a part is, and parts may be shared")
    func shared() throws {
        let library = try ScreenLibrary([First.self, Second.self])
        #expect(library.html(First()) == "one" && library.html(Second()) == "one")
    }

    @Test("two different parts of one name are refused")
    func clash() { #expect(throws: ScreenLibrary.Clash.self) { try ScreenLibrary([First.self, Third.self]) } }
}
