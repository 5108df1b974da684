internal import ArgumentParser
internal import Notation

struct PlaybookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbook",
        abstract: "List an incident's playbooks with their steps, follow one, and say what became of a step.",
        discussion: """
            Example: runbell playbook INC-42
                     runbell playbook INC-42 disk --start
                     runbell playbook INC-42 disk 2 --run
                     runbell playbook INC-42 disk 4 --done --text "new"
            """)

    enum Deed: String, EnumerableFlag {
        case run, done, skip, approve, refuse, yes, no

        static func help(for deed: Deed) -> ArgumentHelp? {
            switch deed {
            case .run: "Have the step carried out."
            case .done: "It was done, or decided: --text says what came of it. Step 0 is what comes before anything else."
            case .skip: "Leave it out; --because says why."
            case .approve: "Agree to a step that waits for it."
            case .refuse: "Do not agree to it; --because says why."
            case .yes: "What the step asks is so."
            case .no: "It is not so."
            }
        }
    }

    @OptionGroup var subject: Subject

    @Argument(help: "The playbook; all that fit or are followed when left out.")
    var playbook: String?

    @Argument(help: "The step, counted from 1.")
    var step: Int?

    @Flag(help: "Follow the playbook.")
    var start = false

    @Flag(exclusivity: .exclusive)
    var deed: Deed?

    @Option(help: "With --done: what came of it, or the option that was chosen.")
    var text: String?

    @Option(help: "With --skip and --refuse: why.")
    var because: String?

    func validate() throws {
        if (step == nil) != (deed == nil) { throw ValidationError("a step needs a word for it, such as `runbell playbook INC-42 disk 2 --done`") }
        if start, playbook == nil || step != nil { throw ValidationError("--start goes with a playbook and no step") }
        if text != nil, deed != .done { throw ValidationError("--text goes with --done") }
        if because != nil, deed != .skip, deed != .refuse { throw ValidationError("--because goes with --skip or --refuse") }
    }

    func run() async throws {
        guard let playbook, start || deed != nil else { return try await list() }
        let path = "playbooks/\(playbook.inURL)"
        guard let step, let deed else { return try await subject.act("\(path)/start") { _ in "It is followed." } }
        let at = "\(path)/steps/\(step)"
        let report: Act.Report = { [playbook] incident in
            let play = incident["playbooks"]?.array?.first { $0["playbook"]?.string == playbook }
            let standing = play?["steps"]?.array?.first { $0["step"]?.integer == Int64(step) }
            return standing.map { "Step \(step) of \(Terminal.plain(playbook)): \($0.words("state"))" }
        }
        switch deed {
        case .yes, .no: try await subject.act.send("\(at)/answer", [.init("yes", .bool(deed == .yes))], telling: report)
        case .run, .approve: try await subject.act("\(at)/\(deed.rawValue)", telling: report)
        case .done: try await subject.act("\(at)/done", ("text", text), telling: report)
        case .skip, .refuse: try await subject.act("\(at)/\(deed.rawValue)", ("because", because), telling: report)
        }
    }

    private func list() async throws {
        let page = try await Client(subject.client).get("/incidents/\(subject.incident.inURL)/playbooks")
        if subject.client.json { return print(page.text) }
        let shown = page["playbooks"]?.array?.filter { playbook == nil || $0["playbook"]?.string == playbook } ?? []
        guard !shown.isEmpty else {
            if let playbook { throw Exit.refuse("no playbook “\(playbook)” fits \(subject.incident) or is followed in it") }
            return print("No playbook fits it, and none is followed.")
        }
        for book in shown {
            print("\(Terminal.bold(book.words("playbook"))) (\(book["followed"]?.bool == true ? "followed" : "not followed yet"))")
            let rows = (book["steps"]?.array ?? []).filter { $0["applies"]?.bool == true }.map { step in
                [step["step"]?.integer.map(String.init) ?? ""] + ["state", "kind", "text"].map { step[$0]?.string ?? "" }
            }
            print(Table.text(["STEP", "STATE", "KIND", "WHAT"], rows))
        }
    }
}
