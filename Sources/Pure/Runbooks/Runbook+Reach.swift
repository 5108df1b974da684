package import Vocabulary

/// One way to one person that the runbook's connections really carry.
package struct Approach: Hashable, Sendable {
    package var way: Way
    package var connection: ConnectionName
    package var address: String
    /// Counted from when the person is paged.
    package var after: Duration

    package init(way: Way, connection: ConnectionName, address: String, after: Duration = .zero) {
        self.way = way
        self.connection = connection
        self.address = address
        self.after = after
    }
}

extension Connection.Kind {
    /// The ways this kind of connection carries, its own first.
    package var carries: [Way] {
        switch self {
        case .smtp: [.email]
        case .webhook: [.webhook]
        case .slack: [.slack]
        case .ntfy, .webpush: [.push]
        case .twilio: [.sms, .call]
        case .capture: [.push, .sms, .call, .email, .slack, .webhook]
        }
    }
}

extension Person {
    /// Where the person is found by that way; nil when the runbook does not say. A webhook is told the person's name.
    package func address(by way: Way) -> String? {
        switch way {
        case .email: email
        case .sms, .call: phone
        case .slack: slack
        case .push: ntfy
        case .webhook: name.text
        }
    }

    /// The same over one connection: a push to devices asks for nothing but the name.
    package func address(by way: Way, over connection: Connection) -> String? {
        connection.kind == .webpush ? name.text : address(by: way)
    }
}

extension Runbook {
    /// How a person is paged, in the order of the person's reach rule; what can wait follows the urgent rule where it has none of its own.
    /// Without a rule it is every way the person has an address
    /// for and a connection carries, all at once. `by` replaces the rule with these ways at once, as a rung's `by` does; a way
    /// the person cannot be reached by is left out, and when that leaves none the rule counts after all: better another way
    /// than no page.
    package func waysToReach(_ person: PersonName, urgency: Severity.Urgency, by ways: [Way] = []) -> [Approach] {
        guard let person = people[person] else { return [] }
        let asked = ways.compactMap { approach(person, .way($0), after: .zero) }
        if !asked.isEmpty { return asked }
        let rule = urgency == .urgent || person.normal.isEmpty ? person.urgent : person.normal
        let ruled = rule.compactMap { approach(person, $0.by, after: $0.after) }
        return ruled.isEmpty ? everyWay(person) : ruled
    }

    /// A webhook has no address of the person's own, and whether they switched on a device no runbook knows: nobody is told by these
    /// unless it is all there is.
    private func everyWay(_ person: Person) -> [Approach] {
        let own = Way.allCases.filter { $0 != .webhook && person.address(by: $0) != nil }.compactMap { approach(person, .way($0), after: .zero) }
        guard own.isEmpty else { return own }
        let devices = connections.first { $0.kind == .webpush }.flatMap { approach(person, .push, over: $0, .zero) }
        return [devices, approach(person, .way(.webhook), after: .zero)].compactMap { $0 }
    }

    func approach(_ person: Person, _ by: Person.Reach.By, after: Duration) -> Approach? {
        switch by {
        case .way(let way):
            // A capture carries every way and reaches nobody: beside a connection that does, it must not swallow a page.
            let carriers = connections.filter { $0.kind.carries.contains(way) }
            let real = carriers.filter { $0.kind != .capture }
            // Who has a topic written in the runbook is pushed to there, whatever devices they may have.
            let written = real.first { $0.kind != .webpush && person.address(by: way) != nil }
            let carrier = written ?? real.first { $0.kind == .webpush } ?? real.first ?? carriers.first
            return carrier.flatMap { approach(person, way, over: $0, after) }
        case .connection(let name):
            guard let connection = connection(named: name) else { return nil }
            let ways = connection.kind.carries
            let way = ways.first { person.address(by: $0) != nil } ?? ways.first
            return way.flatMap { approach(person, $0, over: connection, after) }
        }
    }

    /// A capture keeps what it is given and needs no address.
    private func approach(_ person: Person, _ way: Way, over connection: Connection, _ after: Duration) -> Approach? {
        let address = person.address(by: way, over: connection) ?? (connection.kind == .capture ? person.name.text : nil)
        return address.map { Approach(way: way, connection: connection.name, address: $0, after: after) }
    }
}
