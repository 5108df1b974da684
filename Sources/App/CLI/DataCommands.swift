internal import ArgumentParser
internal import Foundation
internal import Notation
internal import Storage
internal import StorageSQLite

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the journal into one file, also while the server runs.",
        discussion: """
            Example: runbell backup --data data --to backups/2026-11-21.sqlite

            The copy is checked from its first event. Keep `server.key` and `push.key` from the data folder too: links in
            messages and pushes to browsers are signed with them.
            """)

    @OptionGroup var place: TokenCommand.Where

    @Option(help: "The file to write; refused when it is there already.")
    var to: String

    func run() throws {
        let folder = URL(fileURLWithPath: to).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else { throw Exit.refuse("there is no folder \(folder): make it first") }
        let report: ChainReport
        do throws(JournalError) { report = try Backup.take(of: DataFolder(place.folder).database, to: to) } catch { throw Exit.refuse(error.words) }
        print("Wrote \(to): \(report.events) events, chain valid.")
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place of a data folder's journal, after its chain was verified.",
        discussion: "Example: runbell restore --from backups/2026-11-21.sqlite --data data")

    @Option(help: "The backup's file.")
    var from: String

    @Option(help: "The data folder to write; refused when it holds data, unless --force.")
    var data: String

    @Flag(help: "Replace what the data folder holds.")
    var force = false

    func run() throws {
        let report: ChainReport
        do throws(JournalError) { report = try Backup.restore(from: from, to: DataFolder(data), force: force) } catch {
            throw Exit.refuse(error.words)
        }
        print("Restored \(from) to \(data): \(report.events) events, chain valid.")
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Walk the journal's hash chain and say whether anything was changed, removed or put in.",
        discussion: """
            Example: runbell verify --data data

            May be run while the server runs. Ends with 1 when the chain is broken.
            """)

    @OptionGroup var place: TokenCommand.Where

    @Option(help: "A backup's file instead.")
    var file: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        guard place.data == nil || file == nil else { throw ValidationError("give --data or --file, not both") }
    }

    func run() throws {
        let report: ChainReport
        let database = file ?? DataFolder(place.folder).database
        do throws(JournalError) { report = try Backup.verify(file: database) } catch { throw Exit.refuse(error.words) }
        print(json ? asJSON(report) : asText(report))
        if report.broken != nil { throw Exit.refused }
    }

    private func asText(_ report: ChainReport) -> String {
        if let broken = report.broken { return "BROKEN at position \(broken.position): \(broken.reason)." }
        return "\(report.events) events, chain valid, head \(report.head)."
    }

    private func asJSON(_ report: ChainReport) -> String {
        var writer = JSONWriter()
        writer.object {
            $0.member("valid", report.broken == nil)
            $0.member("events", report.events)
            $0.member("head", report.head)
            if let broken = report.broken {
                $0.member("broken") {
                    $0.object {
                        $0.member("position", broken.position); $0.member("reason", broken.reason)
                    }
                }
            }
        }
        return writer.text
    }
}

extension JournalError {
    /// What a person at a terminal is told.
    fileprivate var words: String {
        switch self {
        case .unwritable(let reason), .broken(let reason): reason
        case .conflict: "somebody else changed it at the same time: try again"
        case .closed: "the journal is closed"
        }
    }
}
