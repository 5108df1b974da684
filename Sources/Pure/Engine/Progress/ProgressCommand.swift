package import Runbooks
package import Vocabulary

/// How far the work is: phases, what it is called outside, checklists, agreement and advice.
package enum ProgressCommand: Hashable, Sendable {
    /// Where the phase before has somebody accountable who did not ask for it, that one has to approve first.
    case enter(PhaseName)
    /// Somebody accountable agrees to leaving the phase, or does not.
    case approve(PhaseName)
    case refuse(PhaseName, because: String)
    /// What whoever is consulted says.
    case advise(PhaseName, Party, words: String)
    case setStatus(StatusName)
    /// Items are numbered from 1 in the order they were written.
    case tick(PhaseName, item: Int, done: Bool)
    /// A person says that the severity is right as it is.
    case confirmSeverity
    /// Questions likewise.
    case answer(question: Int, yes: Bool)
}

package enum ProgressEvent: Hashable, Sendable {
    case entered(PhaseName, from: PhaseName?)
    case approvalAsked(PhaseName, next: PhaseName)
    case approved(PhaseName)
    case refused(PhaseName, because: String)
    case consulted(PhaseName, Party, people: [PersonName])
    case informed(PhaseName, Party, people: [PersonName])
    /// The RACI table names somebody for the phase and nobody is there.
    case vacant(PhaseName, Party)
    case advised(PhaseName, Party, words: String)
    case statusSet(StatusName)
    case ticked(PhaseName, item: Int, text: String, done: Bool)
    case checklistDone(PhaseName)
    case severityConfirmed
    case answered(question: String, yes: Bool)
}

extension Incident {
    /// How far an incident is.
    package struct Progress: Hashable, Sendable {
        package struct Tick: Hashable, Sendable {
            package var by: Author
            package var at: Moment

            package init(by: Author, at: Moment) {
                self.by = by
                self.at = at
            }
        }

        package var phase: PhaseName?
        /// Where it goes when whoever is accountable agrees.
        package var waitingFor: PhaseName?
        /// Who asked for that.
        package var askedBy: Author?
        package var status: StatusName?
        /// What was ticked in each phase, by its place in the list.
        package var ticks: [PhaseName: [Int: Tick]]
        package var answers: [String: Bool]
        /// Everybody whose advice was asked for.
        package var asked: Set<PersonName> = []
        /// Of whom it was said that nobody is there, in the phase it is in.
        package var vacant: [Party] = []

        package init(
            phase: PhaseName? = nil, waitingFor: PhaseName? = nil, status: StatusName? = nil, ticks: [PhaseName: [Int: Tick]] = [:],
            answers: [String: Bool] = [:]
        ) {
            self.phase = phase
            self.waitingFor = waitingFor
            self.status = status
            self.ticks = ticks
            self.answers = answers
        }
    }
}
