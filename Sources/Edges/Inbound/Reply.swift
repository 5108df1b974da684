package import Vocabulary

/// What a person answered, by button, by message or by telephone key. Who they are is for the caller to find by the address.
package struct Reply: Hashable, Sendable {
    package enum Verb: String, Hashable, Sendable { case acknowledge, resolve, escalate }

    package enum Which: Hashable, Sendable {
        case these([IncidentID])
        /// None was named: the one this person was paged for, if it is only one.
        case unnamed
        case all
    }

    package enum Sender: Hashable, Sendable {
        /// A Slack member id, such as `U01`.
        case slack(String)
        /// A telephone number in E.164, such as `+46700000001`.
        case phone(String)
    }

    package let verb: Verb
    package let which: Which
    package let sender: Sender
    package let channel: Channel
    /// Where Slack takes a later answer, at most five times within 30 minutes.
    package let responseURL: String?

    package init(_ verb: Verb, _ which: Which, sender: Sender, channel: Channel, responseURL: String? = nil) {
        self.verb = verb
        self.which = which
        self.sender = sender
        self.channel = channel
        self.responseURL = responseURL
    }
}
