internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Work that the status page announces.
enum MaintenanceAPI {
    static let routes = [
        Route(.get, "/api/v1/maintenance", .read, list) { _, site in
            let plans = try await site.dispatcher.programme().maintenance
            return .json { $0.page("maintenance", plans.reversed()) { $0.maintenance($1) } }
        },
        Route(.post, "/api/v1/maintenance", .respond, planning) { visit, site in
            guard let start = visit.moment("start"), let end = visit.moment("end") else { throw ProblemDocument.invalid("#/start", "is missing") }
            guard start < end else { throw ProblemDocument.invalid("#/end", "must be after the start") }
            guard end > site.now else { throw ProblemDocument.invalid("#/end", "must be in the future") }
            let plan = Programme.Maintenance(
                title: visit.text("title") ?? "", text: visit.text("text") ?? "", components: visit.texts("components").map { ComponentName($0) },
                start: start, end: end)
            let programme = try await site.dispatcher.perform(.planMaintenance(plan), by: visit.caller.author)
            guard let made = programme.maintenance.last else { throw ProblemDocument.notFound("the plan was not kept") }
            return .json(201) { $0.maintenance(made) }
        },
        Route(.delete, "/api/v1/maintenance/{number}", .respond, ending) { visit, site in
            guard let number = Int(visit.arguments[0]) else { throw ProblemDocument.notFound("maintenance is numbered from 1") }
            _ = try await site.dispatcher.perform(.endMaintenance(number), by: visit.caller.author)
            return .empty(204)
        },
    ]

    private static let list = Operation(
        "listMaintenance", "Announced maintenance, newest first", tag: "programme",
        success: Operation.Success(200, "Maintenance", .page("maintenance", of: "Maintenance")))

    private static let planning = Operation(
        "planMaintenance", "Announce work on the status page", tag: "programme",
        body: .object([
            .required("title", .line), .optional("text", .text(0...Limits.noteBytes)), .optional("components", .list(.name, atMost: 1000)),
            .required("start", .moment), .required("end", .moment),
        ]), success: Operation.Success(201, "Announced", .named("Maintenance")), refuses: true)

    private static let ending = Operation(
        "endMaintenance", "End it before its time, or call it off", tag: "programme", success: Operation.Success(204, "Ended", nil), refuses: true,
        notFound: true)

    static let shape = Shape.object([
        .required("number", .count), .required("title", .words), .required("text", .words), .required("components", .list(.words, atMost: 1000)),
        .required("start", .moment), .required("end", .moment),
    ])
}

extension JSONWriter {
    fileprivate mutating func maintenance(_ plan: Programme.Maintenance) {
        object {
            $0.member("number", plan.number)
            $0.member("title", plan.title)
            $0.member("text", plan.text)
            $0.member("components", plan.components)
            $0.member("start", plan.start)
            $0.member("end", plan.end)
        }
    }
}
