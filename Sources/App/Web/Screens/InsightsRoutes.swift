internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// What the KPIs come to, month by month, and the incidents behind each number.
enum InsightsRoutes {
    static let all = [
        Route(.get, "/insights", .browser(.read), show),
        Route(.get, "/insights/kpis/{kpi}", .browser(.read), kpi),
        Route(.get, "/insights/duties", .browser(.read), duties),
        Route(.get, "/insights/pages", .browser(.read), pages),
        Route(.get, "/insights/again/{id}", .browser(.read), again),
    ]

    private static func show(_ visit: Visit, _ site: Site) async throws -> Response {
        let book = site.dispatcher.library.current
        let time = try InsightTime(visit, site.now, book)
        let seesPrivate = visit.caller.seesPrivate
        let key = InsightsMemory.Key(periods: time.periods, seesPrivate: seesPrivate, runbook: book.version)
        var facts = try await site.insights.facts(key, at: site.now, site.errands) {
            let end = time.ends(at: site.now)
            let reading = try await site.kpis.read(from: time.start, until: end, book)
            return InsightsScreen.Facts(of: reading, time.periods, until: end, seesPrivate: seesPrivate, under: book, at: site.now)
        }
        // Since it was counted, one of them may have become private.
        var noise: [(Noise, IncidentRow)] = []
        for (one, row) in facts.noise where try await site.maySee(row.id, visit.caller) { noise.append((one, row)) }
        facts.noise = noise
        let frame = try await site.frame(visit, "Insights", at: .afterwards)
        return site.screens.page(InsightsScreen(facts, under: book, at: site.now, frame: frame))
    }

    // MARK: Behind a number

    private static func kpi(_ visit: Visit, _ site: Site) async throws -> Response {
        let book = site.dispatcher.library.current
        let time = try InsightTime(visit, site.now, book)
        let reading = try await site.kpis.read(from: time.start, until: time.end, book)
        let table = KPITable(book, reading.facts, from: time.start, until: time.end)
        let name = visit.arguments.first ?? ""
        guard let row = table.rows.first(where: { $0.kpi.text == name }) else {
            throw ProblemDocument.notFound("nothing called '\(name)' is counted")
        }
        let kpi = book.kpis.first { $0.name == row.kpi } ?? KPI(name: row.kpi, measure: row.measure)
        let samples = reading.facts.samples(of: kpi.measure, where: kpi.match, from: time.start, until: time.end)
        let lines = try await site.lines(kpi.counted(samples), among: reading.incidents, visit, book)
        return try await site.page(
            visit, "\(kpi.measure.title), \(time.words)", sum: row.number == nil ? "Nothing was counted." : row.said(kpi, book), lines, time)
    }

    private static func duties(_ visit: Visit, _ site: Site) async throws -> Response {
        let book = site.dispatcher.library.current
        let time = try InsightTime(visit, site.now, book)
        let reading = try await site.kpis.read(from: time.start, until: time.end, book)
        let promises = reading.facts.promises(from: time.start, until: time.end)
        let counted = promises.sorted { (($0.isInTime ? 1 : 0), $1.due) < (($1.isInTime ? 1 : 0), $0.due) }.map {
            Counted(incident: $0.incident, at: $0.due, words: "\($0.name) \($0.isInTime ? "in time" : "late or missed")", isBad: !$0.isInTime)
        }
        let lines = try await site.lines(counted, among: reading.incidents, visit, book)
        let kept = promises.count(where: \.isInTime)
        return try await site.page(
            visit, "Duties, \(time.words)", sum: "\(kept) of \(promises.count) in time.", lines, time)
    }

