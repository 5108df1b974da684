import Foundation
import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("A folder of files")
struct FolderTests {
    private func read(_ files: [String: String]) -> RunbookReader.Reading {
        let rest = Book.text(files.values.joined(separator: "\n"))
        let written = files.values.joined(separator: "\n") + "\n"
        return RunbookReader().read(
            files.map { RunbookText(path: $0.key, text: $0.value) } + [RunbookText(path: "z.yaml", text: String(rest.dropFirst(written.count)))])
    }

    @Test("entries of one key may be spread over files")
    func spreads() throws {
        let runbook = try #require(read(["a.yaml": "services:\n  api: {}\n  web: {}", "b.yaml": "services:\n  jobs: {}"]).runbook)
        #expect(Set(runbook.services.keys) == ["api", "web", "jobs"])
    }

    @Test("connections are used in the order of their files")
    func orderOfFiles() throws {
        let runbook = try #require(
            read(["b.yaml": "connections:\n  two: { kind: capture }", "a.yaml": "connections:\n  screen: { kind: capture }"]).runbook)
        #expect(runbook.connections.map(\.name) == ["screen", "two"])
    }

    @Test("the same entry in two files is an error that names both places")
    func twice() throws {
        let found = read(["a.yaml": "services:\n  api: {}", "b.yaml": "services:\n  web: {}\n  api: {}"]).diagnostics
        #expect(found.map(\.description) == ["b.yaml:3:3: error RB0012: 'api' is already written at a.yaml:2:3. Keep one of the two."])
    }

    @Test("what is read in order stands in one file")
    func ordered() {
        let found = read(["a.yaml": "routes: [{ match: {}, service: api }]", "b.yaml": "routes: [{ match: {}, service: api }]"]).diagnostics
        #expect(found.map(\.code) == [.writtenTwice])
    }

    @Test("the language version may stand in every file, when it is the same")
    func versions() {
        #expect(read(["a.yaml": "runbell: 1\nservices: { api: {} }", "b.yaml": "runbell: 1\nseats: { lead: [ana, bo] }"]).runbook != nil)
        #expect(read(["a.yaml": "runbell: 1", "b.yaml": "runbell: 2"]).diagnostics.map(\.code) == [.writtenTwice])
    }

    @Test("all mistakes of all files are found in one run, in the order of their places")
    func allAtOnce() {
        let found = read([
            "a.yaml": "services:\n  api: { ownr: x }\nseats:\n  lead: [anna]", "b.yaml": "people:\n  ana: { email: x }\n  bo: { emial: y }",
        ]).diagnostics
        #expect(found.map { "\($0.place) \($0.code)" } == ["a.yaml:2:10 RB0011", "a.yaml:4:10 RB0020", "b.yaml:2:17 RB0038", "b.yaml:3:9 RB0011"])
        #expect(found.map(\.nearest) == ["owner", "ana", nil, "email"])
    }

    @Test("a file that cannot be read does not make every name in it unknown")
    func brokenFile() {
        #expect(read(["a.yaml": "people: { ana: [", "b.yaml": "seats: { lead: [dana] }"]).diagnostics.map(\.code) == [.notYAML])
    }

    @Test("a folder is read without what lies beside the runbook")
    func beside() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("runbell-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in [
            ("runbook.yaml", RunbookTemplate.starter), ("teams/more.yml", "seats: { lead: ana }"), ("scenarios/night.yaml", "scenario: Night"),
            ("templates/x.yaml", "{{"), (".hidden.yaml", "{{"), ("README.md", "{{"), ("holidays/se.ics", "BEGIN"),
        ] {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        let (reading, read) = RunbookReader().read(at: folder.path)
        #expect(read.files.map(\.path) == ["runbook.yaml", "teams/more.yml"] && read.calendars.map(\.path) == ["holidays/se.ics"])
        #expect(reading.runbook?.seats.count == 1)
    }

    @Test("an empty file is empty and not unreadable, and a pipe is not waited for")
    func oddFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("runbell-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try RunbookTemplate.starter.write(to: folder.appendingPathComponent("runbook.yaml"), atomically: true, encoding: .utf8)
        try Data().write(to: folder.appendingPathComponent("later.yaml"))
        let reading = RunbookReader().read(at: folder.path).reading
        #expect(reading.runbook != nil && reading.diagnostics.map(\.description) == ["later.yaml:1:1: warning RB0009: the file is empty. Remove it."])
        #expect(mkfifo(folder.appendingPathComponent("pipe.yaml").path, 0o600) == 0)
        #expect(RunbookReader().read(at: folder.path).reading.diagnostics.map(\.place.file) == ["pipe.yaml"])
    }

    @Test("a byte order mark is no part of the text")
    func byteOrderMark() {
        let text = RunbookText(path: "runbook.yaml", bytes: [0xEF, 0xBB, 0xBF] + Array(Book.text("").utf8))
        #expect(RunbookReader().read([text]).runbook != nil)
    }

    @Test("nothing there is an error and not an empty runbook")
    func nothing() { #expect(RunbookReader().read(at: "/no/such/folder").reading.diagnostics.map(\.code) == [.empty]) }

    @Test("holidays are the days of the calendars that are named")
    func holidays() throws {
        struct Broken: Error, CustomStringConvertible { let description = "no events" }
        let day = try #require(CivilDay(year: 2026, month: 12, day: 24))
        let text = RunbookText(path: "runbook.yaml", text: Book.text("runbook: { name: Shop, owner: lead, holidays: [se.ics] }"))
        let calendar = RunbookText(path: "se.ics", text: "x")
        #expect(RunbookReader { _ in [day] }.read([text], calendars: [calendar]).runbook?.business.holidays == [day])
        #expect(RunbookReader { _ in throw Broken() }.read([text], calendars: [calendar]).diagnostics.map(\.code) == [.unreadableHolidays])
    }

    @Test("the version is of the paths and texts, whatever their order and line ends")
    func version() {
        let a = RunbookText(path: "a.yaml", text: "x: 1\ny: 2\n"), b = RunbookText(path: "b.yaml", text: "z: 3")
        let windows = RunbookText(path: "a.yaml", text: "x: 1\r\ny: 2\r\n")
        #expect(RunbookVersion(of: [a, b]) == RunbookVersion(of: [b, a]))
        #expect(RunbookVersion(of: [a]) == RunbookVersion(of: [windows]))
        #expect(RunbookVersion(of: [a]) != RunbookVersion(of: [b]))
        #expect(RunbookVersion(of: [RunbookText(path: "a", text: "bc")]) != RunbookVersion(of: [RunbookText(path: "ab", text: "c")]))
        #expect(RunbookVersion(of: [a]).digest.count == 12)
    }
}
