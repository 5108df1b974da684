package import Engine
package import Storage

/// Why a command that came through the door was not carried out.
package enum Trouble: Error, Hashable, Sendable {
    /// The engine said no.
    case refused(Refusal)
    /// Storage cannot take it now: nothing was accepted, and the sender should try again.
    case unwritable(String)
    /// Others kept changing the same incident; trying again may well succeed.
    case contended
    /// This incident's stream breaks an invariant. It was set aside and its operators were told; the rest is served.
    case setAside(String)

    package init(_ error: JournalError) {
        switch error {
        case .conflict: self = .contended
        case .unwritable(let reason): self = .unwritable(reason)
        case .broken(let reason): self = .setAside(reason)
        case .closed: self = .unwritable("the server is stopping")
        }
    }
}
