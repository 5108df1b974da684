package import Vocabulary

/// A part somebody plays in one incident, such as its commander. While nobody does, somebody owes to fill it.
package struct Role: Hashable, Sendable {
    /// Who gets it without being asked.
    package enum Filling: Hashable, Sendable {
        case firstToAcknowledge
        /// Whoever the ladder's first rung meant when the incident was raised.
        case firstOnCall
        case declarer
        /// The first reachable person of that party.
        case party(Party)
        case byHand
    }

    package var name: RoleName
    /// What it is for, in the runbook's words.
    package var does: [String]
    package var filling: Filling
    package var backup: Party?
    package var match: Matcher
    /// Only needed when the incident is open that long.
    package var after: Duration
    package var fill: Terms
    /// By when whoever it is handed to has accepted; nil: a hand-over needs no acceptance.
    package var accept: Terms?
    /// In long incidents it changes hands at least that often.
    package var handOverEvery: Span?
    /// Roles its holder may not hold as well.
    package var apart: [RoleName]
    /// What its holder must have.
    package var needs: [CertificateName]

    package init(
        name: RoleName, does: [String] = [], filling: Filling = .byHand, backup: Party? = nil, match: Matcher = .everything, after: Duration = .zero,
        fill: Terms = Terms(), accept: Terms? = nil, handOverEvery: Span? = nil, apart: [RoleName] = [], needs: [CertificateName] = []
    ) {
        self.name = name
        self.does = does
        self.filling = filling
        self.backup = backup
        self.match = match
        self.after = after
        self.fill = fill
        self.accept = accept
        self.handOverEvery = handOverEvery
        self.apart = apart
        self.needs = needs
    }
}

extension Runbook {
    package func role(_ name: RoleName) -> Role? { roles.first { $0.name == name } }
}
