package import Logging
package import OpenIDConnect
package import Runbooks
package import Runtime
package import Signing
package import Vocabulary

/// What the HTTP face is given to work with. The server fills it in once, when it starts.
package struct Wiring: Sendable {
    package var dispatcher: Dispatcher
    package var feed: EventFeed
    package var health: Health
    package var metrics: Metrics
    package var keys: SourceKeys
    package var policy: Access.Policy
    /// Signs reply links, sessions, forms and calendar addresses.
    package var serverKey: [UInt8]
    /// Where people and providers reach us, without a slash at its end.
    package var publicURL: String
    package var version: String
    package var startedAt: Moment
    package var logger: Logger
    /// What Slack and Twilio sign their callbacks with; asked each time, because a new runbook may name others.
    package var callbackSecrets: @Sendable () -> CallbackSecrets
    /// Messages of the built-in capture, newest first; nil when no connection is one.
    package var captured: (@Sendable () async -> [CapturedMessage])?
    /// Sends one message at once, past the outbox: a code that must be nowhere stored. Nil: it was taken; otherwise why not.
    package var tell: @Sendable (_ by: Approach, _ title: String, _ text: String) async -> String? = { _, _, _ in "nobody carries it" }
    /// Whether a connection keeps failing, so that others are tried first.
    package var isPaused: @Sendable (ConnectionName) -> Bool = { _ in false }
    /// Posts a JSON text to an address Slack gave us.
    package var respond: @Sendable (_ url: String, _ json: String) async -> Void
    /// Mails somebody who wants to subscribe, on another errand.
    package var mail: @Sendable (SubscriberMail) async -> Void
    /// Nil: the runbook has no connection that pushes to browsers. Asked each time, because a new runbook may have one.
    package var push: @Sendable () -> PushDesk? = { nil }
    /// Nil: everything here is real.
    package var rehearsing: Rehearsing?
    /// What each password costs to prove, and to guess.
    package var passwordCost = Password.Cost.standard
    /// Whether people may sign in with a name and a password of this server.
    package var hasPasswords = true
    /// By way of which people sign in, too; nil: none.
    package var provider: OpenIDProvider?

    package init(
        dispatcher: Dispatcher, feed: EventFeed, health: Health, metrics: Metrics, keys: SourceKeys, policy: Access.Policy, serverKey: [UInt8],
        publicURL: String, version: String, startedAt: Moment, logger: Logger,
        callbackSecrets: @escaping @Sendable () -> CallbackSecrets = { CallbackSecrets() },
        captured: (@Sendable () async -> [CapturedMessage])? = nil,
        respond: @escaping @Sendable (_ url: String, _ json: String) async -> Void = { _, _ in },
        mail: @escaping @Sendable (SubscriberMail) async -> Void = { _ in }, rehearsing: Rehearsing? = nil
    ) {
        self.dispatcher = dispatcher
        self.feed = feed
        self.health = health
        self.metrics = metrics
        self.keys = keys
        self.policy = policy
        self.serverKey = serverKey
        self.publicURL = publicURL
        self.version = version
        self.startedAt = startedAt
        self.logger = logger
        self.callbackSecrets = callbackSecrets
        self.captured = captured
        self.respond = respond
        self.mail = mail
        self.rehearsing = rehearsing
    }
}

/// A mail to one who wants to subscribe, or has.
package struct SubscriberMail: Hashable, Sendable {
    package var to: String
    package var title: String
    package var text: String
    /// The page it is about.
    package var page: String
    /// Of the link that ends it.
    package var token: String
}

/// One for each connection of the kind that has one.
package struct CallbackSecrets: Sendable {
    package var slackSigning: [String]
    package var twilioTokens: [String]

    package init(slackSigning: [String] = [], twilioTokens: [String] = []) {
        self.slackSigning = slackSigning
        self.twilioTokens = twilioTokens
    }
}

/// A message the built-in capture kept instead of sending.
package struct CapturedMessage: Hashable, Sendable {
    package var at: Moment
    package var way: String
    package var to: String
    package var title: String
    package var text: String
    /// Its signed link, if it has one.
    package var acknowledge: String?
    /// Nil for a notice, which goes to nobody by name.
    package var person: PersonName?
    /// What it tells of.
    package var incidents: [IncidentID]

    package init(
        at: Moment, way: String, to: String, title: String, text: String, acknowledge: String? = nil, person: PersonName? = nil,
        incidents: [IncidentID] = []
    ) {
        self.at = at
        self.way = way
        self.to = to
        self.title = title
        self.text = text
        self.acknowledge = acknowledge
        self.person = person
        self.incidents = incidents
    }
}
