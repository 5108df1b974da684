import Outbound
import Testing
import Vocabulary

@Suite("How long a letter rests")
struct BackoffTests {
    @Test("pauses grow, spread by a fifth either way", arguments: zip(1...4, [2, 5, 10, 20]))
    func grows(attempt: Int, seconds: Int64) {
        #expect(Backoff.pause(attempt: attempt, jitter: 0) == .milliseconds(seconds * 800))
        #expect(Backoff.pause(attempt: attempt, jitter: 0.5) == .seconds(seconds))
        #expect(Backoff.pause(attempt: attempt, jitter: 0.999)! < .milliseconds(seconds * 1200))
    }

    @Test("no pause when no attempt is left", arguments: Limits.sendAttempts...Limits.sendAttempts + 3)
    func usedUp(attempt: Int) { #expect(Backoff.pause(attempt: attempt, jitter: 0.5) == nil) }

    @Test("further attempts than the table has rest as long as the last")
    func beyond() { #expect(Backoff.pause(attempt: 9, jitter: 0.5, attemptsMax: 20) == .seconds(20)) }

    struct Wish: Sendable {
        let asked: Duration
        let given: Duration
    }

    @Test(
        "a provider's wish is honoured, within a cap, and never shortens ours",
        arguments: [
            Wish(asked: .seconds(1), given: .seconds(2)), Wish(asked: .seconds(9), given: .seconds(9)), Wish(asked: .hours(5), given: .minutes(1)),
        ])
    func wish(_ wish: Wish) { #expect(Backoff.pause(attempt: 1, jitter: 0.5, retryAfter: wish.asked) == wish.given) }

    @Test("jitter out of range is taken as the nearest in range", arguments: [(-3.0, 1600), (7.0, 2400)])
    func jitter(value: Double, milliseconds: Int) { #expect(Backoff.pause(attempt: 1, jitter: value) == .milliseconds(milliseconds)) }
}
