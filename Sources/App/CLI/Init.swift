internal import ArgumentParser
internal import Foundation
internal import RunbookFiles

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a ten-line runbook that works.", discussion: "Example: runbell init my-runbook")

    @Argument(help: "The folder to write it into; made when there is none.")
    var folder: String

    func run() throws {
        let path = "\(folder)/\(RunbookTemplate.fileName)"
        guard !FileManager.default.fileExists(atPath: path) else { throw Exit.refuse("\(path) is there already; nothing was written") }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(RunbookTemplate.starter.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch {
            throw Exit.refuse("cannot write \(path): \(error.localizedDescription)")
        }
        print(
            """
            Wrote \(path). Now:

              runbell check \(folder)
              export RUNBELL_KEY=$(openssl rand -hex 16)
              runbell serve --runbook \(folder) --data data --open
            """)
    }
}
