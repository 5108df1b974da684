internal import ArgumentParser
internal import Runtime
internal import Server

struct RenderStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Write the status page as files, for another server to publish.",
        discussion: """
            Example: runbell render status --data data --out public --url https://status.shop.example

            May be run while the server runs, again and again: each file is replaced in one step, and what is not public any more is taken
            away. The page is the one at /status, without its forms.
            """)

    @OptionGroup var place: TokenCommand.Where

    @Option(help: "The folder to write; it is made when there is none.")
    var out: String

    @Option(help: "Where the folder is published; the runbook's status_page.url when it is left out.")
    var url: String?

    func run() async throws {
        do {
            let count = try await StatusFolder.write(data: place.folder, to: out, url: url, now: Clock.machine.now)
            print("Wrote \(count) files to \(out).")
        } catch let problem as SettingsProblem {
            throw Exit.refuse("\(problem)")
        }
    }
}
