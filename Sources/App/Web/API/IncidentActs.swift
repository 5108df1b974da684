internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// What people do to an incident: one route each, all carried out by the one door, all answered with the incident as it is then.
enum IncidentActs {
    static let routes = paging + staff + progress + knowledge + updates + playing + afterwards

    private static let paging = [
        act("acknowledge", "acknowledgeIncident", "Say that you are on it; every page that has not left yet is taken back", [via]) { visit, _ in
            .acknowledge(via: visit.text("via").flatMap(Channel.init) ?? .api)
        },
        act("unacknowledge", "unacknowledgeIncident", "Hand back; the ladder starts again") { _, _ in .unacknowledge },
        act("escalate", "escalateIncident", "Climb to the next rung now") { _, _ in .escalate },
        act("reassign", "reassignIncident", "Give it to others; they are paged", [targets]) { visit, site in .reassign(to: try site.targets(visit)) },
        act("responders", "addResponders", "Call more people in; they are paged", [targets]) { visit, site in
            .addResponders(try site.targets(visit))
        },
        act(
            "severity", "changeSeverity", "Say how bad it is",
            [.required("severity", .name), .optional("because", .text(0...1024), "why, for the record"), read]
        ) { visit, _ in
            let command = IncidentCommand.changeSeverity(SeverityName(visit.text("severity") ?? ""), because: visit.text("because") ?? "")
            return visit.over(command) { .severity(SeverityName($0 ?? "")) }
        },
        act(
            "snooze", "snoozeIncident", "Be asked again later",
            [.optional("until", .moment), .optional("minutes", .integer(1...43_200), "instead of `until`")]
        ) { visit, site in .snooze(until: try site.snoozeEnd(visit)) },
        act("mitigate", "mitigateIncident", "The harm has stopped; the cause may remain") { _, _ in .mitigate },
        act("resolve", "resolveIncident", "It is over", [.optional("summary", .text(0...4096), "what it was")]) { visit, _ in
            .resolve(summary: visit.text("summary") ?? "")
        },
        act("reopen", "reopenIncident", "It was not over") { _, _ in .reopen },
        act("notes", "addNote", "Write something down", [.required("text", .text(1...16_384))]) { visit, _ in .note(visit.text("text") ?? "") },
        act("tags", "tagIncident", "Set its tags", [.required("tags", .list(.name, atMost: 50))]) { visit, _ in .tag(visit.texts("tags")) },
        act(
            "impact", "stateImpact", "Say what it does to people, in numbers; severity is asked again",
            [.required("impact", .map(.number), "such as `customers`: 7"), over]
        ) { visit, _ in
            let (numbers, read) = (visit.numbers("impact"), visit.words("over"))
            return read.isEmpty ? .state(impact: numbers) : .knowledge(.amend(impact: numbers, words: [:], over: read))
        },
        Route(
            .post, "/api/v1/incidents/{id}/merge", .respond,
            operation("mergeIncident", "Let it go on as part of another one", [.required("into", .text(1...8192), IncidentActs.pointing)]), merge),
    ]

    static let over = Shape.Member.optional(
        "over", .map(.text(0...1024)),
        "what each of them was when it was read, such as `customers`: `5`, and empty where nothing was; if it is not that any more, nothing changes")
    static let read = Shape.Member.optional(
        "over", .text(0...300), "what it was when it was read, empty where nothing was; if it is not that any more, nothing changes")
    static let pointing = "its number, its name, or the address of its page: `INC-7`"
    private static let via = Shape.Member.optional("via", .word(["api", "cli"]), "how the answer reached us")
    private static let targets = Shape.Member.required(
        "to", .list(.text(1...300), atMost: Limits.responders), "`person:ana`, `seat:cto`, `schedule:primary`; the name alone where only one has it")

