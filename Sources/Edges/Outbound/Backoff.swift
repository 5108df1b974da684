internal import Vocabulary

/// How long a letter rests before the next attempt. Short, because somebody should be awake by now.
package enum Backoff {
    /// Before the second, third … attempt; the last goes for all further ones.
    private static let pauses: [Duration] = [.seconds(2), .seconds(5), .seconds(10), .seconds(20)]
    /// A provider may ask for more patience than ours, up to this.
    package static let retryAfterMax = Duration.minutes(1)

    /// - attempt: how many have been made, from 1.
    /// - jitter: 0 ..< 1, spreads the pause by a fifth either way so that letters which failed together do not return together.
    ///
    /// Nil when no attempt is left.
    package static func pause(attempt: Int, jitter: Double, retryAfter: Duration? = nil, attemptsMax: Int = Limits.sendAttempts) -> Duration? {
        guard attempt < attemptsMax else { return nil }
        let pause = pauses[min(max(attempt, 1), pauses.count) - 1]
        let spread = Duration.milliseconds(Int64(Double(pause.milliseconds) * (0.8 + 0.4 * min(max(jitter, 0), 1))))
        guard let retryAfter else { return spread }
        return max(spread, min(retryAfter, retryAfterMax))
    }
}
