internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Exercises: what the runbook plans, when each is due, what was held, and who agreed to be woken by them.
enum DrillsAPI {
    static let routes = [
        Route(.get, "/api/v1/drills", .read, list) { _, site in
            let programme = try await site.dispatcher.programme()
            let plans = site.dispatcher.library.current.drills
            return .json { writer in
                writer.object {
                    $0.member("drills") { $0.array { list in for plan in plans { list.drill(plan, programme) } } }
                    $0.member("optedIn", programme.optedIn.sorted())
                }
            }
        },
        Route(.post, "/api/v1/drills/{name}/start", .respond, starting, start),
        Route(.post, "/api/v1/drills/{name}/end", .respond, ending) { visit, site in
            let drill = try site.drill(visit)
            let participants = visit.json["participants"] == nil ? nil : visit.texts("participants").map { PersonName($0) }
            let programme = try await site.dispatcher.endDrill(
                drill, participants: participants, lessons: visit.text("lessons") ?? "", by: visit.caller.author)
            return try site.answer(drill, programme)
        },
        Route(.post, "/api/v1/drills/opt-in", .respond, optingIn) { visit, site in
            let person = PersonName(visit.text("person") ?? "")
            _ = try await site.dispatcher.perform(.optIn(person, drills: visit.json["drills"]?.bool ?? false), by: visit.caller.author)
            return .empty(204)
        },
    ]

    /// With an incident, that is paged like a real one to those who agreed, or as an exercise at a table.
    private static func start(_ visit: Visit, _ site: Site) async throws -> Response {
        let drill = try site.drill(visit)
        if visit.json["table"]?.bool == true {
            return try site.answer(drill, try await site.dispatcher.perform(.holdDrill(drill, incident: nil), by: visit.caller.author))
        }
        let service = visit.text("service").map { ServiceName($0) }
        let severity = visit.text("severity").map { SeverityName($0) }
        _ = try await site.dispatcher.holdDrill(drill, service: service, severity: severity, by: visit.caller.author)
        return try site.answer(drill, try await site.dispatcher.programme())
    }

    private static let list = Operation(
        "listDrills", "Exercises: planned, due and held", tag: "programme",
        success: Operation.Success(
            200, "Exercises",
            .object([
                .required("drills", .list(.named("Drill"), atMost: 10_000)),
                .required("optedIn", .list(.words, atMost: 100_000), "who may be woken by exercises"),
            ])))

    private static let starting = Operation(
        "startDrill", "Begin an exercise; unless it is held at a table, an incident is opened for it", tag: "programme",
        body: .object([
            .optional("table", .flag, "only talked through: no incident, no page"), .optional("service", .name), .optional("severity", .name),
        ]), bodyIsOptional: true, success: Operation.Success(200, "Begun", .named("Drill")), refuses: true, notFound: true)

    private static let ending = Operation(
        "endDrill", "Say that an exercise was held, by whom, and what was learned", tag: "programme",
        body: .object([
            .optional("participants", .list(.name, atMost: 10_000), "left out: whoever acted on its incident"),
            .optional("lessons", .text(0...Limits.noteBytes)),
        ]), bodyIsOptional: true, success: Operation.Success(200, "Held", .named("Drill")), refuses: true, notFound: true)

    private static let optingIn = Operation(
        "optInToDrills", "Agree to be woken by exercises, or not any more", tag: "programme",
        body: .object([.required("person", .name), .required("drills", .flag)]), success: Operation.Success(204, "Noted", nil), refuses: true)

    static let shape = Shape.object([
        .required("name", .words), .required("what", .words), .required("every", .words), .required("paging", .words), .optional("due", .moment),
        .optional("state", .words),
        .required(
            "held",
            .list(
                .object([
                    .optional("incident", .words), .required("begunAt", .moment), .optional("endedAt", .moment),
                    .required("participants", .list(.words, atMost: 10_000)), .required("lessons", .words),
                ]), atMost: Limits.exercisesKept), "newest first"),
    ])
}

extension Site {
    /// The one the path names.
    fileprivate func drill(_ visit: Visit) throws -> DrillName {
        let name = visit.arguments[0]
        let known = dispatcher.library.current.drills.map(\.name.text)
        if known.contains(name) { return DrillName(name) }
        let near = Nearest.word(to: name, among: known).map { ". Did you mean '\($0)'?" } ?? ""
        throw ProblemDocument.notFound("the runbook has no drill '\(name)'\(near)")
    }

    fileprivate func answer(_ drill: DrillName, _ programme: Programme) throws -> Response {
        guard let plan = dispatcher.library.current.drills.first(where: { $0.name == drill }) else {
            throw ProblemDocument.notFound("the runbook has no drill '\(drill)'")
        }
        return .json { $0.drill(plan, programme) }
    }
}

extension JSONWriter {
    fileprivate mutating func drill(_ plan: DrillPlan, _ programme: Programme) {
        let duty = programme.owing(of: .drill(plan.name))?.duty
        object {
            $0.member("name", plan.name)
            $0.member("what", plan.what)
            $0.member("every", plan.every.written)
            $0.member("paging", plan.paging.rawValue)
            $0.member("due", ifAny: duty?.due)
            $0.member("state", ifAny: duty?.state.words.0)
            $0.member("held") {
                $0.array { list in for held in programme.exercises.reversed() where held.drill == plan.name { list.exercise(held) } }
            }
        }
    }

    private mutating func exercise(_ held: Programme.Exercise) {
        object {
            $0.member("incident", ifAny: held.incident?.description)
            $0.member("begunAt", held.begunAt)
            $0.member("endedAt", ifAny: held.endedAt)
            $0.member("participants", held.participants)
            $0.member("lessons", held.lessons)
        }
    }
}
