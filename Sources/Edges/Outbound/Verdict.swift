/// What a provider's answer means for the letter, and for whom it would be worth asking next.
package enum Verdict: Hashable, Sendable {
    case delivered
    case later(reason: String, after: Duration?)
    case refused(reason: String)
    /// Refused because nobody can be reached at this address, so no other provider needs asking.
    case badAddress(reason: String)

    package var sent: Sent {
        switch self {
        case .delivered: .delivered
        case .later(let reason, let after): .later(reason: reason, after: after)
        case .refused(let reason), .badAddress(let reason): .refused(reason: reason)
        }
    }

    package init(_ sent: Sent) {
        switch sent {
        case .delivered: self = .delivered
        case .later(let reason, let after): self = .later(reason: reason, after: after)
        case .refused(let reason): self = .refused(reason: reason)
        }
    }

    func mapReason(_ change: (String) -> String) -> Verdict {
        switch self {
        case .delivered: .delivered
        case .later(let reason, let after): .later(reason: change(reason), after: after)
        case .refused(let reason): .refused(reason: change(reason))
        case .badAddress(let reason): .badAddress(reason: change(reason))
        }
    }
}
