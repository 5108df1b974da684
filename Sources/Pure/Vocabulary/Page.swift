/// A way to reach a person. The runbook's connections say who carries it.
package enum Way: String, Hashable, Sendable, CaseIterable {
    case push, sms, call, email, slack, webhook
}

/// One message to one person by one way. It ends as delivered, acknowledged, superseded, expired or failed with an alarm,
/// never in silence.
package struct Page: Hashable, Sendable {
    package var id: PageID
    package var person: PersonName
    package var way: Way
    /// Who carries it first; fail-over goes on from there in the order this connection lists.
    package var connection: ConnectionName
    /// Number, mail address, user or topic, as the connection wants it.
    package var address: String
    /// What is wrong, in one line.
    package var title: String
    package var severity: SeverityName
    package var service: ServiceName
    /// Why this person, where that is not plain: `The update to customers was due by …`. Empty when the ladder asks.
    package var why: String
    /// When it should leave; later than now for the later steps of a reach rule.
    package var due: Moment
    /// Not sent any more after this: nobody is woken by an old page.
    package var expires: Moment
    /// Whether it may be bundled with the person's other held pages into one message (storm mode).
    package var bundled: Bool
    /// Of a private incident: where others may look on, it says only that there is something to do.
    package var isPrivate: Bool

    package init(
        id: PageID, person: PersonName, way: Way, connection: ConnectionName, address: String, title: String, severity: SeverityName,
        service: ServiceName, why: String = "", due: Moment, expires: Moment, bundled: Bool = false,
        isPrivate: Bool = false
    ) {
        self.id = id
        self.person = person
        self.way = way
        self.connection = connection
        self.address = address
        self.title = title
        self.severity = severity
        self.service = service
        self.why = why
        self.due = due
        self.expires = expires
        self.bundled = bundled
        self.isPrivate = isPrivate
    }
}

/// One message to a channel or an audience rather than to a person.
package struct Notice: Hashable, Sendable {
    package var id: PageID
    package var connection: ConnectionName
    /// Where on that connection: a Slack channel, an ntfy topic, a mail address; empty for the connection's own default.
    package var destination: String
    /// People to name in the message, by their address on that connection.
    package var mentions: [String]
    package var title: String
    package var text: String
    /// The duty of the programme it reminds of, so that its link leads there.
    package var duty: DutyName?
    /// A test page goes by one way of a person's; nil for every other notice, whose connection has only one.
    package var way: Way?
    package var due: Moment
    package var expires: Moment

    package init(
        id: PageID, connection: ConnectionName, destination: String = "", mentions: [String] = [], title: String, text: String = "",
        duty: DutyName? = nil, way: Way? = nil, due: Moment, expires: Moment
    ) {
        self.id = id
        self.connection = connection
        self.destination = destination
        self.mentions = mentions
        self.title = title
        self.text = text
        self.duty = duty
        self.way = way
        self.due = due
        self.expires = expires
    }
}

/// How a page ended, as its outbox row and the journal record it.
package enum PageOutcome: Hashable, Sendable {
    /// A provider took it. `provider` is the connection that did.
    case delivered(provider: ConnectionName)
    /// No provider took it; the reason is theirs, with secrets masked.
    case failed(reason: String)
    case expired
    /// Somebody answered before it left.
    case superseded
}
