internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Shifts taken over by others for a while.
enum OverridesAPI {
    static let routes = [
        Route(.get, "/api/v1/overrides", .read, list) { _, site in
            let overrides = try await site.journal.overrides(endingAfter: site.now)
            return .json { $0.page("overrides", overrides) { $0.override($1) } }
        },
        Route(.post, "/api/v1/overrides", .respond, making, make),
        Route(.delete, "/api/v1/overrides/{id}", .respond, ending, end),
    ]

    private static let list = Operation(
        "listOverrides", "Overrides that have not ended", tag: "on call",
        success: Operation.Success(200, "Overrides", .page("overrides", of: "Override")))

    static let making = Operation(
        "makeOverride", "Take a schedule, or one colleague's shifts in it, for a while", tag: "on call",
        body: .object([
            .required("schedule", .name), .required("person", .name, "who takes it"), .optional("replaces", .name, "only this person's shifts"),
            .required("start", .moment), .required("end", .moment),
        ]),
        success: Operation.Success(201, "Made; it holds from its start on", .named("Override")))

    private static let ending = Operation(
        "endOverride", "End an override now", tag: "on call", success: Operation.Success(204, "Ended", nil), notFound: true)

    static func make(_ visit: Visit, _ site: Site) async throws -> Response {
        let runbook = site.dispatcher.library.current
        let schedule = ScheduleName(visit.text("schedule") ?? "")
        let person = PersonName(visit.text("person") ?? "")
        let replaces = visit.text("replaces").map { PersonName($0) }
        var problems: [FieldProblem] = []
        if runbook.schedules[schedule] == nil { problems.append(unknown("schedule", schedule.text, runbook.schedules.keys.map(\.text))) }
        for (field, name) in [("person", person), ("replaces", replaces)] {
            if let name, runbook.people[name] == nil { problems.append(unknown(field, name.text, runbook.people.keys.map(\.text))) }
        }
        guard problems.isEmpty, let start = visit.moment("start"), let end = visit.moment("end") else { throw ProblemDocument.invalid(problems) }
        guard start < end else { throw ProblemDocument.invalid("#/end", "must be after the start") }
        guard site.now < end else { throw ProblemDocument.invalid("#/end", "must be in the future") }
        let override = try await site.dispatcher.makeOverride(
            schedule: schedule, person: person, replaces: replaces, from: start, to: end, by: visit.caller.author)
        return .json(201) { $0.override(override) }
    }

    static func end(_ visit: Visit, _ site: Site) async throws -> Response {
        guard let id = Int64(visit.arguments[0]), try await site.dispatcher.endOverride(id, by: visit.caller.author) else {
            throw ProblemDocument.notFound("there is no override \(visit.arguments[0]) that has not ended")
        }
        return .empty(204)
    }

    private static func unknown(_ field: String, _ name: String, _ known: [String]) -> FieldProblem {
        let near = Nearest.word(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return FieldProblem("#/\(field)", "the runbook has no '\(name)'.\(near)")
    }

    static let shape = Shape.object([
        .required("id", .count), .required("schedule", .words), .required("person", .words), .optional("replaces", .words),
        .required("start", .moment),
        .required("end", .moment),
    ])
}

extension JSONWriter {
    fileprivate mutating func override(_ override: Override) {
        object {
            $0.member("id", override.id)
            $0.member("schedule", override.schedule)
            $0.member("person", override.person)
            $0.member("replaces", ifAny: override.replaces?.text)
            $0.member("start", override.start)
            $0.member("end", override.end)
        }
    }
}
