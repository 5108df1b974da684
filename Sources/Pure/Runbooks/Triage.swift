package import Vocabulary

/// The first minutes: how bad is it really?
package struct Triage: Hashable, Sendable {
    /// What an answer brings with it.
    package struct Consequence: Hashable, Sendable {
        package var severity: SeverityName?
        package var tags: [String]
        package var fact: FactName?

        package init(severity: SeverityName? = nil, tags: [String] = [], fact: FactName? = nil) {
            self.severity = severity
            self.tags = tags
            self.fact = fact
        }
    }

    package struct Question: Hashable, Sendable {
        package var text: String
        package var yes: Consequence
        package var no: Consequence

        package init(_ text: String, yes: Consequence = Consequence(), no: Consequence = Consequence()) {
            self.text = text
            self.yes = yes
            self.no = no
        }
    }

    /// Which severity counts when answers differ.
    package enum Doubt: String, Hashable, Sendable, CaseIterable {
        case higher, lower
        /// The first answer that says one, in the order of the questions.
        case asWritten = "as written"
    }

    /// By when a person has said how bad it is.
    package var severityWithin: Terms
    package var questions: [Question]
    package var whenUnsure: Doubt

    package init(severityWithin: Terms = Terms(), questions: [Question] = [], whenUnsure: Doubt = .higher) {
        self.severityWithin = severityWithin
        self.questions = questions
        self.whenUnsure = whenUnsure
    }
}
