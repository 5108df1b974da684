internal import ArgumentParser
internal import Notation
internal import OnCall
internal import RunbookFiles
internal import Runbooks
internal import Runtime
internal import Server
internal import Vocabulary

struct OnCallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oncall",
        abstract: "Say who is on call, now or at any instant.",
        discussion: """
            Example: runbell oncall my-runbook --at 2026-10-25T02:30:00+02:00 --schedule primary

            Reads the runbook only; overrides made on a running server are at `/api/v1/oncall` there.
            """)

    @Argument(help: "The runbook's folder.")
    var runbook: String

    @Option(help: "The instant, as RFC 3339; now when left out.")
    var at: String?

    @Option(help: "Only this schedule.")
    var schedule: String?

    @Flag(help: "Print it as JSON.")
    var json = false

    func validate() throws {
        guard let at, Moment(rfc3339: at) == nil else { return }
        throw ValidationError("“\(at)” is no instant; write it as 2026-10-25T02:30:00+02:00")
    }

    func run() throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        guard let runbook = reading.runbook else { throw Exit.refuse("the runbook does not pass: see `runbell check \(self.runbook)`") }
        let moment = at.flatMap { Moment(rfc3339: $0) } ?? Clock.machine.now
        let names = runbook.schedules.keys.filter { schedule == nil || $0.text == schedule }.sorted()
        if let schedule, names.isEmpty {
            let known = runbook.schedules.keys.sorted().map(\.text).joined(separator: ", ")
            throw Exit.refuse("there is no schedule “\(schedule)”" + (known.isEmpty ? ", nor any other" : "; there are: \(known)"))
        }
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats)
        let turns = names.map { Turn(schedule: $0, shifts: roster.shifts(of: $0, from: moment, to: moment + .days(60)), at: moment) }
        print(json ? asJSON(turns, moment) : asTable(turns))
    }

    private struct Turn {
        let schedule: ScheduleName
        let now: Shift?
        let next: Shift?

        init(schedule: ScheduleName, shifts: [Shift], at moment: Moment) {
            self.schedule = schedule
            now = shifts.first
            next = shifts.dropFirst().first
        }
    }

    private func asTable(_ turns: [Turn]) -> String {
        let rows = turns.map { turn in
            [turn.schedule.text, names(turn.now), turn.next.map(\.start.rfc3339) ?? "further notice", turn.next.map { names($0) } ?? ""]
        }
        return Table.text(["SCHEDULE", "ON CALL", "UNTIL", "THEN"], rows)
    }

    private func names(_ shift: Shift?) -> String {
        guard let shift, !shift.people.isEmpty else { return "nobody" }
        return shift.people.map(\.text).joined(separator: ", ")
    }

    private func asJSON(_ turns: [Turn], _ moment: Moment) -> String {
        var writer = JSONWriter()
        writer.object {
            $0.member("at", moment.rfc3339)
            $0.member("schedules") {
                $0.array {
                    for turn in turns {
                        $0.object {
                            $0.member("schedule", turn.schedule.text)
                            $0.member("people", .array((turn.now?.people ?? []).map { .string($0.text) }))
                            $0.member("until", turn.next.map { .string($0.start.rfc3339) } ?? .null)
                            $0.member("next", .array((turn.next?.people ?? []).map { .string($0.text) }))
                        }
                    }
                }
            }
        }
        return writer.text
    }
}
