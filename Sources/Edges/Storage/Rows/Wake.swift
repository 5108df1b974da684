package import Vocabulary

/// An incident that wants to be asked again. One for each incident at most: the earliest thing it waits for.
package struct Wake: Hashable, Sendable {
    package var incident: IncidentID
    package var due: Moment

    package init(incident: IncidentID, due: Moment) {
        self.incident = incident
        self.due = due
    }
}
