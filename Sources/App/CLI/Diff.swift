internal import ArgumentParser
internal import Assurance
internal import Notation
internal import RunbookFiles
internal import Runbooks
internal import Server

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say in words what another text of a runbook makes different.",
        discussion: """
            Example: runbell diff runbook-in-force my-runbook
                     git worktree add ../before main && runbell diff ../before/runbook runbook --format markdown

            Who would now be woken when, who has which shifts in the coming weeks, which duties appear, tighten, loosen or vanish, and who has
            to agree. How a runbook is written makes no difference.

            Ends with 0 whatever is different, unless --fail-on says otherwise.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    enum Alarm: String, ExpressibleByArgument, CaseIterable {
        case any, appears, vanishes, tightens, loosens, changes

        func isSet(by difference: Difference) -> Bool {
            difference.changes.contains { self == .any || $0.effect.rawValue == rawValue }
        }
    }

    @Argument(help: "The folder of the runbook as it is.")
    var old: String

    @Argument(help: "The folder of the runbook as it would be.")
    var new: String

    @OptionGroup var ahead: DaysAhead

    @Option(help: "How it is printed: text, json, or markdown for a comment on a pull request.")
    var format: Format?

    @Flag(help: "Short for --format json.")
    var json = false

    @Option(help: "End with 1 when anything has this effect: any, appears, vanishes, tightens, loosens or changes. May be given several times.")
    var failOn: [Alarm] = []

    func validate() throws {
        if json, let format, format != .json { throw ValidationError("--json and --format \(format.rawValue) exclude each other") }
    }

    func run() throws {
        let (before, after) = (try read(old), try read(new))
        let difference = Difference(from: before, to: after, over: ahead.window(in: after.zone, usually: Difference.daysUsually))
        switch json ? .json : format ?? .text {
        case .text: print(difference.text)
        case .json: print(difference.json)
        case .markdown: print(difference.markdown, terminator: "")
        }
        if failOn.contains(where: { $0.isSet(by: difference) }) { throw Exit.refused }
    }

    private func read(_ folder: String) throws -> Runbook {
        guard let runbook = KeptRunbook.reader.read(at: folder).0.runbook else {
            throw Exit.refuse("the runbook in \(folder) cannot be used; see 'runbell check \(folder)'")
        }
        return runbook
    }
}

extension Difference {
    fileprivate var json: String {
        var writer = JSONWriter()
        writer.object {
            $0.member("approvers", .array(approvers.map { .string($0.description) }))
            $0.member("changes") {
                $0.array { list in
                    for change in changes {
                        list.object {
                            $0.member("chapter", change.chapter.rawValue)
                            $0.member("effect", change.effect.rawValue)
                            $0.member("clause", change.clause)
                            $0.member("words", change.words)
                        }
                    }
                }
            }
        }
        return writer.text
    }
}
