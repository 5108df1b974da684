package import Vocabulary

/// The case that shows a finding to be true: from when, for whom, and what happens then, so that nobody has to believe it.
package struct Counterexample: Hashable, Sendable {
    /// A stretch of time in which it is so.
    package struct Stretch: Hashable, Sendable {
        package var start: Moment
        package var end: Moment

        package init(start: Moment, end: Moment) {
            self.start = start
            self.end = end
        }
    }

    /// What happens, counted from when an incident is raised.
    package struct Step: Hashable, Sendable {
        package var after: Duration
        package var words: String

        package init(_ after: Duration, _ words: String) {
            self.after = after
            self.words = words
        }
    }

    /// The first instant at which it is so; nil where time has no part in it.
    package var at: Moment?
    /// How long it is so, altogether.
    package var total: Duration?
    package var people: [PersonName]
    /// The longest stretches first, and only as many as somebody reads.
    package var stretches: [Stretch]
    package var timeline: [Step]
    /// The same for people, a line each, with times on the runbook's clock.
    package var lines: [String]

    package init(
        at: Moment? = nil, total: Duration? = nil, people: [PersonName] = [], stretches: [Stretch] = [], timeline: [Step] = [], lines: [String] = []
    ) {
        self.at = at
        self.total = total
        self.people = people
        self.stretches = stretches
        self.timeline = timeline
        self.lines = lines
    }
}
