package import Vocabulary

/// Who owes what, from when, by when, and what happens if it is not done. Everything in a runbook that has a deadline is one of these:
/// there is no other timer.
package struct DutyRule: Hashable, Sendable {
    /// Something that happens on the way to the deadline or after it, unless the duty ended before.
    package struct Step: Hashable, Sendable {
        package enum Time: Hashable, Sendable {
            case afterStart(Duration)
            case beforeDue(Duration)
            /// Zero: at the deadline.
            case afterDue(Duration)
            /// So long after it began, where no moment makes it late.
            case withoutDeadline(Duration)
        }

        package enum Act: Hashable, Sendable {
            /// A message to the owner that wakes nobody.
            case remind
            case page([Party], by: [Way])
            /// The backup of the owner's role or seat is paged; the owner when there is none.
            case pageBackup
            /// The people of the ladder, one rung each time it is taken, and above the last one the operators.
            case climb
            case mention([Party], in: Audience)
            /// Something to do is put before the incident's commander, and named in the timeline.
            case propose(String)
            /// The incident becomes one of it, unless it is as bad already.
            case raise(SeverityName)
            /// The audience's template is filled and goes out by itself.
            case post(AudienceName)
        }

        package var time: Time
        package var act: Act
        /// Done again that long after, until the duty has ended.
        package var every: Duration?
        package var times: Int?

        package init(_ time: Time, _ act: Act, every: Duration? = nil, times: Int? = nil) {
            self.time = time
            self.act = act
            self.every = every
            self.times = times
        }
    }

    package var name: DutyName
    package var owner: Party
    package var match: Matcher
    package var starts: Occasion
    /// Counts from the beginning once more when this comes later, such as a role that was given up and has to be filled again.
    package var renews: Occasion?
    /// Counted from this long after its beginning.
    package var delay: Duration
    /// It starts with a moment that is planned, is owed as soon as that is known, and due as long before it as its terms say.
    package var isCountedBack = false
    package var kept: Occasion
    package var terms: Terms
    /// Owed again after each time it was kept, counted from then.
    package var again: Terms?
    /// Asked as long as it is owed; while it does not hold, nothing is.
    package var only: Matcher
    /// Goes on when the incident is over. Everything else is let go of then.
    package var outlives: Bool
    /// An escalation: what counts is what is done when the time is over, and nobody has broken a promise.
    package var isPromise: Bool
    package var steps: [Step]
    /// The clause of the runbook it comes from, such as `communications.internal`.
    package var clause: String

    package init(
        name: DutyName, owner: Party, match: Matcher = .everything, starts: Occasion, renews: Occasion? = nil, delay: Duration = .zero,
        kept: Occasion, terms: Terms, again: Terms? = nil, only: Matcher = .everything, outlives: Bool = false, isPromise: Bool = true,
        steps: [Step] = [], clause: String
    ) {
        self.name = name
        self.owner = owner
        self.match = match
        self.starts = starts
        self.renews = renews
        self.delay = delay
        self.kept = kept
        self.terms = terms
        self.again = again
        self.only = only
        self.outlives = outlives
        self.isPromise = isPromise
        self.steps = steps
        self.clause = clause
    }
}
