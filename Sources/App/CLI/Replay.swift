internal import ArgumentParser
internal import Chronicle
internal import Engine
internal import Foundation
internal import Notation
internal import Rehearsal
internal import RunbookFiles
internal import Runbooks
internal import Runtime
internal import Server
internal import Storage
internal import StorageSQLite
internal import Vocabulary

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play the incidents there were through another runbook, and say what would have been otherwise.",
        discussion: """
            Example: runbell replay --data data --runbook next-version --since 90d
                     runbell replay --from pagerduty.json --runbook my-runbook --json

            Alerts come and people act as they did; who is woken, and when, is up to the runbook. Whoever was not paged then answers as
            they usually do, drawn by chance: the same --seed draws the same. Nothing is sent, and the data folder is only read, also
            while its server runs. With --from the incidents are those of a file that PagerDuty's or Opsgenie's API exported.
            """)

    @Option(help: "The folder of the runbook to play them through.")
    var runbook: String

    @OptionGroup var place: TokenCommand.Where

    @Option(help: "Incidents as PagerDuty or Opsgenie exported them, as JSON, instead of a data folder's; - reads standard input.")
    var from: String?

    @Option(help: "Only incidents that began since then: 90d, 12w, 2026-08-01 or 2026-08-01T00:00:00Z. (default: 90d, and all of an export)")
    var since: String?

    @Option(help: "What chance begins with.")
    var seed: UInt64 = 1

    @Flag(help: "Print it as JSON.")
    var json = false

    func validate() throws {
        guard from == nil || place.data == nil else { throw ValidationError("give --data or --from, not both") }
    }

    func run() async throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        guard let book = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(runbook)`") }
        let past = if let from { try exported(from, under: book) } else { try await recorded() }
        guard !past.incidents.isEmpty else { throw Exit.refuse("no incident began since \(past.from.rfc3339): give an earlier --since") }
        let replay = try await ReplayRun(past, under: book, seed: seed).run()
        print(json ? replay.json : replay.markdown(), terminator: json ? "\n" : "")
    }

    private func recorded() async throws -> Past {
        let now = Clock.machine.now
        let start = try beginning(now: now) ?? now - .days(90)
        do throws(JournalError) {
            let archive = try SQLiteArchive(DataFolder(place.folder))
            let past = try await Past(of: archive, since: start, until: now)
            await archive.close()
            return past.endingWithWhatIsTold
        } catch {
            switch error {
            case .unwritable(let reason), .broken(let reason): throw Exit.refuse(reason)
            case .conflict, .closed: throw Exit.refuse("the journal of \(place.folder) cannot be read")
            }
        }
    }

    private func exported(_ file: String, under book: Runbook) throws -> Past {
        let bytes = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        guard let bytes else { throw Exit.refuse("cannot read \(file)") }
        let start = try beginning(now: Clock.machine.now)
        do {
            let past = try ForeignPast(JSON(parsing: [UInt8](bytes)), under: book)
            let late = past.incidents.filter { incident in start.map { incident.openedAt >= $0 } ?? true }
            return Past(exported: late, from: start, incomplete: past.incomplete)
        } catch let fault as JSONFault {
            throw Exit.refuse("\(file) is not JSON: \(fault)")
        } catch let fault as ForeignPast.Fault {
            throw Exit.refuse("\(file): \(fault.sentence)")
        }
    }

    private func beginning(now: Moment) throws -> Moment? {
        guard let text = since else { return nil }
        if let moment = Moment(rfc3339: text) ?? Moment(rfc3339: "\(text)T00:00:00Z") { return moment }
        let units: [Character: Duration] = ["d": .days(1), "w": .days(7), "h": .hours(1)]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), (1...10_000).contains(count) else {
            throw Exit.refuse("--since is a time such as 90d, 12w or 2026-08-01, and not '\(Terminal.plain(text))'")
        }
        return now - .milliseconds(unit.milliseconds * count)
    }
}
