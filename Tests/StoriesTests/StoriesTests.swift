import Foundation
import Screens
import Stories
import Testing
import Vocabulary
import Web

/// Every screen in every state, as text to be read in the diff. With RUNBELL_WRITE=1 in the environment they are written instead of compared.
@Suite("Stories")
struct StoriesTests {
    /// A Thursday, 14:47 in Stockholm.
    static let now = Moment(seconds: 1_795_096_020)
    static let stories = Result { try StoryBook.all(at: now) }
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/stories").standardizedFileURL

    @Test("every screen has a story")
    func whole() throws {
        let told = Set(try StoriesTests.stories.get().map { ObjectIdentifier(type(of: $0.screen)) })
        let missing = ScreenLibrary.screens.filter { !told.contains(ObjectIdentifier($0)) }
        #expect(missing.isEmpty, "\(missing.map { $0.name })")
    }

    @Test("no two stories have one place")
    func places() throws {
        let paths = try StoriesTests.stories.get().map(\.path)
        #expect(Set(paths).count == paths.count)
    }

    @Test("the same moment gives the same pages")
    func same() throws {
        #expect(try StoryFolder(at: StoriesTests.now).files == StoryFolder(at: StoriesTests.now).files)
    }

    @Test(
        "they can be told at any time of day and year",
        arguments: ["2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2027-01-01T03:00:00Z", "2028-02-29T12:00:00Z", "2026-12-25T22:59:59Z"])
    func whenever(_ moment: String) throws {
        #expect(try StoryBook.all(at: try #require(Moment(rfc3339: moment))).count > 90)
    }

    /// A name that is missing is looked up further out: a room without a phase must not show the panel of that name.
    @Test("what is missing is never taken from what is around it")
    func missing() throws {
        let taken = try StoriesTests.stories.get().flatMap { Borrowing.found(in: $0.screen).map(\.description) }
        #expect(Set(taken).sorted() == [])
    }

    /// A name that is missing is looked up further out: a quiet day must not take its component's.
    @Test("a component that is down was not down on every day before")
    func days() throws {
        let page = try #require(try StoryFolder(at: StoriesTests.now).files["status/outage.html"])
        #expect((2..<12).contains(page.split(separator: "<span class=\"major_outage\"").count))
    }

    @Test("each says what it said when it was read last")
    func said() throws {
        let folder = try StoryFolder(at: StoriesTests.now)
        let manager = FileManager.default
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" {
            try? manager.removeItem(at: StoriesTests.folder)
            try manager.createDirectory(at: StoriesTests.folder, withIntermediateDirectories: true)
            for (group, text) in try texts(folder) {
                try text.write(to: StoriesTests.folder.appending(path: "\(group).txt"), atomically: true, encoding: .utf8)
            }
        }
        for (group, text) in try texts(folder) {
            let known = try String(contentsOf: StoriesTests.folder.appending(path: "\(group).txt"), encoding: .utf8)
            #expect(text == known, "\(group): run the tests once with RUNBELL_WRITE=1 and read the difference")
        }
        #expect(Set(try manager.contentsOfDirectory(atPath: StoriesTests.folder.path)) == Set(try texts(folder).map { "\($0.key).txt" }))
    }

    /// One file for each kind of page.
    private func texts(_ folder: StoryFolder) throws -> [String: String] {
        var texts: [String: String] = [:]
        for story in try StoriesTests.stories.get() {
            let outline = Outline(try #require(folder.files[story.path])).text
            texts[story.group, default: ""] += "===== \(story.name)\n\(outline)\n"
        }
        return texts
    }
}
