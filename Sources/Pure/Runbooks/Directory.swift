package import Vocabulary

/// A console or command people reach for during an incident.
package struct Tool: Hashable, Sendable {
    package var name: String
    package var purpose: String
    package var open: String?
    package var run: String?
    /// Saved views by name.
    package var saved: [String: String]

    package init(name: String, purpose: String = "", open: String? = nil, run: String? = nil, saved: [String: String] = [:]) {
        self.name = name
        self.purpose = purpose
        self.open = open
        self.run = run
        self.saved = saved
    }
}

/// Somebody outside: a vendor, an authority, a partner.
package struct Contact: Hashable, Sendable {
    package var name: String
    package var purpose: String
    package var phone: String?
    package var email: String?
    package var url: String?
    package var hours: String
    /// `phone`, `email`, `url`: which way first.
    package var order: [String]

    package init(
        name: String, purpose: String = "", phone: String? = nil, email: String? = nil, url: String? = nil, hours: String = "", order: [String] = []
    ) {
        self.name = name
        self.purpose = purpose
        self.phone = phone
        self.email = email
        self.url = url
        self.hours = hours
        self.order = order
    }
}

/// Something people can state about an incident, and the tags that come with it.
package struct StatedFact: Hashable, Sendable {
    package var name: FactName
    package var means: String
    package var tags: [String]

    package init(name: FactName, means: String = "", tags: [String] = []) {
        self.name = name
        self.means = means
        self.tags = tags
    }
}
