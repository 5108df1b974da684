internal import ArgumentParser
internal import Documents
internal import Foundation
internal import Notation
internal import Runtime

struct ImportPagerDuty: ParsableCommand {
    static let configuration = ForeignExport.command(.pagerduty)

    @OptionGroup var export: ForeignExport

    func run() throws { try export.run(.pagerduty) }
}

struct ImportOpsgenie: ParsableCommand {
    static let configuration = ForeignExport.command(.opsgenie)

    @OptionGroup var export: ForeignExport

    func run() throws { try export.run(.opsgenie) }
}

struct ImportGrafanaOnCall: ParsableCommand {
    static let configuration = ForeignExport.command(.grafanaOnCall)

    @OptionGroup var export: ForeignExport

    func run() throws { try export.run(.grafanaOnCall) }
}

/// What the imports from other tools have in common.
struct ForeignExport: ParsableArguments {
    @Argument(help: "The export, one JSON object; - reads standard input.")
    var export: String

    @Option(help: "The folder to write the runbook into; standard output when it is left out.")
    var out: String?

    @Flag(help: "Print what could not be said, and the files, as JSON.")
    var json = false

    /// Larger than the set-up of a thousand teams.
    private static let bytesMax = 268_435_456

    static func command(_ tool: ForeignTool) -> CommandConfiguration {
        CommandConfiguration(
            commandName: tool.rawValue, abstract: "Read what is set up in \(tool.title).",
            discussion: """
                Example: runbell import \(tool.rawValue) export.json --out my-runbook

                The export is one object that holds the answers of its API, each under its own name: \(tool.parts.joined(separator: ", ")).
                Any of them may be missing. Keys and secrets are not carried over, and what the runbook cannot say is listed.
                Ends with 0 when everything could be said, with 1 when something could not.
                """)
    }

    func run(_ tool: ForeignTool) throws {
        let source = export == "-" ? "the export" : URL(fileURLWithPath: export).lastPathComponent
        let setup = try read(tool)
        let files = setup.files(source: source)
        if let out { try NewFiles.write(files, to: out) }
        if json {
            print(Self.json(setup, source, files))
        } else if out == nil {
            print(files.map { "# --- \($0.path)\n\($0.text)" }.joined(separator: "\n"), terminator: "")
            Terminal.plainError(Self.report(setup, source))
        } else {
            print(Self.report(setup, source))
        }
        if !setup.unsaid.isEmpty { throw Exit.refused }
    }

    private func read(_ tool: ForeignTool) throws -> ForeignSetup {
        let bytes = export == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: export)
        guard let bytes else { throw Exit.refuse("cannot read \(export)") }
        guard bytes.count <= Self.bytesMax else { throw Exit.refuse("\(export) is larger than 256 MiB; export fewer teams at a time") }
        do {
            return try ForeignSetup(try JSON(parsing: [UInt8](bytes)), of: tool, since: Clock.machine.now)
        } catch let fault as ForeignSetup.Fault {
            throw Exit.refuse("\(export): \(fault.sentence)")
        } catch {
            throw Exit.refuse("\(export) is not JSON: \(error)")
        }
    }

    private static func report(_ setup: ForeignSetup, _ source: String) -> String {
        let kinds = [
            ("people", "person"), ("schedules", "schedule"), ("ladders", "ladder"), ("severities", "severity"), ("services", "service"),
            ("sources", "source"), ("routes", "route"), ("quiet", "quiet"),
        ]
        let counts = kinds.compactMap { key, one -> String? in
            guard let count = setup.root[key].map({ max($0.entries.count, $0.items.count) }) else { return nil }
            return "\(count) \(count == 1 ? one : key)"
        }
        var lines = [Terminal.bold(counts.isEmpty ? "Nothing" : counts.joined(separator: ", ")) + " from \(source)."]
        if !setup.unsaid.isEmpty {
            lines += ["", "Could not be said (\(setup.unsaid.count)):"]
            lines += setup.unsaid.map { Terminal.plain("  \($0.kind) \($0.id) '\($0.name)': \($0.why)") }
        }
        return lines.joined(separator: "\n")
    }

    private static func json(_ setup: ForeignSetup, _ source: String, _ files: [(path: String, text: String)]) -> String {
        var writer = JSONWriter()
        writer.object {
            $0.member("source", source)
            $0.member("unsaid") {
                $0.array { list in
                    for line in setup.unsaid {
                        list.object {
                            $0.member("kind", line.kind)
                            $0.member("id", line.id)
                            $0.member("name", line.name)
                            $0.member("why", line.why)
                        }
                    }
                }
            }
            $0.member("files") {
                $0.array { list in
                    for file in files {
                        list.object {
                            $0.member("path", file.path)
                            $0.member("text", file.text)
                        }
                    }
                }
            }
        }
        return writer.text
    }
}
