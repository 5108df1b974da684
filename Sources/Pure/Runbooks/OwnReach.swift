package import Vocabulary

/// What somebody gives to be reached by. One address serves every way that needs one of its kind.
package enum AddressKind: String, Hashable, Sendable, CaseIterable {
    case email, phone, slack, ntfy

    package var ways: [Way] {
        switch self {
        case .email: [.email]
        case .phone: [.sms, .call]
        case .slack: [.slack]
        case .ntfy: [.push]
        }
    }

    /// As connections take it; nil for what cannot be one.
    package func address(_ text: String) -> String? {
        let text = text.filter { $0 != " " }
        let isShort = (1...254).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isShort else { return nil }
        switch self {
        case .email:
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: { "<>,;:\"()[]\\".contains($0) }) ? text : nil
        case .phone:
            let digits = text.filter { $0 != "-" }
            return digits.hasPrefix("+") && (8...15).contains(digits.count - 1) && digits.dropFirst().allSatisfy(\.isNumber) ? digits : nil
        case .slack: return text.allSatisfy { $0.isLetter || $0.isNumber } ? text : nil
        case .ntfy: return text.utf8.count <= 64 && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } ? text : nil
        }
    }

    /// An address that only whoever knows it recognises; of a topic nothing, because whoever knows it reads it.
    package func masked(_ address: String) -> String {
        switch self {
        case .email: address.firstIndex(of: "@").map { "\(address.prefix(1))…\(address[$0...])" } ?? "…"
        case .phone: "\(address.prefix(3)) … \(address.suffix(2))"
        case .slack, .ntfy: "…"
        }
    }
}

/// How somebody is reached by their own word, in place of what the runbook says of them.
package struct OwnReach: Hashable, Sendable {
    /// Proven: what was sent there came back.
    package var addresses: [AddressKind: String]
    /// In place of the runbook's reach rules; empty: as the runbook says.
    package var urgent: [Person.Reach]
    package var normal: [Person.Reach]

    package init(addresses: [AddressKind: String] = [:], urgent: [Person.Reach] = [], normal: [Person.Reach] = []) {
        self.addresses = addresses
        self.urgent = urgent
        self.normal = normal
    }
}

extension Person {
    package subscript(contact: AddressKind) -> String? {
        get {
            switch contact {
            case .email: email
            case .phone: phone
            case .slack: slack
            case .ntfy: ntfy
            }
        }
        set {
            switch contact {
            case .email: email = newValue
            case .phone: phone = newValue
            case .slack: slack = newValue
            case .ntfy: ntfy = newValue
            }
        }
    }
}

extension Runbook {
    /// Whether the runbook leaves it to this person how they are reached.
    package func leavesWays(to person: PersonName) -> Bool { people[person] != nil && members(of: ownWays).contains(person) }

    /// This runbook with what people said of themselves. A rule of their own counts only while it reaches them at once; otherwise the
    /// runbook's does, so that nobody is lost by one.
    package func honouring(_ own: [PersonName: OwnReach]) -> Runbook {
        guard !own.isEmpty else { return self }
        var book = self
        for (name, reach) in own {
            guard var person = people[name] else { continue }
            for (contact, address) in reach.addresses { person[contact] = address }
            if reachesAtOnce(person, reach.urgent) { person.urgent = reach.urgent }
            if reachesAtOnce(person, reach.normal) { person.normal = reach.normal }
            book.people[name] = person
        }
        return book
    }

    /// Whether the rule has a step without a wait that the connections really carry to them.
    package func reachesAtOnce(_ person: Person, _ rule: [Person.Reach]) -> Bool {
        rule.contains { $0.after == .zero && approach(person, $0.by, after: .zero) != nil }
    }

    /// How an address of that kind is reached, whoever's it is; nil when no connection carries it.
    package func approach(to contact: AddressKind, at address: String) -> Approach? {
        var person = Person(name: "", fullName: "")
        person[contact] = address
        // A push may go to devices as well, which no address leads to.
        return contact.ways.lazy.compactMap { self.approach(person, .way($0), after: .zero) }.first { $0.address == address }
    }
}

extension Person.Reach {
    /// `sms after 1m`, as a reach rule is written; ways only, no connection. Nil for anything else.
    package init?(written text: String) {
        let words = text.split(separator: " ")
        guard let way = words.first.flatMap({ Way(rawValue: String($0)) }), way != .webhook else { return nil }
        switch words.count {
        case 1: self.init(by: .way(way))
        case 3 where words[1] == "after":
            let units = ["s": 1, "m": 60, "h": 3600]
            guard let unit = words[2].last.flatMap({ units[String($0)] }), let count = Int64(words[2].dropLast()), (0...3600).contains(count) else {
                return nil
            }
            self.init(by: .way(way), after: .seconds(count * Int64(unit)))
        default: return nil
        }
    }

    package var written: String {
        let by =
            switch by {
            case .way(let way): way.rawValue
            case .connection(let name): name.text
            }
        let seconds = after.components.seconds
        let wait = seconds % 3600 == 0 ? "\(seconds / 3600)h" : seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
        return seconds == 0 ? by : "\(by) after \(wait)"
    }
}
