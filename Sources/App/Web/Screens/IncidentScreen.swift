internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// One incident: how it stands, what can be done, what happened.
struct IncidentScreen: Sendable {
    struct Line: Sendable {
        let at: When
        let sentence: String
        let isNote: Bool
    }

    struct PageLine: Sendable {
        let to: String
        let by: String
        let due: When
        let outcome: String
        let took: String?
    }

    struct AlertLine: Sendable {
        let summary: String
        let state: String
        let count: Int
        let last: When
        let labels: [String]
        let links: [Alert.Link]
    }

    struct Fact: Sendable {
        let name: String
        let value: String
    }

    let title: String
    let line: IncidentLine
    let summary: String?
    let facts: [Fact]
    let canAcknowledge: Bool
    let canResolve: Bool
    let duties: [DutyLine]
    let timeline: [Line]
    let pages: [PageLine]
    let alerts: [AlertLine]
    let form: FormBits

    static let routes: [Route] = [
        Route(.get, "/incidents/{id}", .browser(.read)) { visit, site in try await site.screens.incident(IncidentScreen(visit, site)) },
        act("acknowledge") { _ in .acknowledge(via: .screen) },
        act("escalate") { _ in .escalate },
        act("resolve") { .resolve(summary: $0["summary"] ?? "") },
        act("note") { .note($0["text"] ?? "") },
    ]

    private static func act(_ word: String, _ command: @escaping @Sendable ([String: String]) -> IncidentCommand) -> Route {
        Route(.post, "/incidents/{id}/\(word)", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            let fields = try visit.form(site)
            var author = visit.caller.author
            if site.access.policy == .open { author = try site.access.everybody(named: fields["person"]).author }
            let incident = try visit.incident()
            if word == "note", fields["text"]?.isEmpty ?? true { return .seeOther("/incidents/\(incident)") }
            _ = try await site.dispatcher.perform(command(fields), on: incident, by: author)
            return .seeOther("/incidents/\(incident)")
        }
    }

    private init(_ visit: Visit, _ site: Site) async throws {
        let id = try visit.incident()
        guard let incident = try await site.dispatcher.incident(id) else { throw ProblemDocument.notFound("there is no \(id)") }
        let row = IncidentRow(incident)
        let book = site.dispatcher.library.current
        title = "\(id) \(row.title)"
        line = IncidentLine(row, book)
        summary = incident.summary.isEmpty || incident.summary == row.title ? nil : incident.summary
        facts = IncidentScreen.facts(of: incident)
        canAcknowledge = incident.phase.isOpen && row.status != "acknowledged" && row.status != "mitigated"
        canResolve = incident.phase.isOpen
        duties = incident.duties.map { DutyLine($0, of: id, at: site.now) }
        timeline = try await site.journal.events(of: id).reversed().prefix(Limits.listLines).map { line in
            let isNote = if case .noted = line.event.what { true } else { false }
            return Line(at: When(line.event.at), sentence: line.event.sentence, isNote: isNote)
        }
        pages = try await site.receipts(of: id).reversed().map(PageLine.init)
        alerts = try await site.journal.alerts(AlertQuery(incident: id, limit: Limits.listLines)).map(AlertLine.init)
        form = FormBits(visit, site)
    }

    private static func facts(of incident: Incident) -> [Fact] {
        var facts = [Fact(name: "Severity because", value: incident.severityBecause.words), Fact(name: "Opened by", value: incident.openedBy.plain)]
        func add(_ name: String, _ values: [String]) { if !values.isEmpty { facts.append(Fact(name: name, value: values.joined(separator: ", "))) } }
        add("Responders", incident.responders.map(\.text))
        add("Tags", incident.tags)
        add("Impact", incident.impact.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
        if let climb = incident.climb {
            add("Ladder", ["\(climb.ladder), round \(climb.round), next rung \(climb.next + 1)\(climb.exhausted ? ", ended" : "")"])
        }
        if case .merged(let into) = incident.phase { add("Goes on as", [into.description]) }
        add("Includes", incident.absorbed.map(\.description))
        facts.append(Fact(name: "Runbook", value: incident.runbook.digest))
        return facts
    }
}

extension IncidentScreen.PageLine {
    fileprivate init(_ receipt: Receipt) {
        switch receipt.row.message {
        case .page(let page): (to, by) = (page.person.text, page.way.rawValue)
        case .notice(let notice): (to, by) = (notice.connection.text, "notice")
        }
        due = When(receipt.row.due)
        outcome = if case .failed(let reason) = receipt.row.outcome { "failed: \(reason)" } else { receipt.row.outcome?.word ?? "waiting" }
        took = if case .delivered = receipt.row.outcome { receipt.latency.map { "\($0.milliseconds) ms" } } else { nil }
    }
}

extension IncidentScreen.AlertLine {
    fileprivate init(_ row: AlertRow) {
        summary = row.alert.summary
        state = row.isOpen ? "firing" : "over"
        count = row.count
        last = When(row.lastAt)
        labels = row.alert.labels.map { "\($0.name)=\($0.value)" }
        links = row.alert.links.filter { Link.safe($0.url) != nil }
    }
}
