package import Engine
package import OnCall
package import Runbooks
package import Vocabulary

/// What happened outside any incident, kept in the same chain.
package struct ProgrammeEntry: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case overrideMade(Override)
        case overrideEnded(Int64)
        case runbookAdopted(RunbookVersion, name: String)
        case runbookRefused(String)
        case tokenMade(TokenName, scopes: [String])
        case tokenRevoked(TokenName)
        case account(AccountName, AccountAct)
        case device(PersonName, name: String, DeviceAct)
        case alarm(String)
        case decided(ProgrammeEvent.What)
    }

    package var at: Moment
    package var by: Author
    package var what: What

    package init(at: Moment, by: Author, _ what: What) {
        self.at = at
        self.by = by
        self.what = what
    }
}

/// What was done to a browser that pages are pushed to.
package enum DeviceAct: String, Hashable, Sendable, CaseIterable {
    case switchedOn = "switched-on"
    case takenOff = "taken-off"
    /// Its push service does not know it any more.
    case gone
}

/// What was done to an account.
package enum AccountAct: String, Hashable, Sendable, CaseIterable {
    /// Made, or given a new link to set a password.
    case invited
    /// Its person or role is another one.
    case changed
    case passwordSet = "password-set"
    case disabled, enabled
    /// Made when somebody first came by way of the identity provider.
    case joined
    /// Tied to whoever that person of the runbook is for the identity provider, and untied again.
    case linked, unlinked
}
