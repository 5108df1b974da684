package import Vocabulary

/// What a ladder comes to for an incident that nobody answers: who is asked on which rung, and when. It holds for every incident raised
/// within one stretch of time; see `Passage`.
package struct Course: Hashable, Sendable {
    /// So long after the incident was raised; or at an instant, whenever it was, because what could wait did.
    package enum Time: Hashable, Sendable {
        case after(Duration)
        case at(Moment)
    }

    package struct Step: Hashable, Sendable {
        /// Counts from 0, as the rounds do.
        package var rung: Int
        package var round: Int
        package var isRepeat: Bool
        /// Whether it wakes people; a mention names them somewhere, a ticket names nobody.
        package var pages: Bool
        package var time: Time
        /// Everybody who is asked.
        package var people: [PersonName]
        /// Those of them who are on leave.
        package var away: [PersonName]

        /// Who could answer.
        package var present: [PersonName] { people.filter { !away.contains($0) } }
    }

    package enum Reason: Hashable, Sendable { case nobodyOnCall, unreachable, outsideHours }

    package struct Skip: Hashable, Sendable {
        package var rung: Int
        package var because: Reason
        /// When somebody would have been asked.
        package var time: Time
    }

    package var steps: [Step] = []
    /// The rungs of the first round that were passed over.
    package var skips: [Skip] = []

    /// The first round's pages, without repeats.
    package var pages: [Step] { steps.filter { $0.pages && $0.round == 0 && !$0.isRepeat } }
    var hasLeave: Bool { steps.contains { !$0.away.isEmpty } }
    /// The same if nobody were on leave: a schedule does not know of it.
    var withoutLeave: Course {
        var course = self
        for place in steps.indices { course.steps[place].away = [] }
        return course
    }
    /// Somebody who could answer is woken, sooner or later.
    package var wakesSomebody: Bool { steps.contains { $0.pages && $0.people.count > $0.away.count } }
}

extension Course.Time {
    package func moment(raisedAt raised: Moment) -> Moment {
        switch self {
        case .after(let duration): raised + duration
        case .at(let moment): moment
        }
    }

    static func + (time: Course.Time, duration: Duration) -> Course.Time {
        switch time {
        case .after(let first): .after(first + duration)
        case .at(let moment): .at(moment + duration)
        }
    }
}

/// Every incident raised from `start` until before `end` takes the same course.
package struct Passage: Hashable, Sendable {
    package var start: Moment
    package var end: Moment
    package var course: Course

    package var range: Range<Moment> { start..<end }
}
