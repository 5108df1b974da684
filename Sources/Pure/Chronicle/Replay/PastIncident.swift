package import Engine
internal import Runbooks
package import Vocabulary

/// An incident as it was handled, here or elsewhere: what came in, what people did, whom it rang, and which promises were kept.
package struct PastIncident: Hashable, Sendable {
    /// Something that came from outside, and comes again when the incident is replayed.
    package enum Deed: Hashable, Sendable {
        case fire([Alert])
        case clear([AlertKey])
        case declare(Opening)
        case ask(IncidentCommand)
        /// Of a question of the triage; another runbook may number it otherwise.
        case answer(question: String, yes: Bool)
        case merge(into: IncidentID)
    }

    package struct Act: Hashable, Sendable {
        package var at: Moment
        package var by: Author
        package var deed: Deed
        /// Where it stands among everything that was written down at that moment.
        package var order: Int64
        /// How long after the first answer, for what people did once somebody was on it; nil: at its own time whoever answers when.
        package var afterAnswer: Duration?

        package init(at: Moment, by: Author, _ deed: Deed, order: Int64, afterAnswer: Duration? = nil) {
            self.at = at
            self.by = by
            self.deed = deed
            self.order = order
            self.afterAnswer = afterAnswer
        }
    }

    /// A page that was written down, and what became of it.
    package struct Page: Hashable, Sendable {
        package var person: PersonName
        package var way: Way
        /// When it was to leave.
        package var due: Moment
        package var end: PageOutcome?
        /// Which connection was to carry it; nil: it is not told.
        package var connection: ConnectionName?
        /// It was held back to leave together with others.
        package var isBundled: Bool
        /// From when it was due until a provider took it.
        package var took: Duration?

        package init(
            person: PersonName, way: Way, due: Moment, end: PageOutcome? = nil, over connection: ConnectionName? = nil, isBundled: Bool = false,
            took: Duration? = nil
        ) {
            self.person = person
            self.way = way
            self.due = due
            self.end = end
            self.connection = connection
            self.isBundled = isBundled
            self.took = took
        }

        /// A page that was taken back, came too late or that no provider took has disturbed nobody.
        package var arrived: Bool {
            switch end {
            case .delivered: true
            case .failed, .expired, .superseded: false
            case nil: true
            }
        }
    }

    package struct Answer: Hashable, Sendable {
        package var at: Moment
        package var by: Author
        package var via: Channel
        package var order: Int64

        package init(at: Moment, by: Author, via: Channel, order: Int64) {
            self.at = at
            self.by = by
            self.via = via
            self.order = order
        }
    }

    package struct Asking: Hashable, Sendable {
        package var at: Moment
        package var isOn: Bool

        package init(at: Moment, isOn: Bool) {
            self.at = at
            self.isOn = isOn
        }
    }

    /// An automated step: its playbook, and its number there.
    package struct StepPlace: Hashable, Sendable {
        package var playbook: PlaybookName
        package var number: Int

        package init(_ playbook: PlaybookName, _ number: Int) {
            self.playbook = playbook
            self.number = number
        }
    }

    package var id: IncidentID
    /// What another tool wrote down of it and nobody understood here, and how often.
    package var unread: [String: Int] = [:]
    /// What people called it.
    package var name: String
    package var title: String
    package var openedAt: Moment
    /// Nil while it goes on.
    package var overAt: Moment?
    /// In the order they happened.
    package var acts: [Act] = []
    package var pages: [Page] = []
    /// Everybody's, also without a page.
    package var answers: [Answer] = []
    /// When somebody was asked for an answer, and when nobody was any more.
    package var asking: [Asking] = []
    /// By when the first answer was owed; nil: nobody promised one.
    package var answerDue: Moment?
    package var keptAnswers = 0
    /// Promises that were broken, the one to answer among them, each as often as it was.
    package var missed: [DutyName: Int] = [:]
    package var steps: [StepPlace: StepOutcome] = [:]
    /// Another tool handled it, whose promises are not known.
    package var isForeign = false

    package init(id: IncidentID, name: String, title: String, openedAt: Moment) {
        self.id = id
        self.name = name
        self.title = title
        self.openedAt = openedAt
    }
}

extension PastIncident {
    package var firstAnswer: Answer? { answers.first }

    /// Whether somebody was asked for an answer at that moment.
    package func isAsking(at moment: Moment) -> Bool { asking.last { $0.at <= moment }?.isOn ?? false }

    /// What a person did about a page: the first answer of theirs after it, unless everybody was asked anew in between.
    package func answer(to page: Page) -> Answer? {
        let anew = asking.first { $0.isOn && $0.at > page.due }?.at ?? .distantFuture
        return answers.first { $0.by == .person(page.person) && $0.at >= page.due && $0.at <= anew }
    }

    /// Until when it is known that they did not answer it: then somebody else had, or it was over.
    package func silence(after page: Page, until end: Moment) -> Moment {
        let other = answers.first { $0.at >= page.due }?.at
        return min(other ?? end, overAt.map { max($0, page.due) } ?? end, end)
    }
}
