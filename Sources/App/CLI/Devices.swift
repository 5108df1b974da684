internal import ArgumentParser
internal import Notation

struct Devices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the browsers that pages are pushed to, test one or take it off.",
        discussion: """
            Example: runbell devices
                     runbell devices --test 3f9c2a…

            Your own; with an administrator's token everybody's. A browser is switched on in that browser: on the page with your name.
            """)

    @Option(help: "Push a test to this one.")
    var test: String?

    @Option(help: "Push to this one no more.")
    var remove: String?

    @OptionGroup var client: Client.Options

    func validate() throws {
        if test != nil, remove != nil { throw ValidationError("Give --test or --remove, not both.") }
    }

    func run() async throws {
        if let remove {
            try await Client(client).delete("/devices/\(remove)")
            return print("Taken off.")
        }
        if let test {
            let said = try await Client(client).post("/devices/\(test)/test", .object([]))
            if client.json { return print(said.text) }
            guard let reason = said["reason"]?.string else { return print("Its push service took it.") }
            throw Exit.refuse("its push service did not take it: \(Terminal.plain(reason))")
        }
        let list = try await Client(client).get("/devices")
        if client.json { return print(list.text) }
        let rows = (list["devices"]?.array ?? []).map { device in
            ["id", "person", "name", "added", "used"].map { Terminal.plain(device[$0]?.string ?? "never") }
        }
        print(rows.isEmpty ? "No devices." : Table.text(["ID", "PERSON", "NAME", "SWITCHED ON", "LAST MESSAGE"], rows))
    }
}
