internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Asking others to stand in for a shift, and standing in.
enum CoversAPI {
    static let routes = [
        Route(.get, "/api/v1/covers", .read, list) { _, site in
            let covers = try await site.dispatcher.programme().covers.filter { $0.end > site.now }
            return .json { $0.page("covers", covers.reversed()) { $0.cover($1) } }
        },
        Route(.post, "/api/v1/covers", .respond, asking, ask),
        Route(.post, "/api/v1/covers/{number}/take", .respond, taking, take),
        Route(.delete, "/api/v1/covers/{number}", .respond, withdrawing, withdraw),
    ]

    private static let list = Operation(
        "listCovers", "What people ask others to stand in for, newest first", tag: "on call",
        success: Operation.Success(200, "Covers", .page("covers", of: "Cover")))

    static let asking = Operation(
        "askCover", "Ask others to stand in for a shift; it stays yours until somebody takes it", tag: "on call",
        body: .object([
            .required("schedule", .name), .required("start", .moment), .required("end", .moment),
            .optional("person", .name, "who asks; left out: whose token it is"), .optional("words", .text(0...Limits.noteBytes)),
            .optional("of", .list(.name, atMost: 100), "who is asked; left out: everybody who takes turns on the schedule"),
        ]), success: Operation.Success(201, "Asked", .named("Cover")), refuses: true)

    static let taking = Operation(
        "takeCover", "Stand in: an override puts you on call at once", tag: "on call",
        body: .object([.optional("person", .name, "who stands in; left out: whose token it is")]), bodyIsOptional: true,
        success: Operation.Success(200, "Taken", .named("Cover")), refuses: true, notFound: true)

    private static let withdrawing = Operation(
        "withdrawCover", "Ask no more", tag: "on call", success: Operation.Success(204, "Withdrawn", nil), refuses: true, notFound: true)

    static func ask(_ visit: Visit, _ site: Site) async throws -> Response {
        guard let start = visit.moment("start"), let end = visit.moment("end") else { throw ProblemDocument.invalid("#/start", "is missing") }
        let cover = Programme.Cover(
            schedule: ScheduleName(visit.text("schedule") ?? ""), person: try visit.person(), start: start, end: end,
            words: visit.text("words") ?? "")
        let command = ProgrammeCommand.askCover(cover, of: visit.texts("of").map { PersonName($0) })
        let programme = try await site.dispatcher.perform(command, by: visit.caller.author)
        return try answer(201, programme, programme.lastCover)
    }

    static func take(_ visit: Visit, _ site: Site) async throws -> Response {
        let number = try visit.cover()
        let programme = try await site.dispatcher.perform(.takeCover(number, by: visit.person()), by: visit.caller.author)
        return try answer(200, programme, number)
    }

    static func withdraw(_ visit: Visit, _ site: Site) async throws -> Response {
        _ = try await site.dispatcher.perform(.withdrawCover(visit.cover()), by: visit.caller.author)
        return .empty(204)
    }

    private static func answer(_ status: Int, _ programme: Programme, _ number: Int) throws -> Response {
        guard let cover = programme.cover(number) else { throw ProblemDocument.notFound("it was not kept") }
        return .json(status) { $0.cover(cover) }
    }

    static let shape = Shape.object([
        .required("number", .count), .required("schedule", .words), .required("person", .words, "who asks"), .required("start", .moment),
        .required("end", .moment), .required("words", .words), .optional("takenBy", .words),
    ])
}

extension Visit {
    fileprivate func cover() throws(ProblemDocument) -> Int {
        guard let number = arguments.first.flatMap({ Int($0) }) else { throw .notFound("covers are numbered from 1") }
        return number
    }

    fileprivate func person() throws(ProblemDocument) -> PersonName {
        if let text = text("person") { return PersonName(text) }
        guard case .person(let person) = caller.author else { throw .invalid("#/person", "is missing: this token is nobody's own") }
        return person
    }
}

extension JSONWriter {
    fileprivate mutating func cover(_ cover: Programme.Cover) {
        object {
            $0.member("number", cover.number)
            $0.member("schedule", cover.schedule)
            $0.member("person", cover.person)
            $0.member("start", cover.start)
            $0.member("end", cover.end)
            $0.member("words", cover.words)
            $0.member("takenBy", ifAny: cover.takenBy?.text)
        }
    }
}
