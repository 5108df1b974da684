package import Vocabulary

/// After acknowledgement: who else is woken when it is still not done.
package struct Escalation: Hashable, Sendable {
    package enum Unless: String, Hashable, Sendable { case mitigated, resolved }
    package enum Start: String, Hashable, Sendable { case raised, acknowledged }

    package var name: EscalationName
    package var match: Matcher
    package var unless: Unless
    package var from: Start
    package var within: Duration
    package var page: [Rung.Target]
    package var by: [Way]

    package init(
        name: EscalationName, match: Matcher = .everything, unless: Unless = .mitigated, from: Start = .acknowledged, within: Duration,
        page: [Rung.Target],
        by: [Way] = []
    ) {
        self.name = name
        self.match = match
        self.unless = unless
        self.from = from
        self.within = within
        self.page = page
        self.by = by
    }
}
