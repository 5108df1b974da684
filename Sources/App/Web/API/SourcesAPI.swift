internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Where alerts come from: what arrived, what was refused, and a test alert through one of them.
enum SourcesAPI {
    static let routes = [
        Route(.get, "/api/v1/sources", .read, listing) { _, site in
            let states = try await site.sourceStates()
            return .json { $0.page("sources", states) { $0.source($1) } }
        },
        Route(.post, "/api/v1/sources/{name}/test-alert", .respond, testing) { visit, site in
            let tried = try await trial(visit, site)
            return .json { $0.trial(tried) }
        },
    ]

    private static let listing = Operation(
        "listSources", "Who may send alerts, and what arrived from each", tag: "sources",
        success: Operation.Success(200, "Sources", .page("sources", of: "Source")))

    static let testing = Operation(
        "testAlert", "Whom an alert of a source would page; with `page` it does, marked as a test", tag: "sources",
        body: .object([
            .optional("page", .flag, "really page; left out: only say whom it would page"),
            .optional("severity", .text(1...100), "as the sender says it"), .optional("summary", .line), .optional("labels", .map(.line)),
        ]), bodyIsOptional: true, success: Operation.Success(200, "What came of it, or would", .named("TestAlert")), refuses: true, notFound: true)

    // MARK: A test alert

    /// What a test alert came to, or would come to.
    struct Trial {
        let source: SourceName
        /// Nil: nobody was paged.
        let incident: IncidentID?
        let prospect: Prospect
        let explanation: Explanation
    }

    static func trial(_ visit: Visit, _ site: Site) async throws -> Trial {
        let runbook = site.dispatcher.library.current
        guard let source = runbook.sources[SourceName(visit.arguments[0])] else {
            throw ProblemDocument.notFound("the runbook has no source '\(visit.arguments[0])'")
        }
        let labels = visit.json["labels"]?.object?.compactMap { member in member.value.string.map { (member.name, $0) } } ?? []
        let test = TestAlert(source: source.name, severity: visit.text("severity"), summary: visit.text("summary"), labels: Labels(labels))
        let prospect = try await site.dispatcher.foretell(test, by: visit.caller.author)
        let explanation = Explanation(of: prospect.alert, at: site.now, in: prospect.incident, under: runbook)
        guard visit.json["page"]?.bool == true else {
            return Trial(source: source.name, incident: nil, prospect: prospect, explanation: explanation)
        }
        let carried = try await site.dispatcher.send(test, by: visit.caller.author)
        return Trial(source: source.name, incident: carried.incident.id, prospect: prospect, explanation: explanation)
    }

    static let trialShape = Shape.object([
        .required("source", .words), .optional("incident", .words, "left out: nobody was paged"), .required("service", .words),
        .required("severity", .words), .required("because", .list(.words, atMost: 1000), "which route and which severity took it, and why"),
        .required("messages", .list(.object(message), atMost: 10_000), "who hears of it while nobody answers, until it is over"),
    ])

    private static let message: [Shape.Member] = [
        .required("afterSeconds", .count), .optional("person", .words), .optional("way", .words), .optional("channel", .words),
    ]

    static let shape = Shape.object([
        .required("name", .words), .required("kind", .word(Source.Kind.allCases.map(\.rawValue))),
        .optional("heardAt", .moment, "when it sent something last; left out: not lately"),
        .required("taken", .count, "requests since the server started"), .required("refused", .count, "likewise"),
        .optional("refusedAt", .moment), .optional("refusal", .words, "why the last one was refused"),
        .optional("lastBeatAt", .moment, "of a heartbeat; left out: it has never come"),
        .optional("nextBeatBy", .moment, "of a heartbeat; later than that it is an alert"),
    ])
}

/// A source, and what is known of what it sent.
struct SourceState {
    let source: Source
    let account: SourceLedger.Account
    var heardAt: Moment?
    var beat: HeartbeatRow?
}

extension Site {
    /// In the order of their names. What a source sent before the server started is looked for among the newest alerts only.
    func sourceStates() async throws -> [SourceState] {
        let beats = try await journal.heartbeats()
        let newest = try await journal.alerts(AlertQuery(limit: 1)).first?.id.number ?? 0
        var states: [SourceState] = []
        for source in dispatcher.library.current.sources.values.sorted(by: { $0.name < $1.name }) {
            let account = ledger.account(of: source.name)
            var heardAt = account.takenAt
            if heardAt == nil {
                let query = AlertQuery(source: source.name, after: AlertRowID(max(0, newest - Limits.sourceReach)), limit: 1)
                heardAt = try await journal.alerts(query).first?.lastAt
            }
            states.append(SourceState(source: source, account: account, heardAt: heardAt, beat: beats.first { $0.source == source.name }))
        }
        return states
    }
}

extension Explanation {
    /// Which route and which severity took it, and whether it waits. How it was grouped is no matter for one that joins nothing.
    var choosing: [String] { steps.filter { $0.topic != .group }.map(\.sentence) }
}

extension JSONWriter {
    fileprivate mutating func source(_ state: SourceState) {
        object {
            $0.member("name", state.source.name)
            $0.member("kind", state.source.kind.rawValue)
            $0.member("heardAt", ifAny: state.heardAt)
            $0.member("taken", state.account.taken)
            $0.member("refused", state.account.refused)
            $0.member("refusedAt", ifAny: state.account.refusedAt)
            $0.member("refusal", ifAny: state.account.refusedAt == nil ? nil : state.account.refusal)
            $0.member("lastBeatAt", ifAny: state.beat?.lastAt)
            $0.member("nextBeatBy", ifAny: state.beat?.due)
        }
    }

    fileprivate mutating func trial(_ tried: SourcesAPI.Trial) {
        object {
            $0.member("source", tried.source)
            $0.member("incident", ifAny: tried.incident?.description)
            $0.member("service", tried.prospect.incident.opening.service)
            $0.member("severity", tried.prospect.incident.severity)
            $0.member("because", tried.explanation.choosing)
            $0.member("messages") { writer in writer.array { list in for message in tried.prospect.messages { list.foretold(message) } } }
        }
    }

    private mutating func foretold(_ message: Prospect.Message) {
        object {
            $0.member("afterSeconds", message.after.milliseconds / 1000)
            switch message.whom {
            case .person(let person, let way):
                $0.member("person", person)
                $0.member("way", way.rawValue)
            case .channel(let place): $0.member("channel", place)
            }
        }
    }
}
