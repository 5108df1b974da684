internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// The ways out, and how each has done.
enum ConnectionsAPI {
    static let routes = [
        Route(.get, "/api/v1/connections", .read, listing) { _, site in
            let states = site.connectionStates()
            return .json { $0.page("connections", states) { $0.connection($1) } }
        }
    ]

    private static let listing = Operation(
        "listConnections", "What carries messages, and how it has done since the server started", tag: "connections",
        success: Operation.Success(200, "Connections", .page("connections", of: "Connection")))

    static let shape = Shape.object([
        .required("name", .words), .required("kind", .word(Connection.Kind.allCases.map(\.rawValue))),
        .required("carries", .list(.words, atMost: 100)), .required("paused", .flag, "it kept failing, and is tried last for a while"),
        .required("delivered", .count), .optional("deliveredAt", .moment), .required("failed", .count, "attempts that did not succeed"),
        .optional("failedAt", .moment), .optional("failure", .words, "why the last one did not"),
    ])
}

/// A connection, and what became of what it was given.
struct ConnectionState {
    let connection: Connection
    let account: WaysOut.Account
    let isPaused: Bool
}

extension Site {
    /// In the order of the runbook.
    func connectionStates() -> [ConnectionState] {
        dispatcher.library.current.connections.map {
            ConnectionState(connection: $0, account: dispatcher.waysOut.account(of: $0.name), isPaused: wiring.isPaused($0.name))
        }
    }
}

extension JSONWriter {
    fileprivate mutating func connection(_ state: ConnectionState) {
        object {
            $0.member("name", state.connection.name)
            $0.member("kind", state.connection.kind.rawValue)
            $0.member("carries", state.connection.kind.carries.map(\.rawValue))
            $0.member("paused", state.isPaused)
            $0.member("delivered", state.account.delivered)
            $0.member("deliveredAt", ifAny: state.account.deliveredAt)
            $0.member("failed", state.account.failed)
            $0.member("failedAt", ifAny: state.account.failedAt)
            $0.member("failure", ifAny: state.account.failedAt == nil ? nil : state.account.failure)
        }
    }
}