    private static func pages(_ visit: Visit, _ site: Site) async throws -> Response {
        let book = site.dispatcher.library.current
        let time = try InsightTime(visit, site.now, book)
        guard let person = visit.query["person"].map({ PersonName($0) }) else { throw ProblemDocument.invalid("?person", "is missing") }
        let reading = try await site.kpis.read(from: time.start, until: time.end, book)
        let kpi = KPI(name: "pages", measure: .pagesPerPerson)
        let samples = reading.facts.samples(of: kpi.measure, from: time.start, until: time.end).filter { $0.person == person }
        let lines = try await site.lines(kpi.counted(samples), among: reading.incidents, visit, book)
        return try await site.page(visit, "Pages for \(person), \(time.words)", sum: "\(samples.count) pages.", lines, time)
    }

    private static func again(_ visit: Visit, _ site: Site) async throws -> Response {
        let book = site.dispatcher.library.current
        let time = try InsightTime(visit, site.now, book)
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let group = incident.opening.group
        let rows = try await site.incidents(
            IncidentQuery(service: incident.opening.service, limit: Limits.kpiLines, openedAfter: time.start, openedBefore: time.end),
            for: visit.caller)
        let counted = rows.filter { $0.group == group }.map { Counted(incident: $0.id, at: $0.openedAt, words: $0.status, isBad: false) }
        let lines = try await site.lines(counted, among: rows, visit, book)
        return try await site.page(visit, incident.opening.title, sum: "It came \(counted.count) times in \(time.words).", lines, time)
    }
}

/// The months that are looked at.
private struct InsightTime {
    let periods: [CalendarPeriod]
    let start: Moment
    let end: Moment

    /// `?month=2026-11`, `?quarter=2026-Q4`, or the last `?months=6`.
    init(_ visit: Visit, _ now: Moment, _ book: Runbook) throws(ProblemDocument) {
        if let text = visit.query["month"] {
            let parts = text.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2, let day = CivilDay(year: parts[0], month: parts[1], day: 15), (1970...2100).contains(parts[0]) else {
                throw .invalid("?month", "must be a month such as 2026-11")
            }
            let noon = WallClock.of(book.zone).moment(of: WallReading(day, minute: 720))
            periods = [CalendarPeriod.of(.months(1), containing: noon, zone: book.zone)]
        } else if let text = visit.query["quarter"] {
            let parts = text.split(separator: "-Q").compactMap { Int($0) }
            guard parts.count == 2, (1...4).contains(parts[1]), (1970...2100).contains(parts[0]),
                let day = CivilDay(year: parts[0], month: parts[1] * 3, day: 15)
            else { throw .invalid("?quarter", "must be a quarter such as 2026-Q4") }
            let noon = WallClock.of(book.zone).moment(of: WallReading(day, minute: 720))
            periods = [CalendarPeriod.of(.quarters(1), containing: noon, zone: book.zone)]
        } else {
            let count = visit.query["months"].flatMap { Int($0) } ?? InsightsScreen.usualSpan
            guard InsightsScreen.spans.contains(count) else { throw .invalid("?months", "must be one of 1, 3, 6, 12 and 24") }
            periods = .last(count, until: now, zone: book.zone)
        }
        start = periods[0].start
        end = periods.ends(at: now)
    }

    func ends(at now: Moment) -> Moment { periods.ends(at: now) }

    var words: String { periods.count == 1 ? periods[0].words : "the last \(periods.months) months" }
    var query: String {
        if periods[0].isQuarter { return "months=24" }
        return "months=\(InsightsScreen.spans.contains(periods.count) && periods.count > 1 ? periods.count : InsightsScreen.usualSpan)"
    }
}

extension [CalendarPeriod] {
    /// What happens this very moment counts.
    fileprivate func ends(at now: Moment) -> Moment { Swift.max(self[0].start, Swift.min(self[count - 1].end, now + .milliseconds(1))) }
}

extension InsightsScreen.Facts {
    fileprivate init(
        of reading: KPILedger.Reading, _ periods: [CalendarPeriod], until end: Moment, seesPrivate: Bool, under book: Runbook, at now: Moment
    ) {
        self.init(
            of: reading.facts, rows: reading.incidents, periods: periods, until: end, seesPrivate: seesPrivate, under: book,
            cut: reading.cut.map(\.rawValue), at: now)
    }
}

