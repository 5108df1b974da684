package import Engine
package import Vocabulary

package struct DutyRow: Hashable, Sendable {
    package var incident: IncidentID
    package var duty: Incident.Duty

    package init(incident: IncidentID, duty: Incident.Duty) {
        self.incident = incident
        self.duty = duty
    }
}

package struct DutyQuery: Hashable, Sendable {
    /// Only duties whose state is open.
    package var open: Bool?
    package var incident: IncidentID?
    package var dueBefore: Moment?
    package var limit: Int

    package init(open: Bool? = nil, incident: IncidentID? = nil, dueBefore: Moment? = nil, limit: Int = 200) {
        self.open = open
        self.incident = incident
        self.dueBefore = dueBefore
        self.limit = limit
    }
}
