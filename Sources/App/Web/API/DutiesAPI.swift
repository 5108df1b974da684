internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Who owes what by when, and how it ended. Also of incidents that are over: clocks, reviews and actions are owed on. And beside any
/// incident: exercises, certificates, reading, approvals, looking after the runbook.
enum DutiesAPI {
    static let routes = [
        Route(.get, "/api/v1/duties", .read, list, DutiesAPI.find),
        Route(.get, "/api/v1/incidents/{id}/duties", .read, ofIncident) { visit, site in
            let id = try visit.incident()
            _ = try await site.incident(id, for: visit.caller)
            return try await site.answer(try await site.journal.duties(DutyQuery(incident: id)))
        },
    ]

    /// What a duty belongs to.
    enum Of: String, CaseIterable { case incident, programme }

    private static let list = Operation(
        "listDuties", "Duties of incidents and of the programme, the most urgent first", tag: "duties",
        query: [
            Operation.Query("of", .word(Of.allCases.map(\.rawValue)), "only those of incidents, or only those that are owed beside any incident"),
            Operation.Query("owner", .text(1...300), "`seat:cto`, `ladder`; a name alone is a person's"),
            Operation.Query("state", .word(states), "only those in this state"),
            Operation.Query("open", .flag, "only those still owed, or only those that ended"),
            Operation.Query("dueBefore", .moment, "only those due before"),
            Operation.Query("promise", .flag, "`false`: only escalations, which nobody breaks; `true`: all but those"),
        ] + Cursor.parameters,
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")))

    private static func find(_ visit: Visit, _ site: Site) async throws -> Response {
        let limit = visit.limit()
        let state = visit.query["state"].flatMap(Incident.Duty.State.Kind.init)
        let query = DutyQuery(
            open: state.map { $0 == .open } ?? visit.query["open"].map { $0 == "true" },
            dueBefore: visit.query["dueBefore"].flatMap { Moment(rfc3339: $0) }, limit: limit + 1,
            isPromise: visit.query["promise"].map { $0 == "true" }, owner: visit.query["owner"].map { Party($0) ?? .person(PersonName($0)) },
            state: state, after: try Cursor.readPlace(visit.query))
        let of = visit.query["of"].flatMap(Of.init)
        var rows = of == .programme ? [] : try await site.duties(query, for: visit.caller)
        if of != .incident {
            let duties = try await site.dispatcher.programme().duties.map { DutyRow(incident: Programme.id, duty: $0) }
            rows = (rows + duties.filter(query.matches)).sorted(by: DutyRow.earlier)
        }
        let page = Array(rows.prefix(limit))
        return try await site.answer(page, next: rows.count > limit ? page.last.map { Cursor.write($0.place) } : nil)
    }

    private static let ofIncident = Operation(
        "getIncidentDuties", "What is owed in one incident", tag: "incidents",
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")), notFound: true)

    static let states = Incident.Duty.State.Kind.allCases.map(\.rawValue)

    static let shape = Shape.object([
        .optional("of", .word(Of.allCases.map(\.rawValue)), "what it belongs to"), .optional("incident", .words, "left out when it belongs to none"),
        .required("name", .words), .required("owner", .words, "`ladder`, `responders`, `seat:cto`, `person:ana`"),
        .required("openedAt", .moment), .optional("due", .moment, "left out when no moment makes it late"),
        .optional("asSoonAsPossible", .flag, "owed, and never late"), .required("state", .word(states)), .optional("endedAt", .moment),
        .optional("because", .words, "why it was waived"), .required("promise", .flag, "`false`: an escalation, which nobody breaks"),
        .optional("clause", .words, "where in the runbook it comes from"), .optional("todo", .words, "how it is done, while it is owed"),
    ])
}

extension Site {
    /// Each with the clause of the runbook its incident follows, and what is to be done about it.
    func answer(_ rows: [DutyRow], next: String? = nil) async throws -> Response {
        var books: [IncidentID: DutyBook] = [:]
        for id in Set(rows.map(\.incident)) where id != Programme.id {
            if let row = try await journal.incident(id) { books[id] = DutyBook(await dispatcher.library.runbook(row.runbook), of: id) }
        }
        if rows.contains(where: { $0.incident == Programme.id }) {
            books[Programme.id] = DutyBook(dispatcher.library.current, try await dispatcher.programme())
        }
        return .json { writer in writer.page("duties", rows, next: next) { $0.duty($1.duty, of: $1.incident, by: books[$1.incident]) } }
    }
}

/// The rules that duties come from, of one incident or of the programme.
struct DutyBook: Sendable {
    private let rules: [DutyName: DutyRule]
    /// By a duty's name that of its rule, where a rule has one for each period.
    private let ruleNames: [DutyName: DutyName]
    private let incident: IncidentID?

    init(_ runbook: Runbook?, of incident: IncidentID) {
        rules = Dictionary((runbook?.duties ?? []).map { ($0.name, $0) }) { first, _ in first }
        ruleNames = [:]
        self.incident = incident
    }

    init(_ runbook: Runbook, _ programme: Programme) {
        rules = Dictionary(runbook.programmeDuties.map { ($0.name, $0) }) { first, _ in first }
        ruleNames = Dictionary(programme.owings.map { ($0.duty.name, $0.rule) }) { $1 }
        incident = nil
    }

    func clause(of duty: DutyName) -> String? { rules[ruleNames[duty] ?? duty]?.clause }

    /// What is to be said or typed, as long as anything helps.
    func todo(_ duty: Incident.Duty) -> String? {
        guard duty.isOwed else { return nil }
        if let kept = rules[ruleNames[duty.name] ?? duty.name]?.kept { return kept.doing(incident?.number) }
        let words = duty.name.text.split(separator: " ")
        guard words.first == "action", words.count == 2, let number = Int(words[1]) else { return nil }
        return Occasion.actionDone(number).doing(incident?.number)
    }
}
