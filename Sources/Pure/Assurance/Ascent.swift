internal import Runbooks
internal import Vocabulary

/// Climbs a ladder for an incident raised at one instant that nobody answers, by the engine's own rules, and learns on the way until when
/// an incident raised later would fare the same: each thing it asks about time says how long the answer stands.
struct Ascent {
    private let ladder: Ladder
    /// As the rungs are; nil: a ticket asks nobody.
    private let asked: [Steady<Attendance.Asked>?]
    private let open: Steady<Bool>
    private let raised: Moment
    /// The first later instant at which an incident may fare differently.
    private(set) var end = Moment.distantFuture
    private(set) var course = Course()

    private var now = Course.Time.after(.zero)
    private var startedAt = Course.Time.after(.zero)
    private var round = 0
    private var next = 0
    private var reached: (rung: Int, at: Course.Time)?
    private var repeats = 0

    /// A ladder that goes round between hours that never meet is given up.
    private static let stepsMax = 2_000

    init(_ ladder: Ladder, asking asked: [Steady<Attendance.Asked>?], open: Steady<Bool>, raisedAt raised: Moment) {
        self.ladder = ladder
        self.asked = asked
        self.open = open
        self.raised = raised
        for _ in 0..<Self.stepsMax where !step() { return }
    }

    /// Whether there is another one.
    private mutating func step() -> Bool {
        let again = nextRepeat
        if next < ladder.rungs.count {
            let due = startedAt + slot
            if let again, isEarlier(again, than: due) {
                now = later(again, now)
                repeatPage()
            } else {
                now = later(due, now)
                if !waitForHours() { reach() }
            }
            return true
        }
        if let again {
            now = later(again, now)
            repeatPage()
            return true
        }
        return beginRound()
    }

    // MARK: Times

    private func moment(_ time: Course.Time) -> Moment { time.moment(raisedAt: raised) }

    /// What is asked at a time that moves with the incident stands until the incident is so much later that the answer is another.
    private mutating func ask<Value>(_ steady: Steady<Value>) -> (value: Value, until: Moment) {
        let answer = steady.at(moment(now))
        if case .after(let duration) = now, answer.until < .distantFuture { end = min(end, answer.until - duration) }
        return answer
    }

    private mutating func isEarlier(_ a: Course.Time, than b: Course.Time) -> Bool {
        switch (a, b) {
        // One moves with the incident and the other does not: they meet.
        case (.after(let duration), .at(let fixed)):
            let meeting = fixed - duration
            if raised < meeting { end = min(end, meeting) }
        case (.at(let fixed), .after(let duration)):
            let meeting = fixed - duration + .milliseconds(1)
            if raised < meeting { end = min(end, meeting) }
        case (.after, .after), (.at, .at): break
        }
        return moment(a) < moment(b)
    }

    private mutating func later(_ a: Course.Time, _ b: Course.Time) -> Course.Time { isEarlier(a, than: b) ? b : a }

    // MARK: Rungs

    /// When the next rung comes, counted from the start of the round: a skipped rung hands its time to the one after it.
    private var slot: Duration {
        guard let last = ladder.rungs.last else { return .zero }
        guard let reached = reached?.rung else { return ladder.rungs[0].at }
        let given = ladder.rungs[reached].at
        let after = ladder.rungs[(reached + 1)...].prefix(max(0, next - reached))
        return after.first { $0.at > given }?.at ?? min(max(given, ladder.rungs[min(next, ladder.rungs.count - 1)].at), last.at)
    }

    private mutating func isWithin(_ hours: Rung.Hours) -> Bool {
        switch hours {
        case .always: true
        case .businessHours: ask(open).value
        case .outOfHours: !ask(open).value
        }
    }

    /// When no rung that pages may page at this hour, the climb waits for the first one that may.
    private mutating func waitForHours() -> Bool {
        guard !isWithin(ladder.rungs[next].when) else { return false }
        let paging = ladder.rungs.filter(\.pages)
        for rung in paging.isEmpty ? ladder.rungs : paging where isWithin(rung.when) { return false }
        let until = ask(open).until
        guard until < .distantFuture else { return false }
        startedAt = .at(until - slot)
        return true
    }

    private mutating func reach() {
        if !isWithin(ladder.rungs[next].when) { return skip(.outsideHours) }
        guard let people = asked[next] else { return reached(by: .nobody, isRepeat: false) }
        let asked = ask(people).value
        if asked.people.isEmpty { return skip(asked.meant.isEmpty ? .nobodyOnCall : .unreachable) }
        reached(by: asked, isRepeat: false)
    }

    private mutating func reached(by asked: Attendance.Asked, isRepeat: Bool) {
        let rung = isRepeat ? reached?.rung ?? next : next
        course.steps.append(
            Course.Step(
                rung: rung, round: round, isRepeat: isRepeat, pages: ladder.rungs[rung].pages, time: now, people: asked.people, away: asked.away))
        repeats = isRepeat ? repeats + 1 : 0
        reached = (rung, now)
        next = max(next, rung + 1)
    }

    private mutating func skip(_ reason: Course.Reason) {
        if round == 0 { course.skips.append(Course.Skip(rung: next, because: reason, time: now)) }
        next += 1
    }

    private var nextRepeat: Course.Time? {
        guard let reached, let again = ladder.rungs[reached.rung].again, repeats < again.times else { return nil }
        return reached.at + max(again.every, Limits.rungRepeatMin)
    }

    /// A repeat that finds nobody counts as one.
    private mutating func repeatPage() {
        guard let rung = reached?.rung else { return }
        guard let people = asked[rung] else { return reached(by: .nobody, isRepeat: true) }
        let asked = ask(people).value
        if !asked.people.isEmpty { return reached(by: asked, isRepeat: true) }
        repeats += 1
        reached = (rung, now)
    }

    private mutating func beginRound() -> Bool {
        guard let reached, round + 1 < min(ladder.rounds, Limits.ladderRounds) else { return false }
        now = later(startedAt + slot, reached.at) + max(ladder.pause, Limits.rungRepeatMin)
        startedAt = now
        round += 1
        (next, repeats, self.reached) = (0, 0, nil)
        return true
    }
}
