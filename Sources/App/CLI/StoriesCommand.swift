internal import ArgumentParser
internal import Foundation
internal import Runtime
internal import Server
internal import Stories
internal import Vocabulary

struct StoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Show every screen in every state, made from made-up values.",
        discussion: """
            Example: runbell stories
                     runbell stories --out /tmp/stories --at 2026-11-19T14:47:00+01:00

            For whoever changes a screen. Nothing is kept, nothing is sent, and no form leads anywhere.
            """)

    @Option(help: "Where to show them, as HOST:PORT. (default: 127.0.0.1:8080)")
    var listen: String?

    @Option(help: "Write them as files into this folder instead; it is made when there is none.")
    var out: String?

    @Option(help: "The instant they are drawn at, as RFC 3339; now when left out.")
    var at: String?

    func validate() throws {
        if listen != nil, out != nil { throw ValidationError("choose one of --listen and --out") }
        if let at, Moment(rfc3339: at) == nil { throw ValidationError("“\(at)” is no instant; write it as 2026-11-19T14:47:00+01:00") }
    }

    func run() async throws {
        let folder: StoryFolder
        do { folder = try StoryFolder(at: at.flatMap { Moment(rfc3339: $0) } ?? Clock.machine.now) } catch {
            throw Exit.refuse("the stories cannot be told at this moment: \(error)")
        }
        if let out { return try write(folder, to: URL(fileURLWithPath: out)) }
        do {
            try await FolderShow(folder.files, listen: listen ?? "127.0.0.1:8080").run { address in
                Terminal.say("\(folder.count) stories at \(address); Ctrl-C ends them.")
            }
        } catch let problem as SettingsProblem { throw Exit.refuse("\(problem)") }
    }

    private func write(_ folder: StoryFolder, to place: URL) throws {
        for (path, text) in folder.files {
            let file = place.appending(path: path)
            do {
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file, options: .atomic)
            } catch {
                throw Exit.refuse("cannot write \(file.path): \(error.localizedDescription)")
            }
        }
        print("Wrote \(folder.count) stories to \(place.path).")
    }
}
