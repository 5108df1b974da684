package import Vocabulary

/// Whose leave an event is. It is read by a rule that everybody can say, because a visitor's name must not take somebody off the rota:
///
/// > The title is somebody's name, full name or address; or begins with it and goes on after a colon, a dash or a bracket. If it names nobody,
/// > theirs is the only address in the event: as its only attendee, or as the organizer of an event that nobody is asked to.
package struct LeaveNames: Sendable {
    package enum Finding: Hashable, Sendable {
        case person(PersonName)
        /// Cancelled, or spent at work elsewhere.
        case noLeave
        /// Why not: `names nobody of this runbook`.
        case nobody(String)
    }

    private var people: [String: Set<PersonName>] = [:]
    private var addresses: [String: Set<PersonName>] = [:]

    package init() {}

    package mutating func add(_ name: PersonName, fullName: String, email: String?) {
        let words = Self.plain(fullName).split(separator: " ").map(String.init)
        var known: Set = [Self.plain(name.text), words.joined(separator: " ")]
        // Outlook's lists have the family name first: `Berg, Ana`.
        if let last = words.last, words.count > 1 { known.insert("\(last), \(words.dropLast().joined(separator: " "))") }
        if let email {
            known.insert(Self.plain(email))
            addresses[Self.plain(email), default: []].insert(name)
        }
        for word in known where !word.isEmpty { people[word, default: []].insert(name) }
    }

    package func whose(_ event: LeaveEvent) -> Finding {
        if event.isCancelled || event.isAtWork { return .noLeave }
        if let named = Self.beginnings(of: Self.plain(event.title)).lazy.compactMap({ people[$0] }).first { return finding(named) }
        let asked = event.attendees.isEmpty ? event.organizer.map { [$0] } ?? [] : event.attendees
        guard asked.count <= 1 else { return .nobody("names nobody of this runbook, and \(asked.count) are asked to it") }
        guard let found = asked.first.flatMap({ addresses[Self.plain($0)] }) else { return .nobody("names nobody of this runbook") }
        return finding(found)
    }

    private func finding(_ people: Set<PersonName>) -> Finding {
        guard people.count == 1, let person = people.first else {
            return .nobody("could be \(people.sorted().map { "'\($0)'" }.joined(separator: " or "))")
        }
        return .person(person)
    }

    /// A name is no longer.
    private static let longest = 200
    private static let separators = [":", " -", " –", " —", " |", " (", " ["]

    /// The whole title and what stands before each separator, the longest first: a name may have a bracket of its own.
    private static func beginnings(of title: String) -> [String] {
        guard title.utf8.count > longest else { return all(title) }
        return all(title.clipped(to: longest)).dropFirst().map { $0 }
    }

    private static func all(_ title: String) -> [String] {
        let places = title.indices.filter { place in separators.contains { title[place...].hasPrefix($0) } }
        return [title] + places.reversed().map { plain(String(title[..<$0])) }
    }

    /// Without regard to case, and with single spaces.
    private static func plain(_ text: String) -> String { text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
