internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// The runbook in force: its names. Never a setting, a key or an address.
enum RunbookAPI {
    static let routes = [
        Route(.get, "/api/v1/runbook", .read, operation) { _, site in
            let runbook = site.dispatcher.library.current
            return .json { $0.runbook(runbook) }
        }
    ]

    private static let operation = Operation(
        "getRunbook", "The runbook in force: version and names", tag: "runbook", success: Operation.Success(200, "Names", .named("Runbook")))

    static let shape = Shape.object([
        .required("version", .words), .required("name", .words), .required("zone", .words), .optional("owner", .words),
        .required("people", .list(.words, atMost: 100_000)), .required("seats", .list(.words, atMost: 100_000)),
        .required("schedules", .list(.words, atMost: 100_000)), .required("services", .list(.words, atMost: 100_000)),
        .required(
            "severities",
            .list(
                .object([
                    .required("name", .words), .required("means", .words), .required("urgency", .word(["urgent", "normal"])),
                    .optional("ladder", .words),
                ]),
                atMost: 1000), "highest first"), .required("ladders", .list(.words, atMost: 100_000)),
        .required("sources", .list(.object([.required("name", .words), .required("kind", .words)]), atMost: 100_000)),
        .required("connections", .list(.object([.required("name", .words), .required("kind", .words)]), atMost: 100_000)),
    ])
}

extension JSONWriter {
    fileprivate mutating func runbook(_ runbook: Runbook) {
        object {
            $0.member("version", runbook.version.digest)
            $0.member("name", runbook.name)
            $0.member("zone", runbook.zone)
            $0.member("owner", ifAny: runbook.owner?.text)
            $0.member("people", runbook.people.keys.sorted())
            $0.member("seats", runbook.seats.keys.sorted())
            $0.member("schedules", runbook.schedules.keys.sorted())
            $0.member("services", runbook.services.keys.sorted())
            $0.member("severities") { writer in writer.array { list in for severity in runbook.severities { list.severity(severity) } } }
            $0.member("ladders", runbook.ladders.keys.sorted())
            $0.member("sources") { writer in
                writer.array { list in
                    for source in runbook.sources.values.sorted(by: { $0.name < $1.name }) { list.named(source.name.text, source.kind.rawValue) }
                }
            }
            $0.member("connections") { writer in
                writer.array { list in for connection in runbook.connections { list.named(connection.name.text, connection.kind.rawValue) } }
            }
        }
    }

    private mutating func severity(_ severity: Severity) {
        object {
            $0.member("name", severity.name)
            $0.member("means", severity.means)
            $0.member("urgency", severity.urgency.rawValue)
            $0.member("ladder", ifAny: severity.ladder?.text)
        }
    }

    private mutating func named(_ name: String, _ kind: String) {
        object {
            $0.member("name", name)
            $0.member("kind", kind)
        }
    }
}
