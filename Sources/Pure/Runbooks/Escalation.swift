package import Vocabulary

/// Who else is woken, told or asked when something is still not done.
package struct Escalation: Hashable, Sendable {
    package var name: EscalationName
    package var match: Matcher
    /// What makes it needless: `mitigated`, `resolved`, or a stated fact.
    package var unless: Occasion
    /// What the time counts from.
    package var from: Occasion
    /// Nil: only a person sets it off.
    package var within: Duration?
    package var page: [Rung.Target]
    package var by: [Way]
    /// Named in a channel instead of being woken.
    package var mention: [Rung.Target]
    package var channel: Audience?
    /// What the commander is asked to do.
    package var propose: String?
    /// What the incident becomes when it is lower.
    package var raise: SeverityName?
    package var every: Duration?
    package var times: Int?
    /// Why a person may set it off at once, such as `business impact`; empty: for any reason.
    package var reasons: [String]

    package init(
        name: EscalationName, match: Matcher = .everything, unless: Occasion = .mitigated, from: Occasion = .acknowledged, within: Duration? = nil,
        page: [Rung.Target] = [], by: [Way] = [], mention: [Rung.Target] = [], channel: Audience? = nil, propose: String? = nil,
        every: Duration? = nil,
        times: Int? = nil, reasons: [String] = []
    ) {
        self.name = name
        self.match = match
        self.unless = unless
        self.from = from
        self.within = within
        self.page = page
        self.by = by
        self.mention = mention
        self.channel = channel
        self.propose = propose
        self.every = every
        self.times = times
        self.reasons = reasons
    }
}
