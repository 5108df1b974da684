package import OnCall
package import Vocabulary

extension Promise {
    /// By when it must be kept when it begins at `start`; nil when there is no such time (`best effort`, `none`). Whether business
    /// hours count is asked at the start: a promise does not change while it runs.
    package func due(from start: Moment, in calendar: BusinessCalendar) -> Moment? {
        let target = calendar.isOpen(at: start) ? target : outOfHours ?? target
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
        case .bestEffort, .next, .none: nil
        }
    }
}
