package import Vocabulary

/// One page that left for somebody, for counting what being on call costs them.
package struct PageLoad: Hashable, Sendable {
    package var incident: IncidentID
    package var person: PersonName
    package var way: Way
    /// When it was to leave.
    package var at: Moment
    /// Nil while it is on its way.
    package var outcome: PageOutcome?
    package var isDrill: Bool

    package init(incident: IncidentID, person: PersonName, way: Way, at: Moment, outcome: PageOutcome?, isDrill: Bool) {
        self.incident = incident
        self.person = person
        self.way = way
        self.at = at
        self.outcome = outcome
        self.isDrill = isDrill
    }

    /// The order they are listed in: as they left.
    package static func earlier(_ a: PageLoad, _ b: PageLoad) -> Bool { (a.at, a.incident, a.person) < (b.at, b.incident, b.person) }
}
