import Foundation
import Outbound
import Testing
import Vocabulary

@Suite("Folder")
struct FolderTests {
    private let root = NSTemporaryDirectory() + "runbell-folder-\(UInt64.random(in: 0 ... .max))"

    private func letter(to path: String, _ text: String = "# Review\n") -> Letter {
        Letter(id: PageID(incident: IncidentID(42), number: 1), connection: "folder", address: path, title: "Review", text: text)
    }

    @Test("a letter becomes the file it is addressed to, and the next one replaces it")
    func written() async throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let folder = Notifier.folder(root)
        #expect(await folder.send(letter(to: "ops/docs/INC-42.md")) == .delivered)
        #expect(await folder.send(letter(to: "ops/docs/INC-42.md", "# Review, second\n")) == .delivered)
        #expect(try String(contentsOfFile: root + "/ops/docs/INC-42.md", encoding: .utf8) == "# Review, second\n")
    }

    @Test("nothing is written outside the folder", arguments: ["../a.md", "a/../../b.md", "", "/", "a/./b.md"])
    func outside(path: String) async {
        guard case .refused = await Notifier.folder(root).send(letter(to: path)) else { return #expect(Bool(false), "\(path) was taken") }
        #expect(!FileManager.default.fileExists(atPath: root))
    }

    @Test("without a folder the letter is refused, and says which setting is missing")
    func nowhere() async {
        guard case .refused(let reason) = await Notifier.folder(nil).send(letter(to: "a.md")) else { return #expect(Bool(false)) }
        #expect(reason.contains("--publish"))
    }
}