/// What one incident has to do with a number.
private struct Counted {
    let incident: IncidentID
    let at: Moment
    let words: String
    let isBad: Bool
}

extension KPI {
    /// What a number is made of, one line an incident: the worst first where there is a worst, else the newest.
    fileprivate func counted(_ samples: [KPISample]) -> [Counted] {
        let groups = Dictionary(grouping: samples.filter { $0.incident != nil }) { $0.incident ?? IncidentID(0) }
        let isShare = measure.unit == "percent"
        let isFailure = measure == .changeFailureRate
        func bad(_ one: KPISample) -> Bool {
            if isShare { return (one.number == 0) != isFailure }
            return (one.severity.flatMap { goalBySeverity[$0] } ?? goal).map { measure.unit == "seconds" && !$0.isMet(by: one.number) } ?? false
        }
        let lines = groups.compactMap { id, samples -> (Counted, Double)? in
            guard let first = samples.min(by: { $0.at < $1.at }) else { return nil }
            let numbers = samples.map(\.number)
            let worst = measure.unit == "seconds" ? numbers.reduce(0, +) : isShare ? Double(samples.count(where: bad)) : Double(samples.count)
            return (Counted(incident: id, at: first.at, words: measure.said(numbers), isBad: samples.contains(where: bad)), worst)
        }
        return lines.sorted { ($1.1, $1.0.at, $1.0.incident) < ($0.1, $0.0.at, $0.0.incident) }.map(\.0)
    }
}

extension KPITable.Row {
    fileprivate func said(_ kpi: KPI, _ book: Runbook) -> String {
        let goal = kpi.wanted(book.severities).map { "; the target is \($0)" } ?? ""
        let verdict = isMet.map { $0 ? ", which was met" : ", which was missed" } ?? ""
        return "\(measured)\(goal)\(verdict)."
    }
}

extension Site {
    /// Counts the usual months behind whatever is more urgent, so that nobody's first look after a start has to wait for it.
    package func countAhead() async {
        let (now, book) = (now, dispatcher.library.current)
        let periods = [CalendarPeriod].last(InsightsScreen.usualSpan, until: now, zone: book.zone)
        let end = periods.ends(at: now)
        await Task(priority: .background) {
            // Of no incident at all the first look is quick, and must not miss the first one for a minute.
            guard let reading = try? await kpis.read(from: periods[0].start, until: end, book), !reading.incidents.isEmpty else { return }
            for seesPrivate in [true, false] {
                let facts = InsightsScreen.Facts(of: reading, periods, until: end, seesPrivate: seesPrivate, under: book, at: now)
                insights.keep(facts, for: InsightsMemory.Key(periods: periods, seesPrivate: seesPrivate, runbook: book.version))
            }
        }.value
    }

    /// Those the caller may see.
    fileprivate func lines(
        _ counted: [Counted], among rows: [IncidentRow], _ visit: Visit, _ book: Runbook
    ) async throws -> [CountedScreen.Line] {
        let rows = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        var lines: [CountedScreen.Line] = []
        for one in counted {
            var row = rows[one.incident]
            if row == nil { row = try await journal.incident(one.incident) }
            guard let row else { continue }
            if row.isPrivate, try await !maySee(row.id, visit.caller) { continue }
            lines.append(CountedScreen.Line(row, words: one.words, isBad: one.isBad, at: one.at, seenAt: now, under: book))
        }
        return lines
    }

    fileprivate func page(
        _ visit: Visit, _ title: String, sum: String, _ lines: [CountedScreen.Line], _ time: InsightTime
    ) async throws -> Response {
        let frame = try await frame(visit, title, at: .afterwards)
        return screens.page(
            CountedScreen(
                title, sum: sum, lines: lines, back: "/insights?\(time.query)", hidesPrivate: !visit.caller.seesPrivate, frame: frame))
    }
}
