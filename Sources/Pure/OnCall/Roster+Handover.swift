package import Vocabulary

/// The next time other people are on call.
package struct Handover: Hashable, Sendable {
    package var schedule: ScheduleName
    package var at: Moment
    package var outgoing: [PersonName]
    /// Empty: nobody takes over, a gap begins.
    package var incoming: [PersonName]

    package init(schedule: ScheduleName, at: Moment, outgoing: [PersonName], incoming: [PersonName]) {
        self.schedule = schedule
        self.at = at
        self.outgoing = outgoing
        self.incoming = incoming
    }
}

extension Roster {
    /// Nil when the same people stay for the next eight years. A turn that goes to the same people again is no hand-over.
    package func nextHandover(of name: ScheduleName, after moment: Moment) -> Handover? {
        var (start, days) = (moment, Int64(8))
        let outgoing = onCall(name, at: moment)
        // Most hand-overs are within days; looking years ahead is for those that are not.
        while days <= 4096 {
            let end = moment + .days(days)
            if let next = shifts(of: name, from: start, to: end).first(where: { $0.people != outgoing }) {
                return Handover(schedule: name, at: next.start, outgoing: outgoing, incoming: next.people)
            }
            (start, days) = (end, days * 8)
        }
        return nil
    }
}
