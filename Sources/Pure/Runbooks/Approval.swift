package import Vocabulary

/// Who has to agree before something is done or said, and how many of them.
package struct Approval: Hashable, Sendable, CustomStringConvertible {
    package var of: [Party]
    /// That many people, whoever of them; nil: somebody of each party.
    package var atLeast: Int?

    package init(_ of: [Party], atLeast: Int? = nil) {
        self.of = of
        self.atLeast = atLeast
    }

    package static func seat(_ name: SeatName) -> Approval { Approval([.seat(name)]) }
    package static func person(_ name: PersonName) -> Approval { Approval([.person(name)]) }

    /// `lead`, `lead and cto`, `2 of lead, cto, ceo`.
    package var words: String {
        guard let atLeast else { return of.map(\.words).joined(separator: " and ") }
        return "\(atLeast) of \(of.map(\.words).joined(separator: ", "))"
    }

    /// `seat:lead`, `seat:lead, person:ana`, `2 of seat:lead, person:ana`.
    package var description: String { (atLeast.map { "\($0) of " } ?? "") + of.map(\.description).joined(separator: ", ") }
}
