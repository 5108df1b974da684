internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// A page that says it is none, to show that somebody can be reached. It is sent like every other message and counts in no number.
enum TestPagesAPI {
    static let routes = [
        Route(.post, "/api/v1/people/{name}/test-page", .respond, sending) { visit, site in
            let person = try site.person(named: visit)
            return try site.answer(person, try await site.dispatcher.perform(.testWays(of: person), by: visit.caller.author))
        },
        Route(.get, "/api/v1/people/{name}/test-page", .read, reading) { visit, site in
            try site.answer(try site.person(named: visit), try await site.dispatcher.programme())
        },
    ]

    private static let sending = Operation(
        "sendTestPage", "Send somebody a test page by each of their ways; people ask for themselves", tag: "programme",
        success: Operation.Success(200, "On its way", .named("TestPage")), refuses: true, notFound: true)

    private static let reading = Operation(
        "getTestPage", "What became of somebody's last test page", tag: "programme",
        success: Operation.Success(200, "The last one", .named("TestPage")), notFound: true)

    static let shape = Shape.object([
        .required("person", .words), .optional("at", .moment, "left out: never tested"),
        .required(
            "ways",
            .list(
                .object([
                    .required("way", .words), .required("connection", .words), .required("state", .words, "`on its way`, `delivered` or why not"),
                ]), atMost: 100)),
    ])
}

extension Site {
    fileprivate func person(named visit: Visit) throws -> PersonName {
        let name = PersonName(visit.arguments[0])
        guard dispatcher.library.current.people[name] != nil else { throw ProblemDocument.notFound("the runbook has no person '\(name)'") }
        return name
    }

    fileprivate func answer(_ person: PersonName, _ programme: Programme) throws -> Response {
        let test = programme.wayTests[person]
        return .json { writer in
            writer.object {
                $0.member("person", person)
                $0.member("at", ifAny: test?.at)
                $0.member("ways") { $0.array { list in for attempt in test?.attempts ?? [] { list.attempt(attempt) } } }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func attempt(_ attempt: Programme.Attempt) {
        object {
            $0.member("way", attempt.way.rawValue)
            $0.member("connection", attempt.notice.connection)
            $0.member("state", attempt.words)
        }
    }
}

extension Programme.Attempt {
    fileprivate var words: String {
        switch outcome {
        case nil: "on its way"
        case .delivered: "delivered"
        case .failed(let reason): "failed: \(reason)"
        case .expired: "could not be sent in time"
        case .superseded: "taken back"
        }
    }
}
