internal import ArgumentParser
internal import Assurance
internal import Notation
internal import OnCall
internal import RunbookFiles
internal import Runbooks
internal import Server
internal import Vocabulary

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say everything that is wrong with a runbook, and what to write instead.",
        discussion: """
            Example: runbell check my-runbook --from 2026-12-01 --days 90 --leave holidays/leave.ics

            Besides the text it looks at every instant of the coming year: who would be woken, on which rung and when, and whether what is
            promised can be kept when a page is missed, somebody sleeps or a provider is down. Each such finding comes with a case that shows it.

            --forecast adds what the coming quarter will probably be like: whether answers come in time, who is paged how often, and how evenly
            turns lie. What is assumed of people is printed.

            --data looks at what a server has recorded: how long its providers took to take a page, for every promise, and how people answered,
            for a forecast. Where too little is recorded it is assumed, and that is said.

            Ends with 0 when all is well or there are only warnings; with 1 when there is an error.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, github }

    @Argument(help: "The runbook's folder.")
    var runbook: String

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @OptionGroup var ahead: DaysAhead

    @Option(help: "A calendar of who is on leave (.ics): events called NAME, or NAME: words. May be given several times.")
    var leave: [String] = []

    @Option(help: "How findings are printed: text, json, or github for annotations in a pull request.")
    var format: Format?

    @Flag(help: "Short for --format json.")
    var json = false

    @Flag(help: "Say what the coming quarter will probably be like.")
    var forecast = false

    @Option(help: "A server's data folder: how long pages took to leave, and for --forecast how people answered and how many incidents there were.")
    var data: String?

    @Option(help: "How many incidents a week, for --forecast: P1=0.5. May be given several times.")
    var incidents: [String] = []

    @Option(help: "What chance begins with, where a forecast has to be sampled.")
    var seed: UInt64 = 1

    func validate() throws {
        guard forecast || incidents.isEmpty else { throw ValidationError("--incidents needs --forecast") }
        if forecast, format == .github { throw ValidationError("--forecast has no annotations: choose --format text or json") }
        for written in incidents where Self.rate(written) == nil {
            throw ValidationError("--incidents is a severity and a number a week, such as P1=0.5, and not '\(Terminal.plain(written))'")
        }
        if json, let format, format != .json { throw ValidationError("--json and --format \(format.rawValue) exclude each other") }
    }

    func run() async throws {
        let (reading, _) = KeptRunbook.reader.read(at: runbook)
        let records: ServerRecords? = if let data { try await ServerRecords(in: data) } else { nil }
        let proof = try reading.runbook.map { try self.proof(of: $0, records) }
        let found = CheckFindings(reading.diagnostics, of: reading.runbook, proof: proof, isMeasured: records != nil)
        let report = try report(on: proof, records)
        switch json ? .json : format ?? .text {
        case .text: print(([report?.text, found.text].compactMap { $0 }).joined(separator: "\n\n"))
        case .json: print(data != nil || report != nil ? together(found, report) : found.json)
        case .github: for diagnostic in found.all { print(diagnostic.annotation(in: runbook)) }
        }
        let worst = found.all.contains { $0.severity == .error || (strict && $0.severity == .warning) }
        if worst || reading.runbook == nil { throw Exit.refused }
    }

    private func report(on proof: Proof?, _ records: ServerRecords?) throws -> ForecastReport? {
        guard forecast, let proof else { return nil }
        let rates = Dictionary(incidents.compactMap(Self.rate)) { _, last in last }
        if let stranger = rates.keys.sorted().first(where: { name in !proof.runbook.severities.contains { $0.name == name } }) {
            throw Exit.refuse("--incidents: the runbook has no severity '\(Terminal.plain(stranger.text))'")
        }
        let ground = ForecastGround(of: proof.runbook, records: records, rates: rates)
        let forecast = Forecast(of: proof, behaviour: ground.behaviour, incidents: ground.incidents, seed: seed)
        return ForecastReport(forecast: forecast, ground: ground)
    }

    private func together(_ found: CheckFindings, _ report: ForecastReport?) -> String {
        var writer = JSONWriter()
        writer.object {
            $0.name("findings")
            $0.raw(found.json)
            if let sending = found.sending { $0.member("sending", sending) }
            if let report {
                $0.name("forecast")
                report.write(to: &$0)
            }
        }
        return writer.text
    }

    private static func rate(_ written: String) -> (SeverityName, Double)? {
        guard let equals = written.lastIndex(of: "="), equals > written.startIndex else { return nil }
        guard let number = Double(written[written.index(after: equals)...]), number.isFinite, (0...10_000).contains(number) else { return nil }
        return (SeverityName(String(written[..<equals])), number)
    }

    private func proof(of runbook: Runbook, _ records: ServerRecords?) throws -> Proof {
        let window = ahead.window(in: runbook.zone, usually: 365)
        let absences = try leave.flatMap { path in
            let calendar = try LeaveCalendar(at: path, of: runbook, within: window)
            for line in calendar.words { Terminal.plainError(line) }
            return calendar.absences
        }
        return Proof(of: runbook, over: window, absences: absences, assuming: Assumptions(sending: records?.sending ?? [:]))
    }
}
