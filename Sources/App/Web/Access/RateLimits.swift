package import Runbooks
internal import Synchronization
package import Vocabulary

/// How many requests each source may still send: a bucket that holds a minute's worth and fills evenly.
package final class RateLimits: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: Moment
    }

    private let buckets = Mutex<[SourceName: Bucket]>([:])

    package init() {}

    /// Takes one. Answers the seconds to wait when there is none.
    package func take(_ source: Source, at now: Moment) -> Int? {
        guard let rate = source.rateEachMinute.map(Double.init), rate > 0 else { return nil }
        return buckets.withLock { buckets in
            var bucket = buckets[source.name] ?? Bucket(tokens: rate, filledAt: now)
            let passed = max(0, Double((now - bucket.filledAt).milliseconds) / 60_000)
            bucket.tokens = min(rate, bucket.tokens + passed * rate)
            bucket.filledAt = now
            defer { buckets[source.name] = bucket }
            guard bucket.tokens < 1 else {
                bucket.tokens -= 1
                return nil
            }
            return max(1, Int(((1 - bucket.tokens) / rate * 60).rounded(.up)))
        }
    }
}
