/// A condition as a runbook writes it: a map whose entries must all hold.
package indirect enum Matcher: Hashable, Sendable {
    case all([Matcher])
    case any([Matcher])
    case not(Matcher)
    /// The fact has one of these values.
    case fact(Fact, [Value])

    /// `{}`: what no other condition took.
    package static let everything = Matcher.all([])

    /// What can be asked about.
    package enum Fact: Hashable, Sendable {
        case severity, service, source, tag, summary
        /// What people have stated, the phase it is in, and what it is called outside.
        case stated, phase, status
        /// The sender's own word for how bad it is.
        case alertSeverity
        case label(String)
        /// A number stated for the incident, such as `impact.customers`.
        case impact(String)
    }

    package enum Value: Hashable, Sendable {
        case exactly(String)
        /// `pay-*`: `*` is any run of characters, `?` any one.
        case glob(String)
        /// `/pay.*/`, matched anywhere in the value, in linear time.
        case pattern(Pattern)
        /// `> 5`, or `> 5 %`: the sign says to people what the number counts, and changes no answer.
        case compare(Comparison, Double, isPercent: Bool = false)
    }

    package enum Comparison: String, Hashable, Sendable { case more = ">", atLeast = ">=", less = "<", atMost = "<=" }
}
