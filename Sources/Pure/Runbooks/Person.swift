package import Vocabulary

/// Somebody who can be reached, and in which order.
package struct Person: Hashable, Sendable {
    /// One step of a reach rule: `sms after 1m`. Names a way, or one connection directly.
    package struct Reach: Hashable, Sendable {
        package enum By: Hashable, Sendable {
            case way(Way)
            case connection(ConnectionName)
        }

        package var by: By
        package var after: Duration

        package init(by: By, after: Duration = .zero) {
            self.by = by
            self.after = after
        }
    }

    package var name: PersonName
    package var fullName: String
    package var email: String?
    package var phone: String?
    /// Slack member id, such as `U01`.
    package var slack: String?
    /// ntfy topic.
    package var ntfy: String?
    /// Where they live, as an IANA zone; nil when the runbook does not say.
    package var zone: String?
    /// When it is urgent; empty means every way this person has, at once.
    package var urgent: [Reach]
    /// When it can wait; empty means as when it is urgent.
    package var normal: [Reach]

    package init(
        name: PersonName, fullName: String, email: String? = nil, phone: String? = nil, slack: String? = nil, ntfy: String? = nil,
        zone: String? = nil, urgent: [Reach] = [], normal: [Reach] = []
    ) {
        self.name = name
        self.fullName = fullName
        self.email = email
        self.phone = phone
        self.slack = slack
        self.ntfy = ntfy
        self.zone = zone
        self.urgent = urgent
        self.normal = normal
    }
}
