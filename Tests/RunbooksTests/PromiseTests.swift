import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Promises")
struct PromiseTests {
    private let office = BusinessCalendar(
        zone: "UTC", hours: [HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 540, end: 1020)])
    /// A Monday.
    private let noon = Moment(rfc3339: "2026-03-02T12:00:00Z")!, night = Moment(rfc3339: "2026-03-02T23:00:00Z")!

    @Test("a target of a span is due when the span is over, a range when its end is, and `at most` at its bound")
    func spans() {
        #expect(Promise(.within(.exact(.minutes(5)))).due(from: noon, in: office) == noon + .minutes(5))
        #expect(Promise(.between(.exact(.hours(24)), .exact(.hours(48)))).due(from: noon, in: office) == noon + .hours(48))
        #expect(Promise(.immediately(atMost: .exact(.minutes(15)))).due(from: noon, in: office) == noon + .minutes(15))
    }

    @Test("what has no end is never due", arguments: [Target.bestEffort, .none, .immediately(atMost: nil)])
    func endless(_ target: Target) { #expect(Promise(target).due(from: noon, in: office) == nil) }

    @Test("what is owed without a deadline is due at the end of all time, and reminded of", arguments: [Target.withoutUndueDelay, .next("release")])
    func neverLate(_ target: Target) {
        #expect(Promise(target).due(from: noon, in: office) == .distantFuture)
        #expect(target.rhythm == (target == .withoutUndueDelay ? .days(1) : .days(7)))
        #expect(Terms(Promise(.within(.exact(.hours(1))), outOfHours: target)).rhythm == target.rhythm)
    }

    @Test("another target counts out of hours, decided when the promise begins")
    func outOfHours() {
        let promise = Promise(.within(.exact(.minutes(15))), outOfHours: .within(.exact(.hours(1))))
        #expect(promise.due(from: noon, in: office) == noon + .minutes(15))
        #expect(promise.due(from: night, in: office) == night + .hours(1))
    }
}