    static func act(
        _ word: String, _ id: String, _ summary: String, _ members: [Shape.Member] = [], method: HTTPRequest.Method = .post,
        _ command: @escaping @Sendable (Visit, Site) async throws -> IncidentCommand
    ) -> Route {
        Route(method, "/api/v1/incidents/{id}/\(word)", .respond, operation(id, summary, members)) { visit, site in
            let id = try visit.incident()
            // Nobody finds out by acting that there is a private incident.
            if !visit.caller.seesPrivate { _ = try await site.incident(id, for: visit.caller) }
            let command = try await command(visit, site)
            do throws(Trouble) {
                let carried = try await site.dispatcher.perform(command, on: id, by: visit.caller.author)
                return await site.detail(carried.incident)
            } catch {
                throw ProblemDocument(error, of: visit)
            }
        }
    }

    static func operation(
        _ id: String, _ summary: String, _ members: [Shape.Member], _ bodyBytes: Int = Limits.apiBodyBytes, isTagged: Bool = false
    ) -> Operation {
        Operation(
            id, summary, tag: "incidents", body: .object(members), bodyIsOptional: !members.contains(where: \.isRequired), bodyBytes: bodyBytes,
            success: Operation.Success(200, "The incident as it is now", .named("IncidentDetail")), refuses: true, notFound: true,
            isTagged: isTagged)
    }

    private static func merge(_ visit: Visit, _ site: Site) async throws -> Response {
        let incident = try visit.incident()
        _ = try await site.incident(incident, for: visit.caller)
        let target = try await site.incident(pointedAt: "into", visit)
        let into = target.id
        guard target.phase.isOpen || target.absorbed.contains(incident) || into == incident else {
            throw ProblemDocument.invalid("#/into", "\(into) is not open")
        }
        return await site.detail(try await site.dispatcher.merge(incident, into: into, by: visit.caller.author).incident)
    }
}

extension Visit {
    /// In place of what was read, where the caller says what that was.
    func over(_ command: IncidentCommand, _ reading: (String?) -> Reading) -> IncidentCommand {
        guard let read = text("over") else { return command }
        return .over(reading(read.isEmpty ? nil : read), command)
    }
}

extension Site {
    /// `to`: kinds written out, or names that only one kind has.
    fileprivate func targets(_ visit: Visit) throws(ProblemDocument) -> [Rung.Target] {
        var targets: [Rung.Target] = []
        for (place, text) in visit.texts("to").enumerated() {
            guard let target = dispatcher.library.current.target(text) else {
                throw .invalid("#/to/\(place)", "the runbook has no person, seat or schedule '\(text)', or several of them")
            }
            targets.append(target)
        }
        guard !targets.isEmpty else { throw .invalid("#/to", "must name somebody") }
        return targets
    }

    /// A person, seat, role or schedule as people write it.
    func party(_ field: String, _ visit: Visit) throws(ProblemDocument) -> Party {
        let text = visit.text(field) ?? ""
        guard let party = dispatcher.library.current.party(text) else {
            throw .invalid("#/\(field)", "the runbook has no person, seat, role or schedule '\(text)'")
        }
        return party
    }

    fileprivate func snoozeEnd(_ visit: Visit) throws(ProblemDocument) -> Moment {
        switch (visit.moment("until"), visit.json["minutes"]?.integer) {
        case (let until?, nil):
            guard until <= now + Limits.snoozeMax else { throw .invalid("#/until", "a snooze lasts 30 days at most") }
            return until
        case (nil, let minutes?): return now + .minutes(minutes)
        default: throw .invalid("#/until", "give either `until` or `minutes`")
        }
    }
}

extension Runbook {
    func target(_ text: String) -> Rung.Target? {
        let (person, seat, schedule) = (PersonName(text), SeatName(text), ScheduleName(text))
        var found: [Rung.Target] = []
        if people[person] != nil { found.append(.person(person)) }
        if seats[seat] != nil { found.append(.seat(seat)) }
        if schedules[schedule] != nil { found.append(.schedule(schedule)) }
        if found.count == 1 { return found[0] }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[text.index(after: colon)...]
        switch text[..<colon] {
        case "person": return people[PersonName(name)] == nil ? nil : .person(PersonName(name))
        case "seat": return seats[SeatName(name)] == nil ? nil : .seat(SeatName(name))
        case "schedule": return schedules[ScheduleName(name)] == nil ? nil : .schedule(ScheduleName(name))
        default: return nil
        }
    }
}
