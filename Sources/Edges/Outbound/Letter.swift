package import Vocabulary

/// A page or a notice, drawn: everything a channel needs to write its own message, and nothing it has to look up.
package struct Letter: Hashable, Sendable {
    /// One incident in the message; a bundle has several.
    package struct Item: Hashable, Sendable {
        package var incident: IncidentID
        package var title: String
        package var severity: SeverityName
        package var service: ServiceName
        /// The incident's page for people.
        package var link: String
        /// Where to look first: a dashboard of its service; nil when the runbook names none.
        package var dashboard: String?
        /// Signed, for this incident and this person only; nil on notices.
        package var acknowledge: String?
        /// Nobody may read along on a locked screen.
        package var isPrivate: Bool

        package init(
            incident: IncidentID, title: String, severity: SeverityName, service: ServiceName, link: String, dashboard: String? = nil,
            acknowledge: String?, isPrivate: Bool = false
        ) {
            self.incident = incident
            self.title = title
            self.severity = severity
            self.service = service
            self.link = link
            self.dashboard = dashboard
            self.acknowledge = acknowledge
            self.isPrivate = isPrivate
        }
    }

    /// What a copy for one subscriber has that the others' have not.
    package struct Subscription: Hashable, Sendable {
        /// Where a mail program unsubscribes with one request, and a person with one button.
        package var unsubscribe: String
        /// Tells the copies apart, and gives nobody away.
        package var mark: String
        /// Why they get it, in a sentence.
        package var because: String

        package init(unsubscribe: String, mark: String, because: String) {
            self.unsubscribe = unsubscribe
            self.mark = mark
            self.because = because
        }
    }

    /// The idempotency key: a letter sent twice carries it twice.
    package var id: PageID
    /// Nil for a notice.
    package var person: PersonName?
    package var way: Way?
    package var connection: ConnectionName
    /// Number, mail address, user, channel or topic, as the connection wants it.
    package var address: String
    /// Addresses to mention in a channel.
    package var mentions: [String]
    /// One line.
    package var title: String
    /// Further lines, plain text; may be empty.
    package var text: String
    package var items: [Item]
    /// How many incidents of a bundle were left out of `items`.
    package var more: Int
    /// Nil but for mail to those who subscribed.
    package var subscription: Subscription?

    package init(
        id: PageID, person: PersonName? = nil, way: Way? = nil, connection: ConnectionName, address: String, mentions: [String] = [], title: String,
        text: String = "", items: [Item] = [], more: Int = 0, subscription: Subscription? = nil
    ) {
        self.id = id
        self.person = person
        self.way = way
        self.connection = connection
        self.address = address
        self.mentions = mentions
        self.title = title
        self.text = text
        self.items = items
        self.more = more
        self.subscription = subscription
    }
}

/// What became of one attempt to send a letter.
package enum Sent: Hashable, Sendable {
    case delivered
    /// Worth another try, not before `after` where the other side said so.
    case later(reason: String, after: Duration?)
    /// Trying again would not help: bad address, bad key.
    case refused(reason: String)
}

/// One channel: takes a letter, answers what became of it. Never throws, never hangs longer than `Limits.sendTimeout`.
package struct Notifier: Sendable {
    package let send: @Sendable (Letter) async -> Sent
    /// The same, with a refusal told apart from an address that is bad for everybody.
    package let judge: @Sendable (Letter) async -> Verdict

    package init(send: @escaping @Sendable (Letter) async -> Sent) {
        self.send = send
        judge = { Verdict(await send($0)) }
    }

    private init(judge: @escaping @Sendable (Letter) async -> Verdict) {
        self.judge = judge
        send = { await judge($0).sent }
    }

    /// For a channel that can tell a bad address from other refusals.
    package static func judging(_ judge: @escaping @Sendable (Letter) async -> Verdict) -> Notifier { Notifier(judge: judge) }
}
