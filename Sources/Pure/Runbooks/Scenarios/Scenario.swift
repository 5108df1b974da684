package import Vocabulary

/// A story to rehearse: what happens and when, how people behave, and what is expected to follow. A unit test for a response.
package struct Scenario: Hashable, Sendable {
    /// What a person does about messages.
    package enum Habit: Hashable, Sendable {
        /// Both answer nothing; the words differ for whoever reads the story.
        case asleep, away
        /// No message to this person gets through.
        case unreachable
        /// Answers the first page that reaches them, so long after it arrived; and resolves the incident so long after that.
        case acknowledges(after: Duration, resolves: Duration? = nil)
    }

    /// What becomes of an automated step of a playbook.
    package enum Fate: String, Hashable, Sendable, CaseIterable { case succeeds, fails, timesOut = "times out", refused }

    /// What sort of night it is: a runbook should be rehearsed for each of them.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// One of its severities from the first minute to the last.
        case severity
        case quietNight = "quiet night"
        case nobodyAnswers = "nobody answers"
        /// A legal clock runs, where the runbook has any.
        case breach
        case vendorOutage = "vendor outage"
        /// When it is over: the review, the actions, what is owed by the calendar.
        case monthAfter = "month after"
    }

    package struct StepPlace: Hashable, Sendable {
        package var playbook: PlaybookName
        /// From 1.
        package var number: Int

        package init(_ playbook: PlaybookName, _ number: Int) {
            self.playbook = playbook
            self.number = number
        }
    }

    package var title: String
    /// The file's path within the runbook's folder.
    package var file: String
    /// What it rehearses; nil when it says nothing.
    package var kind: Kind?
    package var start: Moment
    package var seed: UInt64
    /// How long it runs; nil: until nothing is pending any more.
    package var ends: Duration?
    package var people: [PersonName: Habit]
    /// Steps that do not succeed.
    package var steps: [StepPlace: Fate]
    /// In the order of their times; those of one moment in the order they were written.
    package var happenings: [Happening]
    package var expectations: [Expectation]

    package init(
        title: String, file: String = "", kind: Kind? = nil, start: Moment, seed: UInt64 = 1, ends: Duration? = nil,
        people: [PersonName: Habit] = [:],
        steps: [StepPlace: Fate] = [:], happenings: [Happening] = [], expectations: [Expectation] = []
    ) {
        self.title = title
        self.file = file
        self.kind = kind
        self.start = start
        self.seed = seed
        self.ends = ends
        self.people = people
        self.steps = steps
        self.happenings = happenings
        self.expectations = expectations
    }
}
