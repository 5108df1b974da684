internal import Chronicle
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
        let times: String
        let last: When
        let labels: [String]
        let links: [Alert.Link]
    }

    struct Fact: Sendable {
        let name: String
        let value: String
        var when: When?
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
    let links: [Alert.Link]
    let form: FormBits

    static let routes: [Route] = [
        Route(.get, "/incidents/{id}", .browser(.read)) { visit, site in try await site.screens.incident(IncidentScreen(visit, site)) },
        act("acknowledge") { _ in .acknowledge(via: .screen) },
        act("escalate") { _ in .escalate },
        act("resolve") { .resolve(summary: $0["text"] ?? "") },
        act("note") { .note($0["text"] ?? "") },
    ]

    private static func act(_ word: String, _ command: @escaping @Sendable ([String: String]) -> IncidentCommand) -> Route {
        Route(.post, "/incidents/{id}/\(word)", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            let fields = try visit.form(site)
            var author = visit.caller.author
            if site.access.policy == .open { author = try site.access.everybody(named: fields["person"]).author }
            let incident = try visit.incident()
            if !visit.caller.seesPrivate { _ = try await site.incident(incident, for: visit.caller) }
            if word == "note", fields["text"]?.isEmpty ?? true { return .seeOther("/incidents/\(incident)") }
            _ = try await site.dispatcher.perform(command(fields), on: incident, by: author)
            // The page is one form: what was written in it goes with whatever button was pressed.
            if let text = fields["text"], !text.isEmpty, word == "acknowledge" || word == "escalate" {
                _ = try await site.dispatcher.perform(.note(text), on: incident, by: author)
            }
            return .seeOther("/incidents/\(incident)")
        }
    }

    private init(_ visit: Visit, _ site: Site) async throws {
        let id = try visit.incident()
        let incident = try await site.incident(id, for: visit.caller)
        let row = IncidentRow(incident)
        let book = site.dispatcher.library.current
        title = "\(id) \(row.title)"
        let now = site.now
        line = IncidentLine(row, book, at: now)
        summary = incident.summary.isEmpty || incident.summary == row.title ? nil : incident.summary
        facts = IncidentScreen.facts(of: incident, at: now)
        canAcknowledge = incident.phase.isOpen && row.status != "acknowledged" && row.status != "mitigated"
        canResolve = incident.phase.isOpen
        duties = incident.duties.map { DutyLine($0, of: id, at: site.now) }
        timeline = Array(IncidentScreen.lines(try await site.journal.events(of: id).map(\.event), at: now).reversed().prefix(Limits.listLines))
        pages = try await site.receipts(of: id).reversed().map { PageLine($0, at: now) }
        alerts = try await site.journal.alerts(AlertQuery(incident: id, limit: Limits.listLines)).map { AlertLine($0, at: now) }
        let followed = await site.dispatcher.library.runbook(incident.runbook)
        links = incident.links(under: followed, at: now).filter { Link.safe($0.url) != nil }.map { Alert.Link(url: $0.url, text: $0.title) }
        form = FormBits(visit, site)
    }

    /// One line for each event; pages that were delivered one after the other are one line.
    private static func lines(_ events: [IncidentEvent], at now: Moment) -> [Line] {
        var lines: [Line] = []
        var notes: [PageID: PageNote] = [:]
        var delivered: [PageNote] = []
        for event in events {
            if case .paged(let queued, _) = event.what { for note in queued { notes[note.id] = note } }
            var sentence = event.sentence
            if case .pageEnded(let page, .delivered, _) = event.what, let note = notes[page] {
                delivered.append(note)
                if delivered.count > 1 {
                    lines.removeLast()
                    sentence =
                        "\(delivered.count) pages were delivered: " + delivered.map { "\($0.person) by \($0.way.rawValue)" }.joined(separator: ", ")
                }
            } else {
                delivered = []
            }
            let isNote = if case .noted = event.what { true } else { false }
            lines.append(Line(at: When(event.at, at: now), sentence: sentence, isNote: isNote))
        }
        return lines
    }

    private static func facts(of incident: Incident, at now: Moment) -> [Fact] {
        var facts = [Fact(name: "Severity because", value: incident.severityBecause.words), Fact(name: "Opened by", value: incident.openedBy.plain)]
        func add(_ name: String, _ values: [String]) { if !values.isEmpty { facts.append(Fact(name: name, value: values.joined(separator: ", "))) } }
        switch incident.phase {
        case .snoozed(let until): facts.append(Fact(name: "Snoozed until", value: "", when: When(until, at: now)))
        case .quiet(let until):
            let name = incident.quietBy.map { "\($0), " } ?? ""
            facts.append(Fact(name: "Quiet", value: "\(name)until ", when: When(until, at: now)))
        case .triggered, .acknowledged, .mitigated, .resolved, .merged: break
        }
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
    fileprivate init(_ receipt: Receipt, at now: Moment) {
        switch receipt.row.message {
        case .page(let page): (to, by) = (page.person.text, page.way.rawValue)
        case .notice(let notice): (to, by) = (notice.connection.text, "notice")
        }
        due = When(receipt.row.due, at: now)
        outcome = if case .failed(let reason) = receipt.row.outcome { "failed: \(reason)" } else { receipt.row.outcome?.word ?? "waiting" }
        took = if case .delivered = receipt.row.outcome { receipt.latency.map { "\($0.milliseconds) ms" } } else { nil }
    }
}

extension IncidentScreen.AlertLine {
    fileprivate init(_ row: AlertRow, at now: Moment) {
        summary = row.alert.summary
        state = row.isOpen ? "firing" : "over"
        times = row.count == 1 ? "sent once" : "sent \(row.count) times"
        last = When(row.lastAt, at: now)
        labels = row.alert.labels.map { "\($0.name)=\($0.value)" }
        links = row.alert.links.filter { Link.safe($0.url) != nil }
    }
}
