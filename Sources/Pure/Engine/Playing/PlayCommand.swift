package import Runbooks
package import Vocabulary

/// Following a playbook. Steps are numbered from 1 in the order they were written; step 0 is what comes before anything else,
/// such as preserving the evidence.
package enum PlayCommand: Hashable, Sendable {
    case start(PlaybookName)
    /// Wants an automated step carried out. Where somebody has to agree and somebody else asks, it waits for them.
    case run(PlaybookName, step: Int)
    case approve(PlaybookName, step: Int)
    case refuse(PlaybookName, step: Int, because: String)
    case done(PlaybookName, step: Int, words: String)
    case skip(PlaybookName, step: Int, because: String)
    /// Whether what only people can judge is so, such as `if: in emergency mode`.
    case answer(PlaybookName, step: Int, yes: Bool)
    /// What became of a step that Runbell carried out.
    case ended(PlaybookName, step: Int, StepOutcome)
}

package enum PlayEvent: Hashable, Sendable {
    case started(PlaybookName, matched: Bool)
    case stepAsked(PlaybookName, step: Int)
    /// One of several who have to, and for whom of them.
    case stepAgreed(PlaybookName, step: Int, for: [Party])
    case stepApproved(PlaybookName, step: Int)
    case stepRefused(PlaybookName, step: Int, because: String)
    /// It is being carried out; it has ended by then.
    case stepBegun(PlaybookName, step: Int, text: String, until: Moment)
    case stepEnded(PlaybookName, step: Int, StepOutcome)
    case stepDone(PlaybookName, step: Int, words: String)
    case stepSkipped(PlaybookName, step: Int, because: String)
    /// The step's turn has come, and somebody has to say whether it is to be done.
    case stepPosed(PlaybookName, step: Int, question: String)
    case stepAnswered(PlaybookName, step: Int, question: String, yes: Bool)
    /// The step's turn has come, and it is not for an incident as it is now.
    case stepLeftOut(PlaybookName, step: Int, because: String)
    /// It is for the incident after all.
    case stepPutBack(PlaybookName, step: Int)
    case componentSet(ComponentName, StatusPage.Condition)
}

/// What an automated step came to.
package struct StepOutcome: Hashable, Sendable {
    package enum Result: String, Hashable, Sendable, CaseIterable { case succeeded, failed, timedOut, refused }
    package var result: Result
    /// In one line: `exit 1`, `status 502`, `0.27 < 0.3`.
    package var reason: String
    /// What it printed, capped, with secrets masked.
    package var output: String

    package init(_ result: Result, reason: String, output: String = "") {
        self.result = result
        self.reason = reason
        self.output = output
    }
}

extension Incident {
    /// A playbook that is followed, as far as it is.
    package struct Play: Hashable, Sendable {
        package enum State: Hashable, Sendable {
            case asked(by: Author)
            case running(until: Moment)
            case ended(StepOutcome)
            case done(words: String)
            case skipped(because: String)
            /// Waits for yes or no.
            case posed(question: String)
            /// By Runbell, as long as the incident is not one the step is for.
            case leftOut(because: String)
            case refused(because: String)
        }

        package var playbook: PlaybookName
        package var startedAt: Moment
        package var steps: [Int: State]
        /// What people said of conditions only they can judge.
        package var answers: [Int: Bool] = [:]
        /// False while it only fits, and nobody has taken it up.
        package var isFollowed: Bool
        /// Who agreed to a step that waits, and for whom.
        package var agreed: [Int: [Author]] = [:]
        package var spoken: [Int: [Party]] = [:]

        package init(playbook: PlaybookName, startedAt: Moment, steps: [Int: State] = [:], isFollowed: Bool = false) {
            self.playbook = playbook
            self.startedAt = startedAt
            self.steps = steps
            self.isFollowed = isFollowed
        }
    }
}
