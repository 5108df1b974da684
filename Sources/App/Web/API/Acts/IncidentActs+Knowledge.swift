internal import Engine
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// What is known, and what was told to authorities.
extension IncidentActs {
    static let knowledge = [
        act(
            "facts", "stateFact", "State a fact; clocks may start with it",
            [.required("fact", .line), .optional("since", .moment, "since when it is known; now")]
        ) { visit, site in .knowledge(.state(try await site.fact(visit), since: visit.moment("since") ?? site.now)) },
        act("facts/withdraw", "withdrawFact", "It was not so", [.required("fact", .line), because]) { visit, _ in
            .knowledge(.withdraw(FactName(visit.text("fact") ?? ""), because: visit.because))
        },
        act(
            "filings", "fileClock", "Say that an authority or a partner was told",
            [
                .required("clock", .name), .optional("stage", .name, "where the clock has several"),
                .optional("evidence", .text(0...8192), "where the proof is: a reference number, a link"),
            ]
        ) { visit, _ in
            let clock = visit.text("clock") ?? ""
            return .knowledge(.file(ClockName(clock), StageName(visit.text("stage") ?? clock), evidence: visit.text("evidence") ?? ""))
        },
        act("pins", "pinFact", "Keep a sentence where everybody sees it", [.required("text", .text(1...4096))]) { visit, _ in
            .knowledge(.pin(visit.text("text") ?? ""))
        },
        act("pins/{number}/remove", "unpinFact", "Take a pinned sentence off") { visit, _ in try .knowledge(.unpin(visit.place)) },
        act(
            "links", "addLink", "Link a ticket, a document, a call, a dashboard",
            [
                .required("kind", .word(Incident.Link.Kind.allCases.map(\.rawValue))), .required("title", .line),
                .required("url", .text(1...8192), "http, https or mailto"),
            ]
        ) { visit, _ in
            let kind = visit.text("kind").flatMap(Incident.Link.Kind.init) ?? .other
            return .knowledge(.link(Incident.Link(kind, title: visit.text("title") ?? "", url: visit.text("url") ?? "")))
        },
        act("related", "relateIncident", "It has to do with another one", [.required("incident", .text(1...8192), pointing)]) { visit, site in
            .knowledge(.relate(try await site.other(visit)))
        },
        act("services", "affectServices", "Name more services it affects", [.required("services", .list(.name, atMost: 200))]) { visit, _ in
            .knowledge(.affect(visit.texts("services").map { ServiceName($0) }))
        },
        act(
            "impact/words", "describeImpact", "Say what it does to people in words, such as regions",
            [.required("impact", .map(.text(0...1024))), over]
        ) { visit, _ in
            let (words, read) = (visit.words("impact"), visit.words("over"))
            return .knowledge(read.isEmpty ? .describe(impact: words) : .amend(impact: [:], words: words, over: read))
        },
        act("private", "setPrivate", "Show it only to those who work on it, or to everybody again", [.required("private", .flag)]) { visit, _ in
            .knowledge(.setPrivate(visit.json["private"]?.bool ?? true))
        },
        act("tags/remove", "untagIncident", "Take tags off", [.required("tags", .list(.name, atMost: 50))]) { visit, _ in
            .knowledge(.untag(visit.texts("tags")))
        },
        act("briefing", "briefIncident", "Say what the next shift has to know", [.required("text", .text(1...16_384))]) { visit, _ in
            .knowledge(.brief(visit.text("text") ?? ""))
        },
        act("estimate", "estimateEnd", "Say when it is expected to be over; without a time: nobody knows", [.optional("until", .moment)]) {
            visit, _ in
            .knowledge(.setEstimate(visit.moment("until")))
        },
        act("false-alarm", "closeFalseAlarm", "There was nothing: close it, owe no review", [because]) { visit, _ in
            .knowledge(.falseAlarm(because: visit.because))
        },
        act("duties/waive", "waiveDuty", "Somebody need not do what they owe", [.required("duty", .line), .required("because", .text(1...4096))]) {
            visit, _ in
            .knowledge(.waive(DutyName(visit.text("duty") ?? ""), because: visit.because))
        },
        act("escalations/{escalation}", "setOffEscalation", "Set an escalation of the runbook off at once", [because]) { visit, _ in
            .knowledge(.escalate(EscalationName(visit.second), because: visit.because))
        },
    ]
}

extension Site {
    /// One of the facts of the incident's runbook: under another name it would start no clock, and nobody would notice.
    fileprivate func fact(_ visit: Visit) async throws -> FactName {
        let incident = try await incident(visit.incident(), for: visit.caller)
        let known = await dispatcher.library.runbook(incident.runbook).facts.map(\.name.text)
        let name = visit.text("fact") ?? ""
        guard !known.contains(name) else { return FactName(name) }
        let names = Nearest.first(name, among: known).prefix(20).map { "'\($0)'" }.joined(separator: ", ")
        throw ProblemDocument.invalid("#/fact", "the runbook has no fact '\(name)'; it has \(names.isEmpty ? "none" : names)")
    }

    /// Another incident, which is there for whoever asks.
    fileprivate func other(_ visit: Visit) async throws -> IncidentID {
        let other = try await incident(pointedAt: "incident", visit)
        guard try other.id != visit.incident() else { throw ProblemDocument.invalid("#/incident", "is this incident itself; name another one") }
        return other.id
    }
}
