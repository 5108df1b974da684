package import OnCall
package import Vocabulary

extension Promise {
    /// By when it must be kept when it begins at `start`; nil when nothing is owed (`best effort`, `none`), and the end of all time when no
    /// moment makes it late. Whether business hours count is asked at the start: a promise does not change while it runs.
    package func due(from start: Moment, in calendar: BusinessCalendar) -> Moment? {
        let target = calendar.isOpen(at: start) ? target : outOfHours ?? target
        if target.isOpenEnded { return .distantFuture }
        return target.longest.map { calendar.moment(after: start, span: $0) }
    }
}

extension Target {
    /// The span after which it is missed. `immediately` alone has none: nothing could keep it.
    package var longest: Span? {
        switch self {
        case .within(let span): span
        case .immediately(let atMost): atMost
        case .between(_, let latest): latest
        case .bestEffort, .withoutUndueDelay, .next, .none: nil
        }
    }

    /// Owed, and never late: as soon as possible, or when something comes that no calendar knows.
    package var isOpenEnded: Bool {
        switch self {
        case .withoutUndueDelay, .next: true
        case .within, .immediately, .between, .bestEffort, .none: false
        }
    }

    /// How often whoever owes it is reminded while it is owed.
    package var rhythm: Duration? {
        switch self {
        case .withoutUndueDelay: .days(1)
        case .next: .days(7)
        case .within, .immediately, .between, .bestEffort, .none: nil
        }
    }
}
