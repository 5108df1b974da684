internal import OnCall
package import Vocabulary

extension Way {
    /// Rings or buzzes beside a bed. Mail and chat wait until somebody looks.
    package var isLoud: Bool {
        switch self {
        case .push, .sms, .call: true
        case .email, .slack, .webhook: false
        }
    }

    /// The quietest first. A webhook tells nobody in person, so it comes last.
    fileprivate static let quietestFirst: [Way] = [.email, .slack, .push, .sms, .call, .webhook]
}

/// A message that wakes nobody: by which way, and when it leaves.
package struct QuietApproach: Hashable, Sendable {
    package var approach: Approach
    package var leaves: Moment
}

extension Runbook {
    /// How somebody hears of what asks for no answer: a reminder, a request, a hand-over. The first step of the `normal` rule they wrote, at any
    /// hour: they chose it. Without one the quietest way there is, and when all of them are loud, not at night: it leaves in the
    /// morning where the person is, unless `due` comes before that.
    package func quietly(to name: PersonName, at now: Moment, due: Moment? = nil) -> QuietApproach? {
        guard let person = people[name] else { return nil }
        if let chosen = person.normal.lazy.compactMap({ approach(person, $0.by, after: .zero) }).first {
            return QuietApproach(approach: chosen, leaves: now)
        }
        guard let quietest = Way.quietestFirst.lazy.compactMap({ approach(person, .way($0), after: .zero) }).first else { return nil }
        guard quietest.way.isLoud, let morning = morning(for: name, at: now), due.map({ $0 > morning }) ?? true else {
            return QuietApproach(approach: quietest, leaves: now)
        }
        return QuietApproach(approach: quietest, leaves: morning)
    }

    /// Where somebody lives: what the runbook says of them, else the zone of the first schedule they take turns in, else the runbook's.
    package func zone(of name: PersonName) -> String {
        if let zone = people[name]?.zone { return zone }
        let first = schedules.sorted { $0.key < $1.key }.first { members(of: .schedule($0.key)).contains(name) }
        return first?.value.zone ?? zone
    }

    /// When the night ends where somebody is; nil by day.
    private func morning(for name: PersonName, at now: Moment) -> Moment? {
        let clock = WallClock.of(zone(of: name))
        let time = clock.wallTime(at: now)
        let hour = time.minuteOfDay / 60
        guard hour >= Limits.nightBegins || hour < Limits.nightEnds else { return nil }
        let day = hour >= Limits.nightBegins ? time.day + 1 : time.day
        return clock.moment(of: WallTime(day: day, minuteOfDay: Limits.nightEnds * 60))
    }
}
