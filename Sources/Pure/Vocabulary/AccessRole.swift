/// What somebody who signs in may do; each may do what those before it may.
package enum AccessRole: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Look.
    case viewer
    /// Act on incidents and take shifts.
    case responder
    /// See what is private, too.
    case commander
    /// Everything: accounts, tokens, the runbook.
    case admin

    package static func < (a: AccessRole, b: AccessRole) -> Bool { a.rank < b.rank }

    private var rank: Int { AccessRole.allCases.firstIndex(of: self) ?? 0 }
}
