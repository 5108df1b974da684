package import OnCall
package import Runbooks
package import Vocabulary

/// What can be said of a runbook before anything breaks: who would be asked, on which rung and when, for an incident of each severity raised
/// at any instant of a window. Nothing is sampled. A service has no ladder of its own, so what holds for a severity holds for it in
/// every service.
package struct Proof: Sendable {
    package let runbook: Runbook
    /// What was looked at; shorter than what was asked for where too much changes in it.
    package var window: Range<Moment> { horizon.window }
    let horizon: Horizon
    package let assumptions: Assumptions
    let attendance: Attendance
    /// Each ladder, as urgently as some severity climbs it.
    package let climbs: [Climb]

    /// One ladder and everything it comes to.
    package struct Climb: Sendable {
        package var ladder: Ladder
        package var urgency: Severity.Urgency
        /// Those that set it off.
        package var severities: [Severity]
        /// In order, without holes.
        package var passages: [Passage]

        /// What an incident raised at an instant of the window comes to.
        package func course(at moment: Moment) -> Course? {
            var low = 0
            var high = passages.count
            while low < high {
                let middle = (low + high) / 2
                if passages[middle].end <= moment { low = middle + 1 } else { high = middle }
            }
            return passages.indices.contains(low) && passages[low].start <= moment ? passages[low].course : nil
        }
    }

    /// - Parameters:
    ///   - window: The instants at which an incident may be raised.
    ///   - overrides: Those a server knows; a runbook has none.
    ///   - absences: Who is on leave.
    ///   - most: How many times people are asked, in all courses together, before no further instant is looked at.
    package init(
        of runbook: Runbook, over window: Range<Moment>, overrides: [Override] = [], absences: [Absence] = [],
        assuming assumptions: Assumptions = Assumptions(), asking most: Int = Limits.proofAsked
    ) {
        self.runbook = runbook
        self.assumptions = assumptions
        var horizon = Horizon(runbook, over: window)
        let attendance = Attendance(runbook, over: horizon.window, overrides: overrides, absences: absences)
        self.attendance = attendance
        var climbs: [Climb] = []
        for severity in runbook.severities {
            guard let ladder = severity.ladder.flatMap({ runbook.ladders[$0] }) else { continue }
            if let known = climbs.firstIndex(where: { $0.ladder.name == ladder.name && $0.urgency == severity.urgency }) {
                climbs[known].severities.append(severity)
            } else {
                climbs.append(Climb(ladder: ladder, urgency: severity.urgency, severities: [severity], passages: []))
            }
        }
        var left = most
        for place in climbs.indices {
            let climb = climbs[place]
            let (passages, asked) = attendance.passages(
                up: climb.ladder, urgency: climb.urgency, to: horizon.window.upperBound, asking: left / (climbs.count - place))
            climbs[place].passages = passages
            left -= asked
            if let last = passages.last { horizon.end(at: last.end, because: climb.ladder.name) }
        }
        for place in climbs.indices { climbs[place].cut(at: horizon.window.upperBound) }
        self.climbs = climbs
        self.horizon = horizon
    }

    /// Everything found, by place. What only follows from an empty schedule is told with it.
    package var findings: [Diagnostic] {
        let gaps = Gaps(uncovered: uncovered, quiet: quietSchedules)
        let late = timing(beside: gaps.schedules), twice = sameTwice(beside: gaps.schedules)
        let follows = late.follows.merging(twice.follows, uniquingKeysWith: +)
        let empty = told(gaps, follows, margins: late.margins)
        let found = unseen + empty + crowds + onLeave + late.findings + twice.findings + Consistency(of: runbook).findings
        return found.sorted { ($0.place, $0.code.rawValue, $0.message) < ($1.place, $1.code.rawValue, $1.message) }
    }

    /// The last half hour of each working day, in which the next rung already waits for the morning, is true and helps nobody. Hours in which
    /// nobody at all is woken are told however few they are.
    func isWorthTelling(_ stretches: Stretches) -> Bool { stretches.total * 50 >= window.upperBound - window.lowerBound }
}

extension Attendance {
    /// From one instant to the next at which an incident would fare differently, to the end of the window, or until that is too much.
    func passages(up ladder: Ladder, urgency: Severity.Urgency, to last: Moment, asking most: Int) -> (found: [Passage], asked: Int) {
        let asked = ladder.rungs.map { self.asked($0, urgency: urgency) }
        var found: [Passage] = []
        var start = window.lowerBound
        var size = 0
        while start < last, size <= most {
            let ascent = Ascent(ladder, asking: asked, open: open, raisedAt: start)
            let end = min(ascent.end, last)
            size += ascent.course.size
            if let last = found.last, last.course == ascent.course {
                found[found.count - 1].end = end
            } else {
                found.append(Passage(start: start, end: end, course: ascent.course))
            }
            start = end
        }
        return (found, size)
    }
}
