package import Vocabulary

/// How bad, and what that promises.
package struct Severity: Hashable, Sendable {
    package enum Urgency: String, Hashable, Sendable { case urgent, normal }

    package var name: SeverityName
    package var means: String
    /// Nil: only ever chosen by a person, or by default as the last one.
    package var match: Matcher?
    /// Nil: nobody is paged.
    package var ladder: LadderName?
    package var urgency: Urgency
    package var acknowledgeWithin: Promise?
    package var recoverWithin: Promise?

    package init(
        name: SeverityName, means: String = "", match: Matcher? = nil, ladder: LadderName? = nil, urgency: Urgency = .urgent,
        acknowledgeWithin: Promise? = nil, recoverWithin: Promise? = nil
    ) {
        self.name = name
        self.means = means
        self.match = match
        self.ladder = ladder
        self.urgency = urgency
        self.acknowledgeWithin = acknowledgeWithin
        self.recoverWithin = recoverWithin
    }
}
