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
    /// Another contact, to ask when this one does not answer.
    package var backup: String?

    package init(
        name: String, purpose: String = "", phone: String? = nil, email: String? = nil, url: String? = nil, hours: String = "", order: [String] = [],
        backup: String? = nil
    ) {
        self.name = name
        self.purpose = purpose
        self.phone = phone
        self.email = email
        self.url = url
        self.hours = hours
        self.order = order
        self.backup = backup
    }

    /// `privacy authority (+46 8 657 61 00, notice@authority.example; Mon-Fri 08:00-16:00)`: the way to try first comes first.
    package var reached: String {
        let ways = ["phone": phone, "email": email, "url": url]
        let tried = order + ["phone", "email", "url"].filter { !order.contains($0) }
        let how = tried.compactMap { ways[$0] ?? nil }.joined(separator: ", ")
        let words = [how, hours].filter { !$0.isEmpty }.joined(separator: "; ")
        return words.isEmpty ? name : "\(name) (\(words))"
    }
}

extension Runbook {
    /// Whom a duty is to be done towards: the contact of a clock's stage, and who stands behind that one. Nil for every other duty.
    package func telling(for duty: DutyName) -> String? {
        for clock in clocks {
            for stage in clock.stages where DutyName.clock(clock.name, stage.name) == duty {
                guard let name = stage.tell, let contact = contacts.first(where: { $0.name == name }) else { return nil }
                let backup = contact.backup.flatMap { name in contacts.first { $0.name == name } }
                return contact.reached + (backup.map { ", else \($0.reached)" } ?? "")
            }
        }
        return nil
    }
}

/// Something people can state about an incident, and the tags that come with it.
package struct StatedFact: Hashable, Sendable {
    package var name: FactName
    package var means: String
    package var tags: [String]
    /// It may be stated for a day to come, and terms count back from that day.
    package var isPlanned = false

    package init(name: FactName, means: String = "", tags: [String] = []) {
        self.name = name
        self.means = means
        self.tags = tags
    }
}
