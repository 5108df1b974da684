internal import Vocabulary

/// What an API token may do. A token carries any number of them.
package enum Scope: String, Hashable, Sendable, CaseIterable {
    /// See everything.
    case read
    /// See and act on incidents, take shifts.
    case respond
    /// Open incidents: for programs that only ever do that.
    case declare
    /// Respond, and see what is private.
    case command
    /// All of it.
    case admin

    /// Whether a token with this scope may do what asks for that one.
    package func covers(_ needed: Scope) -> Bool {
        switch (self, needed) {
        case (.admin, _), (.command, .respond), (.command, .read), (.command, .declare), (.respond, .read), (.respond, .declare): true
        default: self == needed
        }
    }
}

extension AccessRole {
    /// What its account may do.
    var scope: Scope {
        switch self {
        case .viewer: .read
        case .responder: .respond
        case .commander: .command
        case .admin: .admin
        }
    }
}
