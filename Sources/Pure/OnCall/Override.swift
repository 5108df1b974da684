package import Vocabulary

/// A person takes a schedule, or one colleague's shifts in it, for a while. Made while the server runs, so it lives in the
/// journal and not in the runbook; the newest wins where two overlap.
package struct Override: Hashable, Sendable {
    package var id: Int64
    package var schedule: ScheduleName
    package var person: PersonName
    /// Only this person's shifts are taken; nil takes whoever's they are.
    package var replaces: PersonName?
    package var start: Moment
    package var end: Moment

    package init(id: Int64, schedule: ScheduleName, person: PersonName, replaces: PersonName? = nil, start: Moment, end: Moment) {
        self.id = id
        self.schedule = schedule
        self.person = person
        self.replaces = replaces
        self.start = start
        self.end = end
    }
}
